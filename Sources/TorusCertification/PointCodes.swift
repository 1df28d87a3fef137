import TorusArtifacts
import TorusSearch

/// The points of a table as codes of B bits, 1 ≤ B ≤ 32, on circles of 2^B points.
///
/// Points of a line stand on a circle of which they fill less than half: there the shorter way between two is
/// the way on the line. A search sees the upper min(B, 16) bits of each code, the *coarse* code.
struct PointCodes: Sendable {
  let rows: Int
  let axes: Int
  let bits: Int

  /// F, row after row.
  private let codes: [UInt32]

  /// What the codes of a table decode to.
  init(_ table: CertifiedCodes, as points: PointLayout) {
    rows = table.rows
    axes = table.axes
    bits = points.bits
    switch (table, points) {
    case (.grid(let table), _): codes = Self.fine(table)
    case (.product(let table), _):
      codes = (0..<table.rows).flatMap { row in
        table.codes(ofRow: row).enumerated().flatMap { table.codebook.codeword(Int($1), of: $0) }
      }
    case (.calibrated(let table), .line(let unit)): codes = Self.onLine(table, unitLog2: unit)
    case (.euclidean(let table), .line(let unit)): codes = Self.onLine(table, unitLog2: unit)
    case (.calibrated, _), (.euclidean, _):
      preconditionFailure("codes of a line were given points of circles")
    }
  }

  private init(codes: [UInt32], rows: Int, like table: PointCodes) {
    (self.rows, axes, bits, self.codes) = (rows, table.axes, table.bits, codes)
  }

  private static func fine(_ table: CodeTable) -> [UInt32] {
    guard let refinement = table.refinement, let bits = table.layout.refinementBits else {
      return table.codes.map { UInt32($0) }
    }
    return zip(table.codes, refinement).map { UInt32($0) << UInt32(bits) | UInt32($1) }
  }

  /// F of every axis of one row.
  func row(_ index: Int) -> ArraySlice<UInt32> { codes[index * axes..<(index + 1) * axes] }

  /// These rows.
  func chosen(_ rows: some Collection<Int>) -> PointCodes {
    PointCodes(codes: rows.flatMap { row($0) }, rows: rows.count, like: self)
  }

  /// Consecutive rows; all of them without a copy.
  func chosen(_ rows: Range<Int>) -> PointCodes {
    if rows == 0..<self.rows { return self }
    return PointCodes(
      codes: Array(codes[rows.lowerBound * axes..<rows.upperBound * axes]), rows: rows.count,
      like: self)
  }

  /// The bits of a code that a search does not see.
  var hiddenBits: Int { max(0, bits - 16) }

  /// The upper bits, as a search takes them.
  var coarse: CodeRows {
    CodeRows(
      codes.map { UInt16($0 >> UInt32(hiddenBits)) }, count: rows, axes: axes,
      layout: CodeLayout(bits: bits - hiddenBits))
  }

  /// The distance of one row to row `query` of `queries`.
  func distance(
    _ row: Int, to query: Int, of queries: PointCodes, by distance: PointDistance
  ) -> UInt64 {
    codes.withUnsafeBufferPointer { codes in
      queries.codes.withUnsafeBufferPointer { asked in
        distance(
          .init(rebasing: codes[row * axes..<(row + 1) * axes]),
          .init(rebasing: asked[query * axes..<(query + 1) * axes]), bits: bits)
      }
    }
  }

  /// The rows that no earlier row equals; without a copy where these are all.
  var distinct: PointCodes {
    var seen: Set<ArraySlice<UInt32>> = []
    let first = (0..<rows).filter { seen.insert(row($0)).inserted }
    return first.count == rows ? self : chosen(first)
  }
}
