import TorusArtifacts

/// Some of the queries of a certificate, each subset of that size equally likely.
public struct QuerySample: Hashable, Sendable {
  /// How many, at least 1.
  public let count: Int

  /// What the choice follows from. Who makes a certificate and knows the seed can lie about the others.
  public let seed: UInt64

  /// `count` queries that follow from `seed`.
  ///
  /// - Precondition: `count` is at least 1.
  public init(count: Int, seed: UInt64) {
    precondition(count >= 1, "expected at least one query, found \(count)")
    self.count = count
    self.seed = seed
  }

  /// The queries, of 0..<queries; all where there are no more.
  ///
  /// Those with the least digest of seed and number: so a sample of one more is the same and one more.
  func chosen(of queries: Int) -> Set<Int> {
    guard count < queries else { return Set(0..<queries) }
    let order = (0..<queries).lazy.map { query in
      (Digest(of: Array("swift-torus/sample \(seed) \(query)".utf8)).hexadecimal, query)
    }
    return Set(least(count, of: order) { $0 < $1 }.map(\.1))
  }
}
