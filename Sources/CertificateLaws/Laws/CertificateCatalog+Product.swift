import PropertyTesting
import TorusArtifacts
import TorusQuantization

extension CertificateCatalog {
  /// Laws of codes of a product quantizer whose codebook is given.
  var productLaws: [Law] {
    [
      codewordIsNearest, symmetricIsOfDecoded, asymmetricIsToDecoded, productReadsBack,
      namesACodeword, productErrorIsExact,
    ]
  }

  /// A table, a codebook, and the implementation's codes.
  private func drawProduct(
    _ choices: inout Choices
  ) throws(Discard) -> (bundle: ProductBundle, embeddings: EmbeddingTable, table: ProductCodeTable)
  {
    let bundle = try choices.productBundle()
    let codebook = try choices.codebook(for: bundle)
    guard let embeddings = bundle.table,
      let table = try? implementation.product.encode(embeddings, codebook)
    else { return try choices.discard() }
    return (bundle, embeddings, table)
  }

  private var codewordIsNearest: Law {
    Law(
      "quantizer.product.code-is-the-first-nearest",
      "no codeword is nearer on the torus than the code's, and none before it as near"
    ) { (choices) throws(Discard) in
      let (bundle, _, table) = try drawProduct(&choices)
      for row in 0..<bundle.rows {
        for subspace in 0..<bundle.subspaces {
          let part = bundle.part(subspace, ofRow: row)
          let distances = (0..<table.codebook.codewords).map {
            PlainProduct.distance(
              part, PlainProduct.codeword(table.codebook, subspace, $0), squared: true)
          }
          let code = Int(table.codes[row * bundle.subspaces + subspace])
          guard code == distances.firstIndex(of: distances.min() ?? 0) else {
            return .fails("row \(row) has code \(code), at squared distances \(distances)")
          }
        }
      }
      return .holds
    }
  }

  private var symmetricIsOfDecoded: Law {
    Law(
      "quantizer.product.symmetric-distance-is-of-decoded",
      "a sum of table entries is the distance of what both rows of codes decode to"
    ) { (choices) throws(Discard) in
      let (bundle, _, table) = try drawProduct(&choices)
      let metric = try choices.element(of: CodewordMetric.allCases, named: "metric")
      let row = try choices.index(below: bundle.rows, named: "row")
      let other = try choices.index(below: bundle.rows, named: "other")
      return .equal(
        implementation.product.compare(table, row, other, metric),
        PlainProduct.distance(
          PlainProduct.decoded(table, row), PlainProduct.decoded(table, other),
          squared: metric == .squared), "the distance")
    }
  }

  private var asymmetricIsToDecoded: Law {
    Law(
      "quantizer.product.asymmetric-distance-is-to-decoded",
      "a sum of table entries is the distance of an embedding from what a row of codes decodes to"
    ) { (choices) throws(Discard) in
      let (bundle, embeddings, table) = try drawProduct(&choices)
      let metric = try choices.element(of: CodewordMetric.allCases, named: "metric")
      let row = try choices.index(below: bundle.rows, named: "row")
      let other = try choices.index(below: bundle.rows, named: "other")
      return .equal(
        implementation.product.compareEmbedding(embeddings, row, table, other, metric),
        PlainProduct.distance(
          bundle.row(row), PlainProduct.decoded(table, other), squared: metric == .squared),
        "the distance")
    }
  }

  private func read(_ files: (codes: [UInt8], codebook: [UInt8], sidecar: [UInt8]))
    throws(ArtifactError) -> ProductCodeTable
  {
    try implementation.product.read(
      ArtifactFile(path: "q.npy", bytes: files.codes),
      ArtifactFile(path: "q.codebook.npy", bytes: files.codebook),
      ArtifactFile(path: "q.json", bytes: files.sidecar))
  }

  private var productReadsBack: Law {
    Law(
      "quantizer.product.reads-back",
      "codes are read as they were written, with their codebook, and written again alike"
    ) { (choices) throws(Discard) in
      let (_, embeddings, coded) = try drawProduct(&choices)
      let training = try choices.optional(named: "training") { (choices) throws(Discard) in
        ProductTraining(
          seed: try choices.integer(in: 0...UInt64.max),
          iterations: try choices.integer(in: ProductTraining.iterationCounts))
      }
      let table = ProductCodeTable(
        codes: coded.codes.map { UInt8($0) }, codebook: coded.codebook, training: training,
        embeddings: embeddings.digest)
      let files = implementation.product.write(table)
      let read: ProductCodeTable
      do throws(ArtifactError) { read = try self.read(files) } catch { return .fails("\(error)") }
      let again = implementation.product.write(read)
      return Outcome.equal(read.codes, table.codes, "the codes")
        .and(.equal(read.codebook, table.codebook, "the codebook"))
        .and(.equal(read.sidecar, table.sidecar, "the sidecar"))
        .and(.require(again == files, "other bytes"))
    }
  }

  private var namesACodeword: Law {
    Law(
      "quantizer.product.names-a-codeword",
      "a code that names no codeword makes a file that is refused, whoever sealed it"
    ) { (choices) throws(Discard) in
      let (_, _, table) = try drawProduct(&choices)
      let place = try choices.index(below: table.codes.count, named: "place")
      let code = try choices.integer(
        in: UInt8(table.codebook.codewords)...UInt8.max, named: "code")
      let (codes, codebook, sidecar) = table.encoded()
      var changed = codes
      changed[codes.count - table.codes.count + place] = code
      let isRead =
        (try? read((changed, codebook, Parcel.resealed(sidecar, codes, changed)))) != nil
      return .require(!isRead, "it is read")
    }
  }

  private var productErrorIsExact: Law {
    Law(
      "quantizer.product.error-is-exact",
      "a residual is the Lee distance to the codewords that the codes name, in 2^−24 turn"
    ) { (choices) throws(Discard) in
      let (bundle, embeddings, table) = try drawProduct(&choices)
      let residuals = (0..<bundle.rows).map {
        PlainProduct.distance(bundle.row($0), PlainProduct.decoded(table, $0), squared: false)
      }
      return .equal(
        implementation.product.lose(table, embeddings)?.residuals, residuals, "the residuals")
    }
  }
}
