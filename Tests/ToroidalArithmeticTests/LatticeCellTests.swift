import Testing
import ToroidalArithmetic

@Suite("Lattice cells")
struct LatticeCellTests {
  @Test("the documented images")
  func documented() throws {
    let cell = try LatticeCell([[10, 0], [6, 5]])
    let near = cell.minimumImages(from: [0, 0], to: [8, 3])
    #expect(near == LatticeImages(all: [[2, -2]], squaredLength: 8))
    #expect(near.unique == [2, -2])
    let far = cell.minimumImages(from: [0, 0], to: [5, 0])
    #expect(far == LatticeImages(all: [[-5, 0], [5, 0]], squaredLength: 25))
    #expect(far.unique == nil)
    #expect(cell.squaredDistance(from: [7, 7], to: [17, 7]) == 0)
  }

  @Test("the middle of a cube has eight images, and of a square prism's face four")
  func corners() throws {
    let cube = try LatticeCell([[2, 0, 0], [0, 2, 0], [0, 0, 2]])
    #expect(cube.minimumImages(from: [0, 0, 0], to: [1, 1, 1]).all.count == 8)
    #expect(cube.minimumImages(from: [5, 5, 5], to: [6, 6, 5]).all.count == 4)
    // The face-centered cubic lattice: its deep hole has six nearest points, an octahedron.
    let cubic = try LatticeCell([[1, 1, 0], [1, 0, 1], [0, 1, 1]])
    #expect(cubic.minimumImages(from: [0, 0, 0], to: [1, 0, 0]).all.count == 6)
  }

  @Test("every reason for refusal")
  func refusals() {
    #expect(throws: LatticeCellError.dimension(found: 0)) { try LatticeCell([]) }
    #expect(throws: LatticeCellError.dimension(found: 4)) {
      try LatticeCell([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
    }
    #expect(throws: LatticeCellError.entries(row: 1, found: 1)) { try LatticeCell([[1, 0], [1]]) }
    #expect(throws: LatticeCellError.entryTooLarge(row: 0, column: 1)) {
      try LatticeCell([[0, LatticeCell.greatestEntry + 1], [1, 0]])
    }
    #expect(throws: LatticeCellError.entryTooLarge(row: 0, column: 0)) {
      try LatticeCell([[.min]])
    }
    for basis in [
      [[0]], [[1, 2], [2, 4]], [[1, 2], [0, 0]], [[1, 0, 0], [0, 1, 0], [1, -1, 0]],
      [[1, 1, 1], [2, 3, 5], [3, 4, 6]],
    ] as [[[Int64]]] {
      #expect(throws: LatticeCellError.linearlyDependent) { try LatticeCell(basis) }
    }
  }

  @Test("the greatest entries and coordinates do not overflow")
  func extremes() throws {
    let e = LatticeCell.greatestEntry
    let cube = try LatticeCell([[e, 0, 0], [0, e, 0], [0, 0, e]])
    let far = cube.minimumImages(
      from: [.min, .min, .min], to: [.max, .max, .max])
    #expect(far == LatticeImages(all: [[-1, -1, -1]], squaredLength: 3))
    let skewed = try LatticeCell([[e, e, e], [e, e, -e], [e, -e, e - 1]])
    for point in [[Int64.max, .min, .max], [.min, .max, .min], [0, 1, .min]] {
      let images = skewed.minimumImages(from: [.min, 0, .max], to: point)
      #expect((1...8).contains(images.all.count))
    }
    // A basis of the integers themselves, as skewed as entries allow.
    let all = try LatticeCell([[1, 0, 0], [e, 1, 0], [e - 1, e, 1]])
    #expect(all.squaredDistance(from: [.min, 7, .max], to: [.max, .min, 0]) == 0)
  }

  /// The least squares of all integer vectors congruent to `target`, by trying coefficients.
  private func brute(_ basis: [[Int64]], _ target: [Int64], reach: Int64) -> [[Int64]] {
    var best: [[Int64]] = []
    var least = Int64.max
    for i in -reach...reach {
      for j in -reach...reach {
        let image = [0, 1].map { target[$0] + i * basis[0][$0] + j * basis[1][$0] }
        let square = image[0] * image[0] + image[1] * image[1]
        if square < least { (best, least) = ([], square) }
        if square == least { best.append(image) }
      }
    }
    return best.sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test("every plane cell with entries in −2 ... 1, against all images")
  func exhaustive() throws {
    for code in 0..<256 as Range<Int64> {
      let basis = [[code % 4 - 2, code / 4 % 4 - 2], [code / 16 % 4 - 2, code / 64 - 2]]
      guard let cell = try? LatticeCell(basis) else {
        #expect(basis[0][0] * basis[1][1] == basis[0][1] * basis[1][0])
        continue
      }
      for target in [[1, 0], [1, 1], [2, -1], [1, 2]] as [[Int64]] {
        // An image is at most 2 long and the target √5: coefficients are at most (2 + √5) · √8 < 12.
        let images = cell.minimumImages(from: [0, 0], to: target)
        #expect(images.all == brute(basis, target, reach: 12))
      }
    }
  }
}
