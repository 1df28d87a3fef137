import ArgumentParser
import TorusArtifacts

/// The files that a certificate is about.
struct CertifiedOptions: ParsableArguments {
  @Option(help: "The embeddings that were quantized (npy).")
  var embeddings: String?

  @Option(help: "Their codes (npy, with the sidecar beside).")
  var codes: String

  @Option(help: "The next bits of the codes.")
  var refinement: String?

  @Option(help: "The codebook of product codes; by default q.codebook.npy beside q.npy.")
  var codebook: String?

  @Option(help: "Embeddings of queries; without queries the table is searched for its own rows.")
  var queries: String?

  @Option(help: "The codes of the queries.")
  var queryCodes: String?

  @Option(help: "The next bits of the queries' codes.")
  var queryRefinement: String?

  @Option(help: "The codebook of the queries' product codes.")
  var queryCodebook: String?

  @Option(help: "Labels of the table's rows (npy).")
  var labels: String?

  func validate() throws {
    if queries != nil || queryRefinement != nil || queryCodebook != nil, queryCodes == nil {
      throw ValidationError("--queries needs --query-codes")
    }
  }

  var paths: CertifiedPaths {
    CertifiedPaths(
      table: .init(
        embeddings: embeddings, codes: codes, refinement: refinement, codebook: codebook),
      queries: queryCodes.map {
        .init(
          embeddings: queries, codes: $0, refinement: queryRefinement, codebook: queryCodebook)
      },
      labels: labels)
  }

  /// The files that are read.
  var inputs: [Places.Named] {
    let paths = paths
    let tables = [(paths.table, "")] + (paths.queries.map { [($0, "queries' ")] } ?? [])
    return tables.flatMap { table, whose -> [Places.Named] in
      [
        ("the \(whose)embeddings", table.embeddings), ("the \(whose)codes", table.codes),
        ("the \(whose)sidecar", table.sidecar), ("the \(whose)refinement", table.refinement),
        ("the \(whose)codebook", table.codebook),
      ]
    } + [("the labels", paths.labels)]
  }
}
