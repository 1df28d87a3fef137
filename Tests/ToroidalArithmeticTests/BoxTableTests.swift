import Testing
import ToroidalArithmetic

@Suite("BoxTable")
struct BoxTableTests {
  private func table() throws -> BoxTable<Int32> {
    BoxTable([[0, 3], [10, 3], [9, 3]], in: try PeriodicBox<Int32>(periods: [10, 10]))
  }

  @Test("the documented sites, neighbors and pairs")
  func documented() throws {
    let table = try table()
    #expect(
      table.sites() == [BoxSite(point: [0, 3], rows: [0, 1]), BoxSite(point: [9, 3], rows: [2])])
    #expect(table.sites().map(\.multiplicity) == [2, 1])
    #expect(table.nearest(to: [-1, 3], count: 1) == [TorusNeighbor(row: 2, distance: 0)])
    #expect(
      table.pairs(within: 1) == [
        TorusPair(first: 0, second: 1, distance: 0), TorusPair(first: 0, second: 2, distance: 1),
        TorusPair(first: 1, second: 2, distance: 1),
      ])
    #expect(table[1] == [0, 3])
  }

  @Test("ties go to the lower row, and a larger count gives all")
  func ties() throws {
    let table = try table()
    #expect(table.nearest(to: [0, 3], count: 9).map(\.row) == [0, 1, 2])
    #expect(table.nearest(to: [0, 8], count: 2, metric: .chebyshev).map(\.row) == [0, 1])
    #expect(table.nearest(to: [0, 8], count: 0).isEmpty)
  }

  @Test("weights count, and radii are inclusive", arguments: TorusMetric.allCases)
  func weights(metric: TorusMetric) throws {
    let table = try table()
    let weights = try AxisWeights([3, 0])
    #expect(
      table.rows(within: 2, of: [0, 0], metric: metric, weights: weights).map(\.row) == [0, 1])
    #expect(
      table.rows(within: 3, of: [0, 0], metric: metric, weights: weights).map(\.row) == [0, 1, 2])
    #expect(
      table.nearest(to: [9, 0], count: 1, metric: metric, weights: weights)
        == [TorusNeighbor(row: 2, distance: 0)])
    #expect(table.pairs(within: 2, metric: metric, weights: weights).count == 1)
  }

  @Test("a table without rows, and a box without axes")
  func empty() throws {
    let none = BoxTable([], in: try PeriodicBox<Int8>(periods: [5]))
    #expect(none.sites().isEmpty && none.pairs(within: 9).isEmpty)
    let point = BoxTable([[], []], in: PeriodicBox<Int8>(axes: []))
    #expect(point.sites() == [BoxSite(point: [], rows: [0, 1])])
    #expect(point.pairs(within: 0) == [TorusPair(first: 0, second: 1, distance: 0)])
  }
}
