import Testing
import TorusArtifacts
import TorusQuantization

/// Public reports of quantizers (kind Q), on grids.
@Suite("Cases Q: quantization on grids")
struct QuantizationCases {
  private func table(_ rows: [[Double]]) throws -> EmbeddingTable {
    let array = NumPyArray(
      shape: [rows.count, rows[0].count], elements: .float64(rows.flatMap { $0 }))
    return try EmbeddingTable(ArtifactFile(path: "e.npy", bytes: array.encoded()))
  }

  private func calibrated(_ table: EmbeddingTable, bits: Int = 8) -> CalibratedCodeTable {
    CalibratedQuantizer(CalibratedGrid(fitting: table, bits: bits)).codes(for: table)
  }

  @Test(
    "Q02, Q03, Q08, Q09, Q12: one row, whatever is in it, has codes without error",
    arguments: [[0.3, -0.7, 1e300], [0, -0.0, 0], [2, 2, 2]])
  func singleRow(row: [Double]) throws {
    let table = try table([row])
    let codes = calibrated(table)
    #expect(Array(codes.codes) == [0, 0, 0])
    #expect(codes.grid.lower == row && codes.grid.bounds == row)
    #expect(QuantizationError(of: codes, embeddings: table)?.largest == 0)
  }

  @Test("Q05: a column of 3.0 has one code, which decodes to 3.0, beside one that has an extent")
  func constantColumn() throws {
    let table = try table([[3, 0], [3, 1], [3, 0.5]])
    let codes = calibrated(table, bits: 1)
    #expect(Array(codes.codes) == [0, 0, 0, 1, 0, 0])
    #expect(codes.grid.lower[0] == 3)
    let error = try #require(QuantizationError(of: codes, embeddings: table))
    #expect(error.residuals == [0, 0, 1 << (-1 - codes.grid.unitLog2)])
  }

  @Test("Q06, Q10: what is not finite is refused with row and column, in tables and in ranges")
  func nonFinite() throws {
    for value in [Double.nan, .infinity, -.infinity] {
      let error = #expect(throws: ArtifactError.self) { try table([[0, 1], [2, value]]) }
      #expect(error?.description.contains("row 1, column 1") == true)
      let ranges = NumPyArray(shape: [2, 1], elements: .float64([value, 1]))
      let refused = #expect(throws: ArtifactError.self) {
        try CalibratedGrid(
          ranges: ArtifactFile(path: "r.npy", bytes: ranges.encoded()), axes: 1, bits: 8,
          rule: .endpoints)
      }
      #expect(refused?.description.contains("row 0, column 0") == true)
    }
  }

  @Test("Q16: a row and the same row as a query have one code, also at fractions over a half")
  func oneRule() throws {
    let rows = (0..<32).map { [Double($0) / 31 * 3] }
    let table = try table(rows)
    let codes = calibrated(table, bits: 2)
    let quantizer = CalibratedQuantizer(codes.grid)
    for (row, code) in zip(rows, codes.codes) {
      #expect(quantizer.code(for: row[0], axis: 0) == code)
    }
  }

  @Test("Q18: rows of bits that differ in one have packed bytes that differ in one")
  func packing() throws {
    let one = [1, 1, 1, 1] + [Double](repeating: 0, count: 12)
    let other = Array(one.dropLast()) + [1]
    let grid = try #require(
      CalibratedGrid(
        bits: 1, rule: .endpoints, lower: [Double](repeating: 0, count: 16),
        bounds: [Double](repeating: 1, count: 16)))
    let bytes = CalibratedQuantizer(grid).codes(
      for: try table([one, other]), storage: .packed
    ).encoded().codes.suffix(4)
    #expect(Array(bytes) == [0xF0, 0x00, 0xF0, 0x01])
    // The same rows as signs: −1 for 0.
    let signs = SignQuantizer(.coordinates).signs(
      for: try table([one, other].map { $0.map { 2 * $0 - 1 } }))
    #expect(signs.hammingDistance(0, to: signs, 1) == 1)
    #expect(signs.encoded().codes.suffix(4) == bytes)
  }

  @Test("Q20: the length of a decoded unit vector differs from 1 by at most its residual")
  func length() throws {
    let axes = 64
    // ±1/8: 64 squares of 1/64.
    let rows = (0..<8).map { row in
      (0..<axes).map { ($0 * row) % 3 == 0 ? 0.125 : -0.125 }
    }
    let table = try table(
      rows + [
        [Double](repeating: 0.5, count: 4)
          + [Double](repeating: 0, count: axes - 4)
      ])
    let codes = calibrated(table, bits: 4)
    let error = try #require(QuantizationError(of: codes, embeddings: table))
    for row in rows.indices {
      var length = 0.0
      for axis in 0..<axes {
        let step = (codes.grid.bounds[axis] - codes.grid.lower[axis]) / 15
        let value = codes.grid.lower[axis] + step * Double(codes.codes[row * axes + axis])
        length += value * value
      }
      let residual = Double(
        sign: .plus, exponent: codes.grid.unitLog2, significand: Double(error.residuals[row]))
      #expect((length.squareRoot() - 1).magnitude <= residual + 1e-12)
    }
  }
}
