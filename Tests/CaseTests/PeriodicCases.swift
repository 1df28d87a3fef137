import Testing
import ToroidalArithmetic

/// Public reports of periodic boundaries that lost, doubled or misplaced points (kind P).
@Suite("Cases P: periodic boundaries")
struct PeriodicCases {
  @Test("P01: on a screen of size 100, from (51, 51) to (49, 49) is (-2, -2)")
  func acrossTheCenter() throws {
    let screen = try PeriodicBox<Int32>(periods: [100, 100])
    let images = screen.minimumImages(from: [51, 51], to: [49, 49])
    #expect(images.map { Int(exactly: $0.displacement) } == [-2, -2])
    #expect(images.map { $0.unique != nil } == [true, true])
    // Also across the wall, and from every place alike.
    for x in 0..<100 as Range<Int32> {
      let image = screen.minimumImages(from: [x, -x], to: [x - 2, -x - 102])
      #expect(image.map { Int(exactly: $0.displacement) } == [-2, -2])
    }
  }

  @Test("P04: grid points 0 and L are one point, and its multiplicity is reported")
  func bothWalls() throws {
    let length: Int32 = 8
    let box = try PeriodicBox<Int32>(periods: [length])
    let grid = BoxTable((0...length).map { [$0] }, in: box)
    let sites = grid.sites()
    #expect(sites.count == 8)
    #expect(sites.first == BoxSite(point: [0], rows: [0, 8]))
    #expect(sites.map(\.multiplicity) == [2, 1, 1, 1, 1, 1, 1, 1])
    #expect(grid.pairs(within: 0) == [TorusPair(first: 0, second: 8, distance: 0)])
  }

  /// In units of 10^−12, the cell with edges 1, 1.1, 1.2 and angles 90, 80, 70 degrees, the edges
  /// and the points below being those of a file in single precision.
  private static let skewed: [[Int64]] = [
    [1_000_000_000_000, 0, 0], [376_222_165_813, 1_033_661_905_269, 0],
    [208_377_821_481, -75_843_324_500, 1_179_333_111_587],
  ]

  private func root(_ square: UInt320) throws -> Double {
    Double(try #require(UInt128(exactly: square))).squareRoot()
  }

  @Test("P05: the nearest image in the cell 1, 1.1, 1.2 with 90, 80, 70 degrees")
  func skewedCell() throws {
    let cell = try LatticeCell(Self.skewed)
    let (low, middle, high): (Int64, Int64, Int64) = (
      100_000_001_490, 500_000_000_000, 899_999_976_158
    )
    let images = cell.minimumImages(from: [high, middle, low], to: [low, middle, high])
    #expect(images.all.count == 1)
    #expect(abs(try root(images.squaredLength) / 1e12 - 0.386931552221) < 1e-12)
  }

  /// The least square of the images with coefficients in −reach ... reach.
  private func brute(_ basis: [[Int64]], _ target: [Int64], reach: Int64) -> Int128 {
    var least = Int128.max
    for i in -reach...reach {
      for j in -reach...reach {
        for k in -reach...reach {
          var square: Int128 = 0
          for axis in 0..<3 {
            let along = target[axis] + i * basis[0][axis] + j * basis[1][axis] + k * basis[2][axis]
            square += Int128(along) * Int128(along)
          }
          least = min(least, square)
        }
      }
    }
    return least
  }

  @Test("P06: random points of a skew cell, beside all images")
  func randomPoints() throws {
    let basis: [[Int64]] = [[100, 0, 0], [38, 103, 0], [21, -8, 118]]
    let cell = try LatticeCell(basis)
    var state: UInt64 = 1
    func next() -> Int64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(state >> 33) % 200
    }
    for _ in 0..<100 {
      let (a, b) = ([next(), next(), next()], [next(), next(), next()])
      let expected = brute(basis, [b[0] - a[0], b[1] - a[1], b[2] - a[2]], reach: 3)
      #expect(cell.squaredDistance(from: a, to: b) == UInt320(expected))
    }
  }

