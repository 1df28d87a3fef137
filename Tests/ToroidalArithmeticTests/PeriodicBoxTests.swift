import Testing
import ToroidalArithmetic

@Suite("Periodic boxes")
struct PeriodicBoxTests {
  private typealias Step = AxisStep<Int8>

  @Test("the documented wraps, distances and images")
  func documented() throws {
    let axis = try #require(BoxAxis<Int8>(period: 100))
    #expect(axis.wrapped(-128) == 72)
    #expect(axis.distance(from: 99, to: -99) == 2)
    #expect(BoxAxis<Int8>.open.distance(from: 127, to: -128) == 255)
    #expect(BoxAxis<Int32>(period: 100)?.minimumImage(from: 51, to: 49).unique == AxisStep(-2))
    #expect(
      BoxAxis<Int32>(period: 100)?.minimumImage(from: 0, to: 50)
        == .pair(AxisStep(-50), AxisStep(50)))
    #expect(BoxAxis<Int32>(period: 5)?.minimumImage(from: 0, to: 3) == .unique(AxisStep(-2)))
    let screen = try PeriodicBox<Int32>(periods: [100, 100])
    #expect(screen.wrapped([-1, 250]) == [99, 50])
    let film = try PeriodicBox<Int32>(periods: [10, 10, nil])
    #expect(film.wrapped([9, 11, 13]) == [9, 1, 13])
    let odd = try PeriodicBox<Int>(periods: [10, 9, nil])
    #expect(odd.antipodalAxes(of: [0, 0, 0], and: [5, 4, 5]) == [0])
    let box = try PeriodicBox<Int>(periods: [100, 7])
    #expect(box.leeDistance(from: [99, 0], to: [1, 5]) == 4)
    #expect(box.squaredDistance(from: [99, 0], to: [1, 5]) == 8)
    #expect(box.chebyshevDistance(from: [99, 0], to: [1, 5]) == 2)
  }

  @Test("periods are at least 1, and the first that is not is named")
  func periods() {
    #expect(throws: PeriodicBoxError.periodBelowOne(axis: 1)) {
      try PeriodicBox<Int32>(periods: [10, 0, -3])
    }
    #expect(throws: PeriodicBoxError.periodBelowOne(axis: 0)) {
      try PeriodicBox<Int8>(periods: [Int8.min])
    }
    #expect(BoxAxis<UInt8>(period: 0) == nil)
    #expect(BoxAxis<SignedBits<1>>(period: -1) == nil)
  }

  /// Checks everything about one axis for all coordinates, against integers of Int.
  private func checkAxis<Coordinate: FixedWidthInteger>(_: Coordinate.Type) throws {
    let all = (Int(Coordinate.min)...Int(Coordinate.max)).map { Coordinate(truncatingIfNeeded: $0) }
    for period in all where period > 0 {
      let axis = try #require(BoxAxis(period: period))
      let length = Int(period)
      for a in all {
        #expect(Int(axis.wrapped(a)) == (Int(a) % length + length) % length)
        for b in all {
          let lifts = (-2...2).map { (Int(b) - Int(a)) % length + $0 * length }
          let least = lifts.map(abs).min() ?? 0
          let expected = Set(lifts.filter { abs($0) == least }).sorted()
          let found = axis.minimumImage(from: a, to: b)
          #expect(found.all.map { Int(exactly: $0) } == expected)
          #expect(Int(axis.distance(from: a, to: b)) == least)
          // In [−L/2, L/2) for even periods, [−(L − 1)/2, (L − 1)/2] for odd ones.
          let displacement = try #require(Int(exactly: found.displacement))
          #expect(2 * displacement >= -length && 2 * displacement < length)
          #expect(axis.translated(a, by: found.displacement) == axis.wrapped(b))
        }
      }
    }
  }

  @Test("one axis, for all periods and pairs of 1 to 4 bits")
  func exhaustive() throws {
    try checkAxis(UnsignedBits<1>.self)
    try checkAxis(UnsignedBits<2>.self)
    try checkAxis(SignedBits<2>.self)
    try checkAxis(UnsignedBits<3>.self)
    try checkAxis(SignedBits<3>.self)
    try checkAxis(UnsignedBits<4>.self)
    try checkAxis(SignedBits<4>.self)
  }

  @Test("an open axis has plain differences, and sums that fit or are refused")
  func openAxes() {
    let axis = BoxAxis<Int8>.open
    #expect(axis.wrapped(-128) == -128)
    #expect(axis.minimumImage(from: 127, to: -128).unique?.description == "-255")
    #expect(Int8(exactly: Step(isNegative: true, magnitude: 255)) == nil)
    #expect(axis.translated(127, by: Step(isNegative: true, magnitude: 255)) == -128)
    #expect(axis.translated(126, by: Step(isNegative: true, magnitude: 255)) == nil)
    #expect(axis.translated(-128, by: Step(isNegative: false, magnitude: 255)) == 127)
    #expect(axis.translated(1, by: Step(127)) == nil)
    #expect(PeriodicBox<Int8>(axes: [axis]).translated([1], by: [Step(127)]) == nil)
  }

  @Test("no coordinate overflows", arguments: [1, 2, 3, Int64.max - 1, Int64.max])
  func extremes(period: Int64) throws {
    let axis = try #require(BoxAxis(period: period))
    let length = Int128(period)
    for a in [Int64.min, -1, 0, 1, .max] {
      for b in [Int64.min, .min + 1, -1, 0, .max - 1, .max] {
        let rest = ((Int128(b) - Int128(a)) % length + length) % length
        #expect(Int128(axis.distance(from: a, to: b)) == min(rest, length - rest))
      }
    }
  }

  @Test("distances in 128 bits on open axes are summed whole")
  func wideSums() {
    let line = PeriodicBox<UInt128>(axes: [.open, .open])
    let (zero, far): ([UInt128], [UInt128]) = ([0, 0], [.max, .max])
    // 2 · (2^128 − 1)² = 2^257 − 2^130 + 2.
    #expect(
      line.squaredDistance(from: zero, to: far).words == [2, 0, 0 &- 4, .max, 1])
    #expect(line.leeDistance(from: zero, to: far).words == [0 &- 2, .max, 1, 0, 0])
  }

  @Test("steps compare, negate and print as integers")
  func steps() {
    #expect(
      [Step(5), Step(-128), Step(0), Step(127)].sorted().map(\.description) == [
        "-128", "0", "5", "127",
      ])
    #expect(Step(-128).opposite == Step(isNegative: false, magnitude: 128))
    #expect(Step(0).opposite == Step(0))
    #expect(Int8(exactly: Step(-128)) == -128)
    #expect(UInt8(exactly: Step(-1)) == nil)
  }
}
