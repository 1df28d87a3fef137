import TestSupport
import Testing
import TorusArtifacts
import TorusQuantization

@Suite("Product quantizer")
struct ProductQuantizerTests {
  /// Turns in units of 2^−24.
  private func table(_ axes: Int, _ points: [Int]) throws -> EmbeddingTable {
    let values = points.map { Double($0) * 0x1p-24 }
    let array = NumPyArray(shape: [points.count / axes, axes], elements: .float64(values))
    return try EmbeddingTable(ArtifactFile(path: "e.npy", bytes: array.encoded()))
  }

  private func fit(
    _ table: EmbeddingTable, subspaces: Int, codewords: Int, seed: UInt64 = 0,
    iterations: Int = 25, threads: Int = 1
  ) throws -> ProductFit {
    try ProductFit(
      fitting: table, subspaces: subspaces, codewords: codewords, period: .turn,
      training: ProductTraining(seed: seed, iterations: iterations), threads: threads)
  }

  /// What a Python program with hashlib and big integers made of the same rows.
  private static let references: [(seed: UInt64, codewords: [UInt32], sums: [[UInt128]])] = [
    (
      0,
      [
        15_853_328, 7_340_043, 15_371_437, 10, 2_307_093, 12_845_067, 8_611_443, 4_194_313,
        180_652, 16_552_235, 5_870_968, 16_077_278, 10_096_852, 16_043_948, 2_478_935, 16_077_278,
      ],
      [[104_962_062_309_986, 43_202_027_564_690], [5_061_946_681_962, 3_051_688_781_392]]
    ),
    (
      7,
      [
        8_611_443, 4_194_313, 15_528_589, 15_728_650, 3_335_180, 12_932_449, 15_853_328,
        7_340_043, 180_652, 16_552_235, 5_870_968, 16_077_278, 10_096_852, 16_043_948, 2_478_935,
        16_077_278,
      ],
      [[92_010_083_242_666, 43_917_359_951_930], [5_527_274_894_098, 3_051_688_781_392]]
    ),
  ]

  private func referenceTable() throws -> EmbeddingTable {
    let turn = 1 << 24
    var points: [Int] = []
    for i in 0..<12 {
      points.append(i * i * 1_000_003 % turn)
      points.append((i * 7_340_033 + 5) % turn)
      points.append(i * i * i * 77_777 % turn)
      points.append(turn - 1 - i * 99_991)
    }
    return try table(4, points)
  }

  @Test("another program finds the same codewords", arguments: 0..<2)
  func agreesWithPython(index: Int) throws {
    let (seed, codewords, sums) = Self.references[index]
    for threads in 1...3 {
      let fit = try fit(
        try referenceTable(), subspaces: 2, codewords: 4, seed: seed, threads: threads)
      #expect(fit.codebook.points == codewords)
      #expect(fit.sums == sums && fit.unused == [0, 0])
    }
  }

  @Test("files are read back, and their numbers are those of the table")
  func readsBack() throws {
    let table = try referenceTable()
    let codebook = try fit(table, subspaces: 2, codewords: 4).codebook
    let codes = try ProductQuantizer(codebook).codes(for: table, threads: 2)
    #expect(Array(codes.codes.prefix(6)) == [1, 0, 0, 0, 2, 0])
    let files = codes.encoded()
    let read = try ProductCodeTable(
      codes: ArtifactFile(path: "q.npy", bytes: files.codes),
      codebook: ArtifactFile(path: "q.codebook.npy", bytes: files.codebook),
      sidecar: ArtifactFile(path: "q.json", bytes: files.sidecar))
    #expect(read.codes == codes.codes && read.codebook == codebook)
    #expect(read.sidecar == codes.sidecar)
    #expect(ProductCodeTable.codebookPath(besideCodes: "a/q.npy") == "a/q.codebook.npy")
  }

  @Test("the least of two means is taken, and the first of two nearest codewords")
  func ties() throws {
    let half = 1 << 23
    let fit = try fit(try table(1, [0, half]), subspaces: 1, codewords: 1)
    #expect(fit.codebook.points == [1 << 22])
    let codebook = ProductCodebook(
      subspaces: 1, codewords: 3, width: 1, period: .turn, points: [10, 4, 0])
    let codes = try ProductQuantizer(codebook).codes(for: try table(1, [7, 2, -5, 11]))
    #expect(Array(codes.codes) == [0, 1, 2, 0])
  }

