import Testing
import ToroidalArithmetic

@Suite("TorusTable")
struct TorusTableTests {
  private static let rows: [TorusVector<UInt8>] = [[5, 0], [251, 0], [0, 0], [128, 3], [0, 0]]
  private static let table = TorusTable(rows, dimension: 2)

  @Test("rows are stored one after another and read back")
  func rows() {
    let table = Self.table
    #expect(table.count == 5)
    #expect(table.dimension == 2)
    #expect(table.components == [5, 0, 251, 0, 0, 0, 128, 3, 0, 0])
    #expect((0..<table.count).map { table[$0] } == Self.rows)
    #expect(table == TorusTable(components: table.components, count: 5, dimension: 2))
  }

  @Test("nearest first, with exact distances and ties by row")
  func nearest() {
    let lee = Self.table.nearest(to: [0, 0], count: 5)
    #expect(lee.map(\.row) == [2, 4, 0, 1, 3])
    #expect(lee.map(\.distance) == [0, 0, 5, 5, 131])
    let squared = Self.table.nearest(to: [0, 0], count: 5, metric: .squared)
    #expect(squared.map(\.distance) == [0, 0, 25, 25, 16393])
    let chebyshev = Self.table.nearest(to: [0, 0], count: 5, metric: .chebyshev)
    #expect(chebyshev.map(\.distance) == [0, 0, 5, 5, 128])
  }

  @Test("the metrics rank differently where they should")
  func metricsDiffer() {
    let table = TorusTable<UInt8>([[4, 4], [6, 0]], dimension: 2)
    let first = TorusMetric.allCases.map {
      table.nearest(to: [0, 0], count: 1, metric: $0).map(\.row)
    }
    #expect(first == [[1], [0], [0]])
  }

  @Test("a smaller count is a prefix, a larger gives all rows, and 0 gives none")
  func counts() {
    let all = Self.table.nearest(to: [7, 200], count: 5)
    for count in 0...5 {
      #expect(Self.table.nearest(to: [7, 200], count: count) == Array(all.prefix(count)))
    }
    #expect(Self.table.nearest(to: [7, 200], count: 6) == all)
    #expect(Self.table.nearest(to: [7, 200], count: .max) == all)
  }

  @Test("a duplicate of a row is a row of its own, found at distance 0")
  func duplicates() {
    #expect(
      Self.table.nearest(to: [0, 0], count: 2)
        == [TorusNeighbor(row: 2, distance: 0), TorusNeighbor(row: 4, distance: 0)])
  }

  @Test("an empty table has no neighbors")
  func emptyTable() {
    let table = TorusTable<Int8>([], dimension: 3)
    #expect(table.count == 0)
    #expect(table.nearest(to: [1, 2, 3], count: 4).isEmpty)
  }

  @Test("in dimension 0 all rows are at distance 0, in order", arguments: TorusMetric.allCases)
  func dimensionZero(metric: TorusMetric) {
    let table = TorusTable<Int8>(components: [], count: 3, dimension: 0)
    let found = table.nearest(to: [], count: 2, metric: metric)
    #expect(found == [TorusNeighbor(row: 0, distance: 0), TorusNeighbor(row: 1, distance: 0)])
    #expect(table[2] == [])
  }

  @Test("distances beyond one word rank exactly", arguments: TorusMetric.allCases)
  func wideDistances(metric: TorusMetric) {
    let far = Int64.min
    let table = TorusTable<Int64>([[far, far], [far, far + 1], [0, 1]], dimension: 2)
    let found = table.nearest(to: [0, 0], count: 3, metric: metric)
    #expect(found.map(\.row) == (metric == .chebyshev ? [2, 0, 1] : [2, 1, 0]))
    let last =
      metric == .lee ? powerOfTwo(64) : metric == .squared ? powerOfTwo(127) : powerOfTwo(63)
    #expect(found.last?.distance == last)
  }

  @Test("what the heap keeps is what sorting gives, on 500 rows full of ties")
  func heapAgainstSorting() {
    let table = TorusTable(
      components: (0..<500).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 7) % 32 }, count: 500,
      dimension: 1)
    let sorted = (0..<500).sorted { left, right in
      let (a, b) = (table[left].leeDistance(to: [9]), table[right].leeDistance(to: [9]))
      return a != b ? a < b : left < right
    }
    for count in [1, 2, 3, 10, 100, 499, 500] {
      #expect(table.nearest(to: [9], count: count).map(\.row) == Array(sorted.prefix(count)))
    }
  }
}
