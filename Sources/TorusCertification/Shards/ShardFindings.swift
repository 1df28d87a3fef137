import BigInt
import TorusArtifacts

/// What shards hold, query by query: it can be merged, and becomes a certificate when it is all there.
struct ShardFindings {
  /// The findings of one query, and the rows among which they are.
  struct Query {
    var rows: [Range<Int>]
    var findings: QueryFindings
  }

  let setting: CertificateSetting
  let inputs: CertificateInputs
  let units: CertificateShard.Units?
  var separation: CertificateShard.Separation
  /// By query.
  var queries: [Int: Query]
  /// What bounds need of rows and of queries, as far as it is known.
  var rowPoints: [Int: DistanceBounds.Point]
  var queryPoints: [Int: DistanceBounds.Point]

  /// Whether every query was examined among all rows, and all points compared.
  var isComplete: Bool {
    queries.count == setting.queries
      && queries.values.allSatisfy { $0.rows == [0..<setting.rows] }
      && separation.compared == [0..<separation.distinct]
  }

  /// Adds what another shard found.
  ///
  /// - Throws: ``ShardError`` where both are about different files, settings or numbers, or one query was
  ///   examined twice among one row.
  mutating func merge(_ other: ShardFindings) throws(ShardError) {
    guard setting == other.setting else { throw .other("setting") }
    guard inputs == other.inputs else { throw .other("files") }
    guard units == other.units, separation.distinct == other.separation.distinct else {
      throw .other("embeddings or codes")
    }
    // In order, so that an error names the first query.
    for (query, found) in other.queries.sorted(by: { $0.key < $1.key }) {
      guard let own = queries[query] else {
        queries[query] = found
        continue
      }
      let rows = (own.rows + found.rows).united
      guard Self.count(rows) == Self.count(own.rows) + Self.count(found.rows) else {
        throw .overlap(query: query)
      }
      queries[query] = Query(
        rows: rows,
        findings: own.findings.merged(with: found.findings, neighbors: setting.neighbors))
    }
    try Self.add(other.rowPoints, to: &rowPoints)
    try Self.add(other.queryPoints, to: &queryPoints)
    let compared = (separation.compared + other.separation.compared).united
    guard
      Self.count(compared)
        == Self.count(separation.compared) + Self.count(other.separation.compared)
    else { throw .overlapOfPoints }
    separation = .init(
      distinct: separation.distinct, compared: compared,
      leastDistance: [separation.leastDistance, other.separation.leastDistance]
        .compactMap { $0 }.min())
  }

  private static func count(_ ranges: [Range<Int>]) -> Int { ranges.reduce(0) { $0 + $1.count } }

  private static func add(
    _ some: [Int: DistanceBounds.Point], to all: inout [Int: DistanceBounds.Point]
  ) throws(ShardError) {
    for (place, point) in some {
      guard all.updateValue(point, forKey: place) ?? point == point else {
        throw .other("residuals or lengths")
      }
    }
  }
}

/// Why shards do not belong together.
public enum ShardError: Error, Hashable, Sendable {
  /// They are about different things.
  case other(String)
  /// A query was examined twice among some row.
  case overlap(query: Int)
  /// A point was compared twice.
  case overlapOfPoints
  /// The numbers of shards that are all there add up to no certificate.
  case certificate(CertificationError)
}

extension ShardError: CustomStringConvertible {
  /// One line: what was expected, and what was found.
  public var description: String {
    switch self {
    case .other(let what): "expected shards of one certificate, found others: their \(what) differ"
    case .overlap(let query):
      "expected each query once among each row, found query \(query) twice among some"
    case .overlapOfPoints: "expected each point compared once, found some twice"
    case .certificate(let error): "\(error)"
    }
  }
}