  @Test("finer embeddings are rounded to the lattice, ties to even, and lose what they lost")
  func finerThanTheLattice() throws {
    let values = [0.5, 1.5, 2.5, -0.5].map { $0 * 0x1p-24 }
    let array = NumPyArray(shape: [4, 1], elements: .float64(values))
    let table = try EmbeddingTable(ArtifactFile(path: "e.npy", bytes: array.encoded()))
    let codebook = ProductCodebook(
      subspaces: 1, codewords: 2, width: 1, period: .turn, points: [0, 2])
    let codes = try ProductQuantizer(codebook).codes(for: table)
    #expect(Array(codes.codes) == [0, 1, 1, 0])
    #expect(QuantizationError(of: codes, embeddings: table)?.residuals == [1, 1, 1, 1])
  }

  @Test("what cannot be fitted is refused, and the error says what can be")
  func refusals() throws {
    let three = try table(2, [0, 1, 2, 3, 4, 5])
    let rows = #expect(throws: ProductError.self) {
      try fit(three, subspaces: 1, codewords: 4)
    }
    #expect(rows?.description == "expected at most 3 codewords, one a row, found 4")
    #expect(throws: ProductError.subspaces(4, axes: 2)) {
      try fit(three, subspaces: 4, codewords: 1)
    }
    let codebook = ProductCodebook(
      subspaces: 1, codewords: 1, width: 1, period: .turn, points: [0])
    #expect(throws: ProductError.otherAxes(2, expected: 1)) {
      try ProductQuantizer(codebook).codes(for: three)
    }
    let wide = try table(65_537, [Int](repeating: 0, count: 65_537))
    #expect(throws: ProductError.axes(65_537, largest: 65_536)) {
      try fit(wide, subspaces: 1, codewords: 1)
    }
  }

  @Test("sums of the widest embeddings do not wrap")
  func widest() throws {
    let (axes, half) = (1 << 16, 1 << 23)
    let codebook = ProductCodebook(
      subspaces: 1 << 8, codewords: 2, width: 1 << 8, period: .turn,
      points: (0..<1 << 8).flatMap { _ in
        [UInt32](repeating: 0, count: 1 << 8)
          + [UInt32](repeating: UInt32(half), count: 1 << 8)
      })
    let table = try table(axes, [Int](repeating: 0, count: axes))
    let far = [UInt16](repeating: 1, count: 1 << 8)
    let distances = AsymmetricDistances(from: 0, of: table, to: codebook, metric: .squared)
    #expect(distances.distance(far) == 1 << 62)
  }

  @Test("files of codewords are refused with their place")
  func refusedCodebooks() throws {
    func read(_ shape: [Int], _ elements: NumPyArray.Elements) throws -> ProductCodebook {
      try ProductCodebook(
        ArtifactFile(
          path: "c.npy", bytes: NumPyArray(shape: shape, elements: elements).encoded()),
        period: .turn)
    }
    #expect(try read([1, 2, 1], .uint32([0, 0xFF_FFFF])).points == [0, 0xFF_FFFF])
    for (shape, elements, place) in [
      ([1, 2, 1], .uint32([0, 1 << 24]), "subspace 0, codeword 1"),
      ([2, 1], .uint32([0, 0]), "a shape"), ([0, 2, 1], .uint32([]), "a shape"),
      ([1, 257, 1], .uint32([UInt32](repeating: 0, count: 257)), "a shape"),
      ([1, 2, 1], .float32([0, 0]), "uint32"),
    ] as [([Int], NumPyArray.Elements, String)] {
      let error = #expect(throws: ArtifactError.self) { try read(shape, elements) }
      #expect(error?.description.contains(place) == true, "\(String(describing: error))")
    }
  }

  @Test("every changed byte of a sidecar is refused, or means something else")
  func changedSidecar() throws {
    let table = try table(2, [0, 1, 2, 3])
    let codebook = try fit(table, subspaces: 2, codewords: 2).codebook
    let codes = try ProductQuantizer(codebook).codes(
      for: table, training: ProductTraining(seed: .max, iterations: 25))
    let files = codes.encoded()
    for index in files.sidecar.indices {
      var bytes = files.sidecar
      bytes[index] ^= 1
      let read = try? ProductCodeTable(
        codes: ArtifactFile(path: "q.npy", bytes: files.codes),
        codebook: ArtifactFile(path: "q.codebook.npy", bytes: files.codebook),
        sidecar: ArtifactFile(path: "q.json", bytes: bytes))
      if let read { #expect(read.sidecar != codes.sidecar) }
    }
  }

  @Test("a code beyond the codebook is refused, and not another subspace's")
  func codesBeyondTheCodebook() async {
    await #expect(processExitsWith: .failure) {
      let codebook = ProductCodebook(
        subspaces: 2, codewords: 2, width: 1, period: .turn, points: [0, 1, 2, 3])
      print(SymmetricDistances(codebook, metric: .lee).distance([2, 0], [0, 0]))
    }
  }
}
