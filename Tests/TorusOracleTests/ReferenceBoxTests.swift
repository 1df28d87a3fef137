import Testing
import TorusOracle

@Suite("Reference, boxes and cells")
struct ReferenceBoxTests {
  private let box = ReferenceBox(periods: [10, 7, nil])

  @Test("wraps, images and distances of (−1, 12, 5) and (4, −2, −100)")
  func box3() {
    let (a, b): ([BigInteger], [BigInteger]) = ([-1, 12, 5], [4, -2, -100])
    #expect(box.wrapped(a) == [9, 5, 5])
    #expect(box.minimumImages(from: a, to: b) == [[-5, 5], [0], [-105]])
    #expect(box.distances(from: a, to: b) == [5, 0, 105])
    #expect(box.antipodalAxes(a, b) == [0])
  }

  @Test("points 0 and L are one site with two rows")
  func sites() {
    let found = ReferenceBox(periods: [10]).sites(of: [[10], [3], [0], [-7]])
    #expect(found.map(\.point) == [[0], [3]])
    #expect(found.map(\.rows) == [[0, 2], [1, 3]])
  }

  @Test("determinants and membership")
  func cells() {
    #expect(ReferenceCell.determinant([]) == 1)
    #expect(ReferenceCell.determinant([[1, 2], [3, 4]]) == -2)
    #expect(ReferenceCell.determinant([[2, 0, 1], [1, 3, 2], [1, 1, 1]]) == 0)
    #expect(ReferenceCell.determinant([[2, 0, 1], [1, 3, 2], [1, 1, 4]]) == 18)
    let cell = ReferenceCell(basis: [[2, 0], [1, 3]])
    #expect(cell.contains([3, 3]) && cell.contains([-1, 3]) && !cell.contains([1, 0]))
  }

  @Test("images in a square cell and in a skewed one")
  func images() {
    let square = ReferenceCell(basis: [[2, 0], [0, 2]])
    #expect(
      square.minimumImages(from: [0, 0], to: [5, 3]) == [[-1, -1], [-1, 1], [1, -1], [1, 1]])
    let skewed = ReferenceCell(basis: [[10, 0], [6, 5]])
    #expect(skewed.minimumImages(from: [0, 0], to: [8, 3]) == [[2, -2]])
  }

  @Test("weighted distances, and searches by looking at every row")
  func searches() {
    #expect(ReferenceMetric.lee.distance([3, 4], weights: [2, 1]) == 10)
    #expect(ReferenceMetric.squared.distance([3, 4], weights: [2, 1]) == 34)
    #expect(ReferenceMetric.chebyshev.distance([3, 4], weights: [2, 1]) == 6)
    let search = ReferenceSearch(count: 4)
    let places: [BigInteger] = [5, 1, 5, 2]
    #expect(search.rows(within: 2) { places[$0] }.map(\.row) == [1, 3])
    #expect(search.nearest(3) { places[$0] }.map(\.row) == [1, 3, 0])
    let pairs = search.pairs(within: 1) { (places[$0] - places[$1]).magnitude }
    #expect(pairs.map { [$0.first, $0.second] } == [[0, 2], [1, 3]])
  }
}
