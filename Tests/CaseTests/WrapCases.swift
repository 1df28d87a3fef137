import Testing
import ToroidalArithmetic

/// Public reports of integers that wrapped in silence (kind W), put to the circular distance.
@Suite("Cases W: wrapping")
struct WrapCases {
  /// The distance from 0 to the least value of a signed type, which is 2^(w−1).
  private func distanceToMinimum<Scalar: FixedWidthInteger>(_: Scalar.Type) -> Scalar.Magnitude {
    (0 as Scalar).circularDistance(to: .min)
  }

  @Test("W01: the magnitude of -128 is 128, and no byte has a negative one")
  func magnitudeOfBytes() {
    #expect(distanceToMinimum(Int8.self) == 128)
    for byte in Int8.min...Int8.max {
      let distance = (0 as Int8).circularDistance(to: byte)
      #expect(Int(distance) == abs(Int(byte)))
      #expect((0 as Int8).displacement(to: byte).magnitude == distance)
    }
  }

  @Test("W02: the least value of every signed type has its true magnitude")
  func magnitudeOfMinima() {
    #expect(distanceToMinimum(Int8.self) == 1 << 7)
    #expect(distanceToMinimum(Int16.self) == 1 << 15)
    #expect(distanceToMinimum(Int32.self) == 1 << 31)
    #expect(distanceToMinimum(Int64.self) == 1 << 63)
    #expect(distanceToMinimum(Int128.self) == 1 << 127)
    #expect(distanceToMinimum(SignedBits<1>.self) == 1)
    #expect(distanceToMinimum(SignedBits<5>.self) == 16)
  }

  @Test("W03: one documented answer in this build mode as in every other")
  func magnitudeInEveryBuild() {
    #expect(distanceToMinimum(Int8.self).description == "128")
    #expect(distanceToMinimum(Int64.self).description == "9223372036854775808")
    #expect((0 as Int64).displacement(to: .min).description == "-9223372036854775808")
  }

  @Test("W05: a range test by magnitude is not passed by -2^31")
  func rangeTest() {
    let length: UInt32 = 5
    for position in [Int32.min, .min + 1, -6, 6, .max] {
      #expect((0 as Int32).circularDistance(to: position) > length, "\(position)")
    }
    for position in -5...5 as ClosedRange<Int32> {
      #expect((0 as Int32).circularDistance(to: position) <= length, "\(position)")
    }
  }

  @Test("W13: the midpoint of 2^63 - 3 and 2^63 - 1 is 2^63 - 2")
  func midpointNearTheTop() {
    let midpoint = Midpoint<Int64>(floor: 9_223_372_036_854_775_806, isHalfway: false)
    #expect((Int64.max - 2).midpoints(to: .max) == .unique(midpoint))
    #expect(Int64.max.midpoints(to: .max - 2) == .unique(midpoint))
  }

  @Test("W13: no pair of bytes has a midpoint off its arc")
  func midpointsOfBytes() {
    for a in UInt8.min...UInt8.max {
      for b in UInt8.min...UInt8.max {
        let distance = Int(a.circularDistance(to: b))
        let lies = a.midpoints(to: b).all.allSatisfy { midpoint in
          let before = Int(a.circularDistance(to: midpoint.rounded(.down)))
          let after = Int(a.circularDistance(to: midpoint.rounded(.up)))
          return before + after == distance
        }
        if !lies { Issue.record("\(a), \(b): \(a.midpoints(to: b))") }
      }
    }
  }

  @Test("W15: midpoints do not trap, and the rounding is named")
  func midpointRounding() throws {
    let top = try #require(Int8.max.midpoints(to: .max).unique)
    for rule in CircularRounding.allCases { #expect(top.rounded(rule) == 127) }
    let odd = try #require(Int8(-3).midpoints(to: 0).unique)
    #expect(odd.rounded(.down) == -2)
    #expect(odd.rounded(.up) == -1)
    #expect(odd.rounded(.toNearestOrDown) == -2)
    #expect(odd.rounded(.toNearestOrUp) == -1)
    #expect(odd.rounded(.toNearestOrEven) == -2)
  }

  @Test("W16: a difference of unsigned values that fits Int is that Int")
  func unsignedDifference() {
    #expect(Int(exactly: UInt.max.displacement(to: .max / 2)) == .min)
    for a in UInt8.min...UInt8.max {
      for b in UInt8.min...UInt8.max {
        let difference = Int(b) - Int(a)
        guard (-128...127).contains(difference) else { continue }
        if Int8(exactly: a.displacement(to: b)) != Int8(difference) {
          Issue.record("\(a) to \(b): \(a.displacement(to: b))")
        }
      }
    }
  }

  @Test("W17: steps of 3 up to Int8.max end at 126, and the step after it leaves the arc")
  func strideToTheEnd() {
    let arc = Arc<Int8>.closed(from: 0, to: 127)
    var steps: [Int8] = [0]
    while let last = steps.last, arc.contains(last &+ 3) { steps.append(last &+ 3) }
    #expect(steps.count == 43)
    #expect(steps.last == 126)
    #expect(steps.allSatisfy { Int($0) % 3 == 0 })
  }

  @Test("W18: the range of all 64-bit integers but one has 2^64 - 1 steps, and the circle 2^64")
  func countOfFullRange() {
    #expect(Arc<Int64>.closed(from: .min, to: .max).length == UInt320(UInt64.max))
    #expect(Arc<Int64>.circle.length == UInt320(UInt128(1) << 64))
    for a in UInt8.min...UInt8.max {
      for b in UInt8.min...UInt8.max {
        let length = Arc.closed(from: a, to: b).length
        if length != UInt320(UInt64(b &- a)) { Issue.record("\(a) to \(b): \(length)") }
      }
    }
  }
}
