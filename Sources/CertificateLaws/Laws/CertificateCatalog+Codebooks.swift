import PropertyTesting
import TorusArtifacts
import TorusQuantization

extension CertificateCatalog {
  /// Laws of codebooks that are fitted.
  var codebookLaws: [Law] {
    [sumNeverRises, meansAreLeast, usesCodewords, ignoresThreads, needsRows, movesWithRows]
  }

  /// A bundle and what a codebook of so many codewords is fitted with: enough rounds to come to rest.
  private func drawFit(_ choices: inout Choices) throws(Discard) -> (
    bundle: ProductBundle, embeddings: EmbeddingTable, codewords: Int, training: ProductTraining
  ) {
    let bundle = try choices.productBundle()
    let codewords = try choices.integer(in: 1...bundle.rows, named: "K")
    let seed = try choices.integer(in: 0...UInt64.max, named: "seed")
    guard let embeddings = bundle.table else { return try choices.discard() }
    return (bundle, embeddings, codewords, ProductTraining(seed: seed, iterations: 1000))
  }

  private func fitted(
    _ choices: inout Choices
  ) throws(Discard) -> (bundle: ProductBundle, fit: ProductFit, codes: ProductCodeTable) {
    let (bundle, embeddings, codewords, training) = try drawFit(&choices)
    guard
      let fit = try? implementation.product.fit(
        embeddings, bundle.subspaces, codewords, training, 1),
      let codes = try? implementation.product.encode(embeddings, fit.codebook)
    else { return try choices.discard() }
    return (bundle, fit, codes)
  }

  private var sumNeverRises: Law {
    Law(
      "quantizer.codebook.sum-never-rises",
      "the sum of squares after a round is at most that before, and the last is that of the codebook"
    ) { (choices) throws(Discard) in
      let (bundle, fit, codes) = try fitted(&choices)
      for (subspace, sums) in fit.sums.enumerated() {
        guard zip(sums, sums.dropFirst()).allSatisfy({ $0 >= $1 }) else {
          return .fails("in subspace \(subspace) sums are \(sums)")
        }
        let sum = (0..<bundle.rows).reduce(UInt128(0)) { sum, row in
          let code = Int(codes.codes[row * bundle.subspaces + subspace])
          let codeword = PlainProduct.codeword(fit.codebook, subspace, code)
          return sum
            + UInt128(
              PlainProduct.distance(bundle.part(subspace, ofRow: row), codeword, squared: true))
        }
        guard sums.last == sum else { return .fails("\(sum) is not the last of \(sums)") }
      }
      return .holds
    }
  }

  private var meansAreLeast: Law {
    Law(
      "quantizer.codebook.codewords-are-least-means",
      "at rest a codeword is, on each circle, the least lattice point with the least sum of squares"
    ) { (choices) throws(Discard) in
      let (bundle, fit, codes) = try fitted(&choices)
      for subspace in 0..<bundle.subspaces {
        for codeword in 0..<fit.codebook.codewords {
          let rows = (0..<bundle.rows).filter {
            Int(codes.codes[$0 * bundle.subspaces + subspace]) == codeword
          }
          if rows.isEmpty { continue }
          let least = (0..<bundle.width).compactMap { axis in
            PlainProduct.means(rows.map { bundle.part(subspace, ofRow: $0)[axis] }).first
          }
          let found = PlainProduct.codeword(fit.codebook, subspace, codeword)
          guard found == least else {
            return .fails("codeword \(codeword) of rows \(rows) is \(found), not \(least)")
          }
        }
      }
      return .holds
    }
  }

  private var usesCodewords: Law {
    Law(
      "quantizer.codebook.uses-its-codewords",
      "at rest as many codewords stand for rows as there are different parts, or all"
    ) { (choices) throws(Discard) in
      let (bundle, fit, _) = try fitted(&choices)
      let unused = (0..<bundle.subspaces).map { subspace in
        let parts = Set((0..<bundle.rows).map { bundle.part(subspace, ofRow: $0) })
        return max(0, fit.codebook.codewords - parts.count)
      }
      return .equal(fit.unused, unused, "the unused codewords of each subspace")
    }
  }

  private var ignoresThreads: Law {
    Law("quantizer.codebook.ignores-threads", "any number of threads finds the same codewords") {
      (choices) throws(Discard) in
      let (bundle, embeddings, codewords, training) = try drawFit(&choices)
      let threads = try choices.integer(in: 2...4, named: "threads")
      func codebook(_ threads: Int) -> ProductCodebook? {
        try? implementation.product.fit(
          embeddings, bundle.subspaces, codewords, training, threads
        ).codebook
      }
      return .equal(codebook(threads), codebook(1), "the codebook by \(threads) threads")
    }
  }

  private var needsRows: Law {
    Law(
      "quantizer.codebook.needs-a-row-for-each-codeword",
      "more codewords than rows are refused, and the error says how many there can be"
    ) { (choices) throws(Discard) in
      let (bundle, embeddings, _, training) = try drawFit(&choices)
      let codewords = bundle.rows + (try choices.integer(in: 1...3, named: "more"))
      do throws(ProductError) {
        _ = try implementation.product.fit(embeddings, bundle.subspaces, codewords, training, 1)
        return .fails("it is fitted")
      } catch {
        return .equal(error, .codewords(codewords, rows: bundle.rows), "the error")
      }
    }
  }

  private var movesWithRows: Law {
    Law(
      "quantizer.codebook.is-of-the-circle",
      "rows that are whole turns away have the same codebook"
    ) { (choices) throws(Discard) in
      let (bundle, embeddings, codewords, training) = try drawFit(&choices)
      let turns = try choices.integer(in: -3...3, named: "turns")
      let place = try choices.index(below: bundle.points.count, named: "place")
      var points = bundle.points
      points[place] += turns * PlainProduct.turn
      let away = ProductBundle(subspaces: bundle.subspaces, width: bundle.width, points: points)
      guard let moved = away.table else { return try choices.discard() }
      func codebook(_ table: EmbeddingTable) -> ProductCodebook? {
        try? implementation.product.fit(table, bundle.subspaces, codewords, training, 1).codebook
      }
      return .equal(codebook(moved), codebook(embeddings), "the codebook")
    }
  }
}
