import ArgumentParser
import TorusArtifacts
import TorusQuantization

struct ProductOptions: MethodOptions {
  @Option(help: "Into how many parts the axes are cut; must divide them.")
  var subspaces: Int?

  @Option(help: "How many codewords a part has, from 1 to 256, by default 256.")
  var codewords: Int?

  @Option(help: "From which all random choices follow; by default 0.")
  var seed: UInt64?

  @Option(help: "The most rounds of k-means, by default 25.")
  var iterations: Int?

  @Option(help: "An npy file of codewords to use, such as those of the table that queries are for.")
  var codebook: String?

  var method: Quantize.Method { .product }

  var areGiven: Bool {
    subspaces != nil || codewords != nil || seed != nil || iterations != nil || codebook != nil
  }

  /// K.
  var codewordCount: Int { codewords ?? 256 }

  /// What a rerun needs.
  var training: ProductTraining { ProductTraining(seed: seed ?? 0, iterations: rounds) }

  private var rounds: Int { iterations ?? 25 }

  func check() throws {
    if codebook != nil {
      guard subspaces == nil, codewords == nil, seed == nil, iterations == nil else {
        throw ValidationError(
          "--codebook takes none of --subspaces, --codewords, --seed and --iterations: "
            + "nothing is fitted")
      }
      return
    }
    guard let subspaces, subspaces >= 1 else {
      throw ValidationError("--method product takes --subspaces of at least 1, or --codebook")
    }
    guard ProductCodebook.codewordCounts.contains(codewordCount) else {
      throw ValidationError("--codewords takes a number from 1 to 256")
    }
    guard ProductTraining.iterationCounts.contains(rounds) else {
      throw ValidationError("--iterations takes a number from 0 to 1000000")
    }
  }
}

extension Quantize {
  func quantizeByProduct(_ table: EmbeddingTable) throws {
    let options = productOptions
    let period = try givenPeriod()
    if let path = options.codebook {
      let codebook = try ProductCodebook(ArtifactFile(contentsOf: path), period: period)
      let codes = try ProductQuantizer(codebook).codes(for: table, threads: workers.threads)
      return try write(codes, table, [])
    }
    let quiet = workers.quiet
    let fit = try ProductFit(
      fitting: table, subspaces: options.subspaces ?? 1, codewords: options.codewordCount,
      period: period, training: options.training, threads: workers.threads
    ) { done, all in
      if !quiet { Console.report("quantize: \(done) of \(all) subspaces") }
    }
    let codes = try ProductQuantizer(fit.codebook).codes(
      for: table, training: options.training, threads: workers.threads)
    let sum = fit.sums.compactMap(\.last).reduce(0, +)
    try write(
      codes, table,
      [
        .init("rounds", .array(fit.sums.map { .integer($0.count - 1) })),
        .init("sum_of_squares", .integer(sum)),
        .init("unused_codewords", .array(fit.unused.map { .integer($0) })),
      ], unused: fit.unused.reduce(0, +))
  }

  private func write(
    _ codes: ProductCodeTable, _ table: EmbeddingTable, _ details: [JSONValue.Member],
    unused: Int = 0
  ) throws {
    let (bytes, codebook, sidecar) = codes.encoded()
    let losses = try answer.losses("2^-24 turn", of: embeddings) {
      QuantizationError(of: codes, embeddings: table)
    }
    try answer.write(
      bytes, sidecar: sidecar,
      also: [(codebook, AnswerOptions.Companion.codebook.path(besideCodes: answer.output))])
    let (subspaces, codewords) = (codes.codebook.subspaces, codes.codebook.codewords)
    answer.say(
      "\(codes.rows) × \(subspaces) codes of \(codewords) codewords"
        + (unused == 0 ? "" : ", \(unused) of all \(subspaces * codewords) unused"), table,
      [.init("subspaces", .integer(subspaces)), .init("codewords", .integer(codewords))]
        + details, losses)
  }
}
