import TorusArtifacts
import TorusSearch

/// The codes of one file as they are searched, and what the sidecar beside them says.
struct SearchedTable {
  /// Where the codes are while they are searched.
  enum Residence {
    case inMemory
    case mapped
  }

  let path: String
  let rows: CodeRows

  /// `nil` where a mapped file has no sidecar, and nobody says what a turn is.
  private let period: Period?

  /// The codes of the file at `path`, laid out for a metric.
  init(_ path: String, _ metric: Search.Metric, _ residence: Residence) throws {
    self.path = path
    let sidecar = CodeSidecar.path(besideCodes: path)
    switch residence {
    case .inMemory:
      let table = try Self.table(path, sidecar)
      // Eight or two codes a byte have a kernel of their own for the Lee distance.
      let bits = table.layout.bits
      let layout = CodeLayout(bits: bits, packed: metric == .lee && (bits == 1 || bits == 4))
      rows = CodeRows(Array(table.codes), count: table.rows, axes: table.axes, layout: layout)
      period = table.layout.period
    case .mapped:
      let matrix = try MappedMatrix(contentsOf: path)
      rows = CodeRows(matrix)
      guard Node(sidecar) != nil else {
        period = nil
        return
      }
      // A byte is compared as a code of 8 bits: of any other it would be another point.
      let table = try Self.table(path, sidecar)
      let bits = table.layout.bits
      guard table.sidecar.bitOrder == .unpacked, bits == 8 * matrix.elementWidth else {
        throw Failure.badInput(
          "\(path): expected codes of 8 or 16 bits, each an element, for --mapped, found "
            + "\(bits) bits\(table.sidecar.bitOrder == .unpacked ? "" : ", packed"), by \(sidecar)")
      }
      period = table.layout.period
    }
  }

  /// Throws where distances from these codes, those of queries, to `others` would be of different grids.
  func check(against others: SearchedTable) throws {
    func require<Value: Equatable>(
      _ value: (SearchedTable) -> Value?, _ text: (Value) -> String
    ) throws {
      guard let found = value(self), let expected = value(others), found != expected else { return }
      throw Failure.badInput(
        "\(path): expected queries of \(text(expected)), as \(others.path) has, "
          + "found \(text(found))")
    }
    try require({ $0.rows.axes }, { "\($0) axes" })
    try require({ $0.rows.layout.codeBits }, { "codes of \($0) bits" })
    try require({ $0.period }, { "codes of period 2^\($0.binaryExponent)" })
  }

  private static func table(_ path: String, _ sidecar: String) throws -> CodeTable {
    try CodeTable(
      codes: ArtifactFile(contentsOf: path), sidecar: ArtifactFile(contentsOf: sidecar),
      refinement: nil)
  }
}
