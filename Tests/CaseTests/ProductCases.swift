import Testing
import TorusArtifacts
import TorusQuantization

/// Public reports of product quantizers and of k-means (kind Z), and of their lookup sums (kind K).
@Suite("Cases Z: product quantizers")
struct ProductCases {
  /// Turns in units of 2^−24.
  private func table(_ axes: Int, _ points: [Double]) throws -> EmbeddingTable {
    let values = points.map { $0 * 0x1p-24 }
    let array = NumPyArray(shape: [points.count / axes, axes], elements: .float64(values))
    return try EmbeddingTable(ArtifactFile(path: "e.npy", bytes: array.encoded()))
  }

  private func fit(
    _ points: [Double], axes: Int = 1, subspaces: Int = 1, codewords: Int, threads: Int = 1
  ) throws -> ProductFit {
    try ProductFit(
      fitting: table(axes, points), subspaces: subspaces, codewords: codewords, period: .turn,
      training: ProductTraining(seed: 0, iterations: 25), threads: threads)
  }

  @Test("Z02: one NaN is refused with row and column before anything is fitted")
  func nonFinite() throws {
    let error = #expect(throws: ArtifactError.self) {
      try fit([0, 1, 2, .nan], axes: 2, codewords: 1)
    }
    #expect(error?.description.contains("row 1, column 1") == true)
  }

  @Test("Z04: equal rows are no two codewords while there are others; then some stand for none")
  func equalRows() throws {
    let two = try fit([5, 5, 5, 900], codewords: 2)
    #expect(Set(two.codebook.points) == [5, 900] && two.unused == [0])
    let three = try fit([5, 5, 5, 900], codewords: 3)
    #expect(Set(three.codebook.points) == [5, 900] && three.unused == [1])
    let none = try fit([7, 8, 7, 8], axes: 2, subspaces: 2, codewords: 2)
    #expect(none.codebook.points == [7, 7, 8, 8] && none.unused == [1, 1])
  }

  @Test("Z05: a seed means one codebook, run again and by any number of threads")
  func oneSeed() throws {
    let points = (0..<200).map { Double($0 * $0 * 77_773 % (1 << 24)) }
    let codebooks = try [1, 1, 2, 3, 8].map {
      try fit(points, axes: 4, subspaces: 4, codewords: 9, threads: $0).codebook
    }
    #expect(Set(codebooks).count == 1)
  }

  @Test("K06: lookup sums of 2,048 subspaces do not wrap")
  func manySubspaces() throws {
    let codebook = ProductCodebook(
      subspaces: 2048, codewords: 2, width: 1, period: .turn,
      points: (0..<2048).flatMap { _ in [0, 255] as [UInt32] })
    let distances = SymmetricDistances(codebook, metric: .lee)
    let (zeros, ones) = (
      [UInt16](repeating: 0, count: 2048), [UInt16](repeating: 1, count: 2048)
    )
    #expect(distances.distance(zeros, ones) == 522_240)
  }
}
