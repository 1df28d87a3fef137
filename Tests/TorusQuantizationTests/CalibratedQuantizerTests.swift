import BigInt
import TestSupport
import Testing
import TorusArtifacts
import TorusQuantization

@Suite("Calibrated codes")
struct CalibratedQuantizerTests {
  private func file(_ rows: Int, _ axes: Int, _ values: [Double]) -> ArtifactFile {
    ArtifactFile(
      path: "e.npy",
      bytes: NumPyArray(shape: [rows, axes], elements: .float64(values)).encoded())
  }

  @Test(
    "the code is the nearest one, tried over all codes, ties to even",
    arguments: CalibratedGrid.Rule.allCases)
  func nearest(rule: CalibratedGrid.Rule) throws {
    var generator = SplitMix64(seed: 11)
    for bits in [1, 2, 3, 5] {
      let ends: [(Double, Double)] = [
        (-1, 2), (0, 0x1p-1060), (-1e300, 1.7e308), (0.1, 0.3), (-1e-20, 1e20), (3, 3), (0, 0),
        (-0.5, 6.5),
      ]
      for (lower, bound) in ends where bound >= (rule == .endpoints ? lower : 0) {
        let grid = try #require(
          CalibratedGrid(bits: bits, rule: rule, lower: [lower], bounds: [bound]))
        let quantizer = CalibratedQuantizer(grid)
        var points = randomCoordinates(12, seed: generator.next())
        points += [lower, bound, 0, 0.2, 0.5, 1, 1.5, lower.nextUp, bound.nextDown, bound.nextUp]
        for half in 0...2 << bits {
          let middle = lower + (bound - lower) * Double(half) / Double(2 << bits - 2)
          points += [middle, middle.nextUp, middle.nextDown]
        }
        for x in points where x.isFinite {
          #expect(
            Int(quantizer.code(for: x, axis: 0)) == CalibratedReference.code(x, grid, axis: 0),
            "x = \(x) from \(lower) to \(bound), \(bits) bits")
        }
      }
    }
  }

  @Test("the widest codes count from end to end")
  func widest() throws {
    let grid = try #require(
      CalibratedGrid(bits: 16, rule: .endpoints, lower: [-2], bounds: [65533]))
    let quantizer = CalibratedQuantizer(grid)
    #expect(
      [-2, -1.5, -0.5, 65533, 70000].map { quantizer.code(for: $0, axis: 0) } == [
        0, 0, 2, 65535, 65535,
      ])
  }

  @Test("a grid of other numbers does not exist")
  func noGrid() {
    func grid(_ bits: Int, _ rule: CalibratedGrid.Rule, _ lower: [Double], _ bounds: [Double])
      -> CalibratedGrid?
    { CalibratedGrid(bits: bits, rule: rule, lower: lower, bounds: bounds) }
    #expect(grid(0, .endpoints, [0], [1]) == nil)
    #expect(grid(17, .endpoints, [0], [1]) == nil)
    #expect(grid(8, .endpoints, [], []) == nil)
    #expect(grid(8, .endpoints, [0], [1, 2]) == nil)
    #expect(grid(8, .endpoints, [2], [1]) == nil)
    #expect(grid(8, .centers, [2], [1]) != nil)
    #expect(grid(8, .centers, [2], [-1]) == nil)
    #expect(grid(8, .centers, [.nan], [1]) == nil)
    #expect(grid(8, .endpoints, [0], [.infinity]) == nil)
    #expect(grid(8, .endpoints, [-0.0], [0]) == grid(8, .endpoints, [0], [-0.0]))
  }

  @Test("residuals beyond 63 bits are none, and near ones exact over any exponents")
  func residuals() throws {
    let table = try EmbeddingTable(file(2, 2, [1e-300, 1, 0.25, 0.75]))
    let grid = try #require(
      CalibratedGrid(bits: 1, rule: .endpoints, lower: [0, 0], bounds: [1, 1]))
    #expect(grid.unitLog2 == -31)
    let codes = CalibratedQuantizer(grid).codes(for: table)
    #expect(Array(codes.codes) == [0, 1, 0, 1])
    // 1e-300 is more than nothing, and less than a unit.
    let error = try #require(QuantizationError(of: codes, embeddings: table))
    #expect(error.residuals == [1, 1 << 30])
    #expect(error.largest == 1 << 30)
    #expect(error.sum == 1 + 1 << 30)
    #expect(error.histogram[1] == 1 && error.histogram[31] == 1)
    let far = try EmbeddingTable(file(1, 2, [1e300, 1]))
    #expect(
      QuantizationError(
        of: CalibratedQuantizer(grid).codes(for: far), embeddings: far) == nil)
  }

  @Test("residuals of the natural grid are exact around the circle")
  func naturalResiduals() throws {
    let coarse = try #require(layout(2))
    let table = try EmbeddingTable(file(3, 1, [0.25, 0.95, -1e-300]))
    let codes = GridQuantizer(coarse).codes(for: table)
    let error = try #require(QuantizationError(of: codes, embeddings: table))
    // 0.95 is 0.2 of a step below the full turn: just above 13107.2 of 65536.
    #expect(error.residuals == [0, 13108, 1])
    let refined = GridQuantizer(try #require(Self.refined)).codes(for: table)
    let least = try #require(QuantizationError(of: refined, embeddings: table))
    #expect(least.largest <= 1 << 15)
  }

  private static let refined = layout(4, 4)

  @Test("ranges are read from two rows, or from FAISS' one, and refused with their place")
  func ranges() throws {
    func ranges(_ shape: [Int], _ values: [Float]) -> ArtifactFile {
      ArtifactFile(
        path: "ranges.npy", bytes: NumPyArray(shape: shape, elements: .float32(values)).encoded())
    }
    func grid(_ file: ArtifactFile, _ rule: CalibratedGrid.Rule) throws -> CalibratedGrid {
      try CalibratedGrid(ranges: file, axes: 2, bits: 8, rule: rule)
    }
    let read = try grid(ranges([2, 2], [0, -1, 2, 3]), .endpoints)
    #expect(read.lower == [0, -1] && read.bounds == [2, 3])
    #expect(try grid(ranges([4], [0, -1, 2, 3]), .centers).bounds == [2, 3])
    let again = ArtifactFile(path: "r.npy", bytes: read.encodedRanges())
    #expect(try grid(again, .endpoints) == read)
    for (file, place) in [
      (ranges([2, 2], [0, .nan, 2, 3]), "row 0, column 1"),
      (ranges([2, 2], [0, 0, -.infinity, 3]), "row 1, column 0"),
      (ranges([2, 2], [0, 4, 2, 3]), "row 1, column 1"),
      (ranges([2, 3], [0, 1, 2, 3, 4, 5]), "(2, 2)"),
    ] {
      let error = #expect(throws: ArtifactError.self) { try grid(file, .endpoints) }
      #expect(error?.description.contains(place) == true, "\(String(describing: error))")
    }
    #expect(throws: ArtifactError.self) { try grid(ranges([2, 2], [0, 4, 2, -1]), .centers) }
  }

  @Test("every changed byte of a sidecar is refused, or means something else")
  func changedSidecar() throws {
    let grid = try #require(
      CalibratedGrid(bits: 4, rule: .endpoints, lower: [0.75, -0x1p-1060], bounds: [7, 0]))
    let table = CalibratedCodeTable(
      codes: [1, 2, 3, 4], grid: grid, storage: .packed, embeddings: Digest(of: []))
    let (codes, sidecar) = table.encoded()
    for index in sidecar.indices {
      var bytes = sidecar
      bytes[index] ^= 1
      let read = try? CalibratedCodeTable(
        codes: ArtifactFile(path: "q.npy", bytes: codes),
        sidecar: ArtifactFile(path: "q.json", bytes: bytes))
      if let read { #expect(read.sidecar != table.sidecar) }
    }
  }

  @Test("numbers of a sidecar have one spelling")
  func dyadics() throws {
    for (value, significand, exponent) in [
      (0.75, 3, -2), (-0.0, 0, 0), (0, 0, 0), (.leastNonzeroMagnitude, 1, -1074),
      (-1024, -1, 10), (.greatestFiniteMagnitude, (1 << 53) - 1, 971),
    ] as [(Double, Int64, Int)] {
      let number = Dyadic(value)
      #expect(number.significand == significand && number.exponent == exponent)
      #expect(number.value == value)
    }
  }

  @Test("codes on a natural grid are packed too, unless they are refined")
  func packedNatural() throws {
    let table = try EmbeddingTable(file(1, 3, [0.25, 0.5, 0.75]))
    let quantizer = GridQuantizer(try #require(layout(2)))
    let packed = quantizer.codes(for: table, bitOrder: .mostSignificantFirst)
    let files = packed.encoded()
    // 01, 10, 11, and two bits of nothing.
    #expect(files.codes.last == 0b0110_1100)
    let read = try CodeTable(
      codes: ArtifactFile(path: "q.npy", bytes: files.codes),
      sidecar: ArtifactFile(path: "q.json", bytes: files.sidecar), refinement: nil)
    #expect(Array(read.codes) == [1, 2, 3] && read.sidecar == packed.sidecar)
    let wrong = String(decoding: files.sidecar, as: UTF8.self)
      .replacing("\"bits\":2", with: "\"bits\":3")
    let error = #expect(throws: ArtifactError.self) {
      try CodeSidecar(ArtifactFile(path: "q.json", bytes: Array(wrong.utf8)))
    }
    #expect(error?.description.contains("packed codes of 1, 2 or 4 bits") == true)
  }
}
