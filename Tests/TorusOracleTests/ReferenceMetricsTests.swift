import Testing
import TorusOracle

@Suite("Reference, metrics")
struct ReferenceMetricsTests {
  private let torus = Reference(width: 3)

  @Test("distances of (0, 7, 1) and (4, 1, 0) modulo 8: 4, 2 and 1 on the axes")
  func distances() {
    let (a, b): ([BigInteger], [BigInteger]) = ([0, 7, 1], [4, 1, 0])
    #expect(torus.leeDistance(a, b) == 7)
    #expect(torus.squaredDistance(a, b) == 21)
    #expect(torus.chebyshevDistance(a, b) == 4)
    #expect(torus.antipodalAxes(a, b) == [0])
  }

  @Test("dimension 0")
  func dimensionZero() {
    #expect(torus.leeDistance([], []) == 0)
    #expect(torus.squaredDistance([], []) == 0)
    #expect(torus.chebyshevDistance([], []) == 0)
    #expect(torus.antipodalAxes([], []).isEmpty)
  }

  @Test("nearest rows, ties by row")
  func nearest() {
    let rows: [[BigInteger]] = [[3], [7], [1], [0], [7]]
    let found = torus.nearest(4, of: rows, to: [0], by: torus.leeDistance)
    #expect(found.map(\.row) == [3, 1, 2, 4])
    #expect(found.map(\.distance) == [0, 1, 1, 1])
    #expect(torus.nearest(9, of: rows, to: [0], by: torus.leeDistance).count == 5)
  }
}
