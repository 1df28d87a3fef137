import Testing
import ToroidalArithmetic

@Suite("Resultants")
struct ResultantTests {
  @Test("the documented directions")
  func documented() {
    #expect(Resultant(of: [250, 4] as [UInt8]).direction() == 255)
    #expect(Resultant(of: [0, 0, 64] as [UInt8]).direction() == 19)
    #expect(Resultant(of: [0, 1] as [UInt8]).direction() == 0)
    #expect(Resultant(of: [0, 1] as [UInt8]).direction(rounding: .up) == 1)
    #expect(Resultant(of: [0, 64, 128, 192] as [UInt8]).direction() == nil)
    #expect(Resultant(of: [0, 64] as [UInt8], weights: [3, 3])?.direction() == 32)
    #expect(Resultant(of: [0, 64] as [UInt8], weights: [.max, 1]) == nil)
  }

  @Test("the documented directions in turns and exact directions")
  func documentedTurns() {
    #expect(Resultant(of: [0, 64] as [UInt8]).directionInTurns() == 0.125)
    #expect(Resultant(of: [0, 0, 64] as [UInt8]).directionInTurns() == 0.07379180882521663)
    #expect(Resultant(of: [0, 0, 64] as [UInt8]).directionInTurns(as: Float.self) == 0.07379181)
    #expect(
      Resultant(of: [0, 1] as [UInt8]).exactDirection == Midpoint(floor: 0, isHalfway: true))
    #expect(
      Resultant(of: [3, 5, 5, 7] as [UInt8]).exactDirection == Midpoint(floor: 5, isHalfway: false))
    #expect(Resultant(of: [0, 0, 64] as [UInt8]).exactDirection == nil)
    #expect(Resultant(of: [0, 128] as [UInt8]).directionInTurns() == nil)
  }

  @Test("the documented lengths")
  func documentedLengths() {
    #expect(Resultant(of: [7, 7, 7] as [UInt8]).meanLength == 1)
    #expect(Resultant(of: [0, 64] as [UInt8]).meanLength == 0.5.squareRoot())
    #expect(Resultant(of: [0, 128] as [UInt8]).meanLength == 0)
    #expect(Resultant(of: [] as [UInt8]).meanLength == nil)
    #expect(Resultant(of: [3] as [UInt8], weights: [0])?.meanLength == nil)
    // Two against one: a third of the length.
    #expect(Resultant(of: [0, 0, 128] as [UInt8]).meanLength == 1.0 / 3)
    #expect(Resultant(of: [0, 0, 0, 128] as [UInt8]).meanLength == 0.5)
  }

  @Test("all triples of 3-bit points point where the inner product is greatest")
  func triples() {
    typealias Point = UnsignedBits<3>
    let all = (0..<8).map { Point($0) }
    let half = 0.5.squareRoot()
    let cosines = [1, half, 0, -half, -1, -half, 0, half]
    for a in all {
      for b in all {
        for c in all {
          let products = all.map { q in
            [a, b, c].reduce(0) { $0 + cosines[Int(($1 &- q))] }
          }
          // Three unit vectors with directions in multiples of 45 degrees never vanish.
          guard let direction = Resultant(of: [a, b, c]).direction() else {
            Issue.record("\(a), \(b), \(c) vanish")
            continue
          }
          let best = products.max() ?? 0
          #expect(products[Int(direction)] > best - 1e-9, "\(a), \(b), \(c): \(direction)")
        }
      }
    }
  }

  @Test("all sets of 3-bit points vanish exactly if they are unions of antipodal pairs")
  func sets() {
    for set in 0..<256 {
      let points = (0..<8).filter { set >> $0 & 1 == 1 }.map { UnsignedBits<3>($0) }
      #expect(Resultant(of: points).vanishes == (set & 15 == set >> 4), "\(points)")
    }
  }

  @Test("a direction a hair off a boundary is told from one on it")
  func hairs() {
    // A weight of 1 beside 2^63 turns the direction by 2^−63 radians or less.
    let heavy: UInt64 = 1 << 63
    let off = Resultant(of: [0, 1] as [UInt8], weights: [heavy, 1])
    #expect(off?.direction(rounding: .down) == 0)
    #expect(off?.direction(rounding: .up) == 1)
    #expect(off?.exactDirection == nil)
    let under = Resultant(of: [0, 255] as [UInt8], weights: [heavy, 1])
    #expect(under?.direction(rounding: .down) == 255)
    #expect(under?.directionInTurns() == 0)
    #expect(under?.directionInTurns(rounding: .down) == 1 - 0x1p-53)
    let balanced = Resultant(of: [0, 1, 255] as [UInt8], weights: [heavy, 1, 1])
    #expect(balanced?.direction(rounding: .up) == 0)
    // A second difference: a sum of length (2π/2^64)^2, at right angles to nothing.
    let short = Resultant(of: [.max, 1, 1 << 63] as [UInt64], weights: [1, 1, 2])
    #expect(short?.vanishes == false)
    #expect(short?.exactDirection == Midpoint(floor: 1 << 63, isHalfway: false))
    // About (2π)^2/2^130.
    #expect(short?.meanLength ?? 0 > 0x1p-126)
    #expect(short?.meanLength ?? 1 < 0x1p-124)
  }

  @Test("128-bit and 1-bit points have directions too")
  func extremeWidths() {
    #expect(Resultant(of: [.max, 1] as [UInt128]).direction() == 0)
    #expect(Resultant(of: [.min, .max] as [Int128]).exactDirection?.isHalfway == true)
    let lopsided = Resultant(of: [0, 0, 1 << 126] as [UInt128])
    #expect(lopsided.directionInTurns() == 0.07379180882521663)
    #expect(Resultant(of: [0, -1] as [SignedBits<1>]).vanishes)
    #expect(Resultant(of: [0, -1, -1] as [SignedBits<1>]).direction() == -1)
  }

  @Test("equal sums of equal weight are equal")
  func equality() {
    #expect(Resultant(of: [1, 2, 130] as [UInt8]) == Resultant(of: [129, 1, 1] as [UInt8]))
    #expect(Resultant(of: [1] as [UInt8]) != Resultant(of: [1, 2, 130] as [UInt8]))
  }
}
