import TorusArtifacts
import TorusSearch

/// The codes of a table at B = b + b′ bits.
///
/// The search sees the upper min(B, 16) bits of each, the *coarse* code c of F = c·2^s + f, with
/// s = max(0, B − 16). On a circle, |d(F, F′) − 2^s·d(c, c′)| ≤ |f − f′| ≤ 2^s − 1.
struct FineCodes {
  let rows: Int
  let axes: Int
  let bits: Int

  /// F, row after row.
  private let codes: [UInt32]

  init(_ table: CodeTable) {
    rows = table.rows
    axes = table.axes
    bits = table.layout.fineBits
    if let refinement = table.refinement, let refinementBits = table.layout.refinementBits {
      codes = zip(table.codes, refinement).map {
        UInt32($0) << UInt32(refinementBits) | UInt32($1)
      }
    } else {
      codes = table.codes.map { UInt32($0) }
    }
  }

  /// These rows of `table`.
  private init(_ rows: [Int], of table: FineCodes) {
    self.rows = rows.count
    axes = table.axes
    bits = table.bits
    codes = rows.flatMap { table.row($0) }
  }

  /// F of every axis of one row.
  func row(_ index: Int) -> ArraySlice<UInt32> { codes[index * axes..<(index + 1) * axes] }

  /// s, the bits of a code that the search does not see.
  var hiddenBits: Int { max(0, bits - 16) }

  /// n·(2^s − 1): by how much a distance may differ from 2^s times the coarse one.
  var coarseError: UInt64 { UInt64(axes) * (1 << UInt64(hiddenBits) - 1) }

  /// The greatest coarse distance of a row whose distance is at most `distance`.
  func coarseRadius(_ distance: UInt64) -> UInt64 { (distance + coarseError) >> UInt64(hiddenBits) }

  /// The upper bits, as the search takes them.
  var coarse: CodeRows {
    CodeRows(
      codes.map { UInt16($0 >> UInt32(hiddenBits)) }, count: rows, axes: axes,
      layout: CodeLayout(bits: bits - hiddenBits))
  }

  /// The Lee distance, in steps of 2^−B turn, of one row to row `query` of `queries`: at most n·2^31.
  func distance(_ row: Int, to query: Int, of queries: FineCodes) -> UInt64 {
    let shift = UInt32(32 - bits)
    // At the top of 32 bits, wrapping subtraction is the group of the circle.
    return zip(self.row(row), queries.row(query)).reduce(0) { sum, pair in
      sum + UInt64(Int32(bitPattern: (pair.0 &- pair.1) << shift).magnitude >> shift)
    }
  }

  /// The rows that no earlier row equals.
  var distinct: FineCodes {
    var seen: Set<ArraySlice<UInt32>> = []
    return FineCodes((0..<rows).filter { seen.insert(row($0)).inserted }, of: self)
  }

  /// A search of the coarse codes by the Lee distance.
  func search() throws(CertificationError) -> ExactSearch {
    do throws(SearchError) {
      return try ExactSearch(coarse)
    } catch .axes(let found, let largest) {
      throw .axes(found, largest: largest)
    } catch {
      preconditionFailure("\(error)")
    }
  }
}