  @Test("P06: a cell of 42, 56 and 18 degrees, whose nearest image is not among 27")
  func beyondTwentySeven() throws {
    // In units of 10^−7; the report found 7.5932, and looked for less.
    let basis: [[Int64]] = [
      [200_000_000, 0, 0], [190_720_403, 60_214_001, 0], [110_718_369, 146_431_303, 79_368_222],
    ]
    let (a, b): ([Int64], [Int64]) = (
      [80_290_000, 52_360_000, 50_670_000], [137_710_000, 56_660_000, 141_300_000]
    )
    let square = try LatticeCell(basis).squaredDistance(from: a, to: b)
    let target = [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
    #expect(square == UInt320(brute(basis, target, reach: 6)))
    #expect(square < UInt320(brute(basis, target, reach: 1)))
    #expect(abs(try root(square) / 1e7 - 7.0024204) < 1e-7)
  }

  @Test("P07: with a point exactly at L/2, the pairs within a cutoff are those of brute force")
  func centerOfTheBox() throws {
    // A cube of side 10 in tenths, the cutoff 3.2, and a point in the middle.
    let side: Int32 = 100
    let box = try PeriodicBox<Int32>(periods: [side, side, side])
    var state: UInt64 = 7
    func next() -> Int32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int32(state >> 33) % side
    }
    var points = (0..<99).map { _ in [next(), next(), next()] }
    points.append([side / 2, side / 2, side / 2])
    var expected: [TorusPair] = []
    for i in points.indices {
      for j in i + 1..<points.count {
        var square: Int32 = 0
        for axis in 0..<3 {
          let apart = abs(points[i][axis] - points[j][axis])
          let along = min(apart, side - apart)
          square += along * along
        }
        if square <= 32 * 32 {
          expected.append(TorusPair(first: i, second: j, distance: UInt320(square)))
        }
      }
    }
    let found = BoxTable(points, in: box).pairs(within: 1024, metric: .squared)
    #expect(found == expected)
    #expect(found.contains { $0.second == 99 })
  }

  @Test("P07: a cutoff of exactly L/2 includes the points half a period away")
  func cutoffAtHalf() throws {
    let table = BoxTable([[0], [50], [51]], in: try PeriodicBox<Int16>(periods: [100]))
    #expect(table.rows(within: 50, of: [0]).map(\.row) == [0, 1, 2])
    #expect(table.rows(within: 49, of: [0]).map(\.row) == [0, 2])
    #expect(table.pairs(within: 50).count == 3)
  }

  @Test("P08: pairs inside a cutoff of 3.4 are there, wherever walls and cells of a grid fall")
  func noPairIsLost() throws {
    // Two points 3.4 apart in hundredths, moved to every place along and across the walls.
    let box = try PeriodicBox<Int32>(periods: [1000, 1100, 1200])
    for shift in stride(from: 0, to: 3000, by: 7) as StrideTo<Int32> {
      let first = [shift, 2 * shift, -shift]
      let second = [shift + 300, 2 * shift - 160, -shift]
      let table = BoxTable([first, [500, 500, 500], second], in: box)
      let pair = TorusPair(first: 0, second: 2, distance: 115_600)
      #expect(table.pairs(within: 115_600, metric: .squared).contains(pair))
      #expect(!table.pairs(within: 115_599, metric: .squared).contains(pair))
    }
  }

  @Test("P09: in a box with two periods the third coordinate stays what it is")
  func unusedAxis() throws {
    let box = try PeriodicBox<Int32>(periods: [10, 10, nil])
    #expect(box.wrapped([9, 11, 13]) == [9, 1, 13])
    let images = box.minimumImages(from: [0, 0, 0], to: [9, 11, 13])
    #expect(images.map { Int(exactly: $0.displacement) } == [-1, 1, 13])
    // A length of 0 is no axis, and says so.
    #expect(throws: PeriodicBoxError.periodBelowOne(axis: 2)) {
      try PeriodicBox<Int32>(periods: [10, 10, 0])
    }
  }

  @Test("P10: every axis is wrapped with its own coordinate")
  func everyAxis() throws {
    // (0.5, 12.3, −7.1) in a box of 10, in tenths.
    let box = try PeriodicBox<Int32>(periods: [100, 100, 100])
    #expect(box.wrapped([5, 123, -71]) == [5, 23, 29])
    #expect(
      box.minimumImages(from: [0, 0, 0], to: [5, 123, -71])
        .map { Int(exactly: $0.displacement) } == [5, 23, 29])
  }
}
