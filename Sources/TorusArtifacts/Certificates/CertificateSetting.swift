/// What a certificate is about: the size of the tables, the layout of the codes, and k.
public struct CertificateSetting: Hashable, Sendable {
  /// The number of rows of the table, at least 1.
  public let rows: Int

  /// The number of queries; the table's own rows where the queries are not apart.
  public let queries: Int

  /// Whether the queries are a table of their own. If not, query i is row i, and row i is no
  /// neighbor of itself.
  public let queriesApart: Bool

  /// The number of circles n.
  public let axes: Int

  /// The layout of both tables' codes.
  public let layout: GridLayout

  /// k, at least 1, and at most the number of rows that can be a neighbor of a query.
  public let neighbors: Int

  /// A setting, or `nil` where a size is less than 1, rows do not fit 32 bits, queries that are not
  /// apart are not the rows, or k is not in [1, rows] (rows − 1 where a query is a row itself).
  public init?(
    rows: Int, queries: Int, queriesApart: Bool, axes: Int, layout: GridLayout, neighbors: Int
  ) {
    guard rows >= 1, rows < 1 << 32, queries >= 1, axes >= 1, queriesApart || queries == rows,
      neighbors >= 1, neighbors <= (queriesApart ? rows : rows - 1)
    else { return nil }
    self.rows = rows
    self.queries = queries
    self.queriesApart = queriesApart
    self.axes = axes
    self.layout = layout
    self.neighbors = neighbors
  }

  /// B: distances are in steps of 2^−B turn. In [1, 32].
  public var fineBits: Int { layout.fineBits }

  /// The number of binary digits after the point in a residual: 16.
  public static let residualBits = 16

  /// The greatest residual that is possible at all, n·2^(B−1) steps in units of 2^−16 step; `nil`
  /// where three of them do not fit 63 bits, so that bounds could overflow: such a certificate is refused.
  public var greatestResidual: UInt64? {
    let perAxis = UInt64(1) << UInt64(fineBits - 1 + Self.residualBits)
    let (product, overflow) = UInt64(axes).multipliedReportingOverflow(by: perAxis)
    return overflow || product > UInt64(Int64.max) / 3 ? nil : product
  }

  init(_ fields: JSONFields) throws(ArtifactError) {
    let layout = try fields.layout()
    let rows = try fields.count("rows")
    let queries = try fields.count("queries")
    let apart = try fields.bool("queries_apart")
    let axes = try fields.count("axes")
    let neighbors = try fields.count("neighbors")
    try fields.requireOnly(
      GridLayout.keys + ["rows", "queries", "queries_apart", "axes", "neighbors"])
    guard
      let setting = CertificateSetting(
        rows: rows, queries: queries, queriesApart: apart, axes: axes, layout: layout,
        neighbors: neighbors)
    else {
      throw ArtifactError(
        path: fields.path, offset: 0,
        expected:
          "fewer than 2^32 rows, queries that are the rows or apart, and k among the others",
        found: "\(rows) rows, \(queries) queries, k = \(neighbors)")
    }
    self = setting
  }

  var value: JSONValue {
    .object(
      layout.members + [
        .init("rows", .integer(rows)),
        .init("queries", .integer(queries)),
        .init("queries_apart", .bool(queriesApart)),
        .init("axes", .integer(axes)),
        .init("neighbors", .integer(neighbors)),
      ])
  }
}
