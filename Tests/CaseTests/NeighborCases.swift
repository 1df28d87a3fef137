import Testing
import ToroidalArithmetic

/// Public reports of nearest neighbors whose ties fall differently (kind N).
@Suite("Cases N: nearest neighbors")
struct NeighborCases {
  private static let table = TorusTable<UInt8>([[10], [246], [10], [0], [0]], dimension: 1)

  @Test(
    "N01: of two points at equal distance the lower row comes first",
    arguments: TorusMetric.allCases)
  func ties(metric: TorusMetric) {
    let all = Self.table.nearest(to: [0], count: 5, metric: metric)
    #expect(all.map(\.row) == [3, 4, 0, 1, 2])
    // A cut through the tied rows keeps the lowest.
    for count in 0...5 {
      #expect(Self.table.nearest(to: [0], count: count, metric: metric) == Array(all.prefix(count)))
    }
  }

  @Test("N01: a table of equal rows gives them in order")
  func allTied() {
    let table = TorusTable<UInt8>(
      components: [UInt8](repeating: 7, count: 200), count: 100, dimension: 2)
    #expect(table.nearest(to: [200, 3], count: 40).map(\.row) == Array(0..<40))
  }

  @Test(
    "N03: a duplicated row is found at distance 0 as the lower of the two",
    arguments: TorusMetric.allCases)
  func duplicates(metric: TorusMetric) {
    for row in 0..<Self.table.count {
      let nearest = Self.table.nearest(to: Self.table[row], count: 1, metric: metric)
      let lowest = [0, 1, 0, 3, 3][row]
      #expect(nearest == [TorusNeighbor(row: lowest, distance: 0)])
    }
  }
}
