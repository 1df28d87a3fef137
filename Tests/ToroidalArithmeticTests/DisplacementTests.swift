import Testing
import ToroidalArithmetic

@Suite("Displacement")
struct DisplacementTests {
  @Test("the documented displacements")
  func documented() {
    #expect(Int(exactly: UInt8(250).displacement(to: 3)) == 9)
    #expect(Int(exactly: UInt8(3).displacement(to: 250)) == -9)
    #expect(Int(exactly: UInt8(0).displacement(to: 128)) == -128)
    #expect(UInt8(0).displacement(to: 128).isHalfTurn)
    #expect(
      Int(exactly: UInt.max.displacement(to: UInt.max / 2)) == -9_223_372_036_854_775_808)
  }

  @Test("translation undoes displacement, and displacement translation")
  func translation() {
    for a in Int8.min...Int8.max {
      for b in stride(from: Int8.min, through: 124, by: 3) {
        let displacement = a.displacement(to: b)
        if a.translated(by: displacement) != b { Issue.record("\(a), \(b)") }
        let step = Displacement(residue: b)
        if a.displacement(to: a.translated(by: step)) != step { Issue.record("\(a), \(b)") }
      }
    }
  }

  @Test("it is odd, except at the antipode")
  func oddness() {
    for b in UInt8.min...UInt8.max {
      let (there, back) = (UInt8(7).displacement(to: b), b.displacement(to: 7))
      let (d, e) = (Int(exactly: there), Int(exactly: back))
      #expect(d.map { -$0 } == e || (there.isHalfTurn && d == e))
    }
  }

  @Test("signed and unsigned scalars have the same displacements")
  func signedness() {
    for residue in UInt8.min...UInt8.max {
      let unsigned = Displacement(residue: residue)
      let signed = Displacement(residue: Int8(bitPattern: residue))
      #expect(unsigned.isNegative == signed.isNegative)
      #expect(unsigned.magnitude == signed.magnitude)
      #expect(unsigned.description == signed.description)
      #expect(unsigned.description == "\(Int8(bitPattern: residue))")
    }
  }

  @Test("they are ordered as signed integers")
  func order() {
    let sorted = (UInt8.min...UInt8.max).map { Displacement(residue: $0) }.sorted()
    #expect(sorted.map { Int(exactly: $0) } == Array(-128...127))
    #expect(!(Displacement<Int8>(residue: 5) < Displacement<Int8>(residue: 5)))
  }

  @Test("conversions are exact or nil")
  func conversions() {
    let halfTurn = UInt8(0).displacement(to: 128)
    #expect(Int8(exactly: halfTurn) == -128)
    #expect(UInt8(exactly: halfTurn) == nil)
    #expect(SignedBits<7>(exactly: halfTurn) == nil)
    #expect(UInt8(exactly: UInt8(0).displacement(to: 127)) == 127)
    #expect(SignedBits<7>(exactly: UInt8(0).displacement(to: 64)) == nil)
    #expect(SignedBits<7>(exactly: UInt8(64).displacement(to: 0)) == -64)
    #expect(Int128(exactly: UInt128(0).displacement(to: 1 << 127)) == .min)
    #expect(Int64(exactly: UInt128(0).displacement(to: 1 << 127)) == nil)
    #expect(SignedBits<1>(exactly: SignedBits<1>(0).displacement(to: -1)) == -1)
  }
}
