import Testing
import ToroidalArithmetic

@Suite("Searches within a radius and under weights")
struct TorusTableSearchTests {
  @Test("the documented rows, pairs and neighbors")
  func documented() throws {
    let table = TorusTable<UInt8>([[250], [3], [128]], dimension: 1)
    #expect(
      table.rows(within: 6, of: [0])
        == [TorusNeighbor(row: 0, distance: 6), TorusNeighbor(row: 1, distance: 3)])
    #expect(table.pairs(within: 9) == [TorusPair(first: 0, second: 1, distance: 9)])
    #expect(table.pairs(within: 8).isEmpty)
    let flat = TorusTable<UInt8>([[4, 0], [0, 2]], dimension: 2)
    let weights = try AxisWeights([1, 3])
    #expect(
      flat.nearest(to: [0, 0], count: 1, weights: weights) == [TorusNeighbor(row: 0, distance: 4)])
    #expect(
      flat.nearest(to: [0, 0], count: 2, metric: .squared, weights: weights)
        == [TorusNeighbor(row: 1, distance: 12), TorusNeighbor(row: 0, distance: 16)])
    #expect(
      flat.nearest(to: [0, 0], count: 2, metric: .chebyshev, weights: weights)
        == [TorusNeighbor(row: 0, distance: 4), TorusNeighbor(row: 1, distance: 6)])
  }

  @Test("pairs are in order and complete, each metric, on all rows of two 3-bit axes")
  func exhaustive() {
    let rows = (0..<64).map { TorusVector<UnsignedBits<3>>([.init($0 / 8), .init($0 % 8)]) }
    let table = TorusTable(rows, dimension: 2)
    func circle(_ a: Int, _ b: Int) -> Int { min(abs(a - b), 8 - abs(a - b)) }
    for metric in TorusMetric.allCases {
      for radius in 0...8 {
        var expected: [[Int]] = []
        for i in 0..<64 {
          for j in i + 1..<64 {
            let (x, y) = (circle(i / 8, j / 8), circle(i % 8, j % 8))
            let distance =
              switch metric {
              case .lee: x + y
              case .squared: x * x + y * y
              case .chebyshev: max(x, y)
              }
            if distance <= radius { expected.append([i, j, distance]) }
          }
        }
        let found = table.pairs(within: UInt320(radius), metric: metric).map {
          [$0.first, $0.second, Int(exactly: $0.distance) ?? -1]
        }
        #expect(found == expected)
      }
    }
  }

  @Test("weights sum below 2^64, and then no distance leaves 320 bits")
  func bounds() throws {
    #expect(throws: AxisWeightsError.sumTooLarge) { try AxisWeights([.max, 1]) }
    let weights = try AxisWeights([.max, 0])
    #expect(weights.dimension == 2)
    let table = TorusTable<Int128>([[.min, 5]], dimension: 2)
    let found = table.nearest(to: [0, 0], count: 1, metric: .squared, weights: weights)
    // (2^64 − 1) · 2^254.
    #expect(found.first?.distance.words == [0, 0, 0, 3 << 62, UInt64.max >> 2])
    let line = BoxTable<UInt128>([[.max, 5]], in: PeriodicBox(axes: [.open, .open]))
    let far = line.nearest(to: [0, 0], count: 1, metric: .squared, weights: weights)
    // (2^64 − 1) · (2^128 − 1)² = 2^320 − 2^256 − 2^193 + 2^129 + 2^64 − 1.
    let words: [UInt64] = [.max, 0, 2, .max - 1, .max - 1]
    #expect(far.first?.distance.words == words)
  }
}
