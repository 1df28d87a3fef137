import PropertyTesting
import TorusArtifacts
import TorusCertification

extension CertificateCatalog {
  /// The bundle, quantized by the implementation; `nil` where it has no rows, which no reader accepts.
  func quantized(_ bundle: Bundle) -> Bundle? {
    var bundle = bundle
    guard let table = quantized(bundle.table, bundle) else { return nil }
    bundle.table = table
    if let queries = bundle.queries { bundle.queries = quantized(queries, bundle) }
    return bundle
  }

  private func quantized(_ parcel: Parcel, _ bundle: Bundle) -> Parcel? {
    let file = parcel.embeddings(axes: bundle.axes, period: bundle.layout.period)
    guard let embeddings = try? EmbeddingTable(file) else { return nil }
    let codes = implementation.quantize(embeddings, bundle.layout)
    return Parcel(
      points: parcel.points, codes: Array(codes.codes),
      refinement: codes.refinement.map { Array($0) })
  }

  /// The codes of points, in units of 2^−24 turn, each a row of one axis.
  func codes(of points: [Int], _ layout: GridLayout) -> Parcel? {
    quantized(Parcel(points: points), Bundle(axes: 1, layout: layout, table: Parcel(points: [])))
  }

  /// What a certificate is to be about.
  struct Subject {
    let bundle: any CertifiedBundle
    let files: CertifiedFiles
    let metric: CertificateMetric
    let neighbors: Int
  }

  /// How a law gets what a certificate is to be about.
  typealias Drawing = @Sendable (inout Choices) throws(Discard) -> Subject

  /// Tables that were quantized on a natural grid, perhaps with codes that are not the nearest, their files,
  /// k and a metric that has certificates; the case is discarded where there are no rows, or too few for
  /// one neighbor.
  func drawGrid(_ choices: inout Choices) throws(Discard) -> Subject {
    guard var bundle = quantized(try choices.bundle()), bundle.available > 0 else {
      return try choices.discard()
    }
    let neighbors = try choices.integer(in: 1...bundle.available, named: "k")
    // The file is the truth: a certificate may speak of any codes.
    if try choices.index(below: 4, named: "other codes") == 3 { try choices.change(&bundle) }
    guard let files = try? bundle.read() else { return try choices.discard() }
    var metric = try choices.element(
      of: [CertificateMetric.lee, .squaredFlat, .cosine], named: "metric")
    if bundle.setting(metric, neighbors: neighbors)?.greatestResidual == nil { metric = .lee }
    return Subject(bundle: bundle, files: files, metric: metric, neighbors: neighbors)
  }

  /// Tables of codes of lines, or of codewords of the torus, likewise.
  func drawCoded(_ choices: inout Choices) throws(Discard) -> Subject {
    let bundle = try choices.codedBundle()
    let neighbors = try choices.integer(in: 1...bundle.available, named: "k")
    let metrics: [CertificateMetric] =
      bundle.points.isOfCircles ? [.lee, .squaredFlat] : [.squaredEuclidean, .dotProduct]
    var metric = try choices.element(of: metrics, named: "metric")
    if metric == .dotProduct, bundle.hasFarRows { metric = .squaredEuclidean }
    guard let files = try? bundle.read() else { return try choices.discard() }
    return Subject(bundle: bundle, files: files, metric: metric, neighbors: neighbors)
  }

  /// The certificate of a subject.
  func certificate(
    of subject: Subject, threads: Int = 1
  ) throws(CertificationError) -> Certificate {
    try implementation.certify(subject.files, subject.metric, subject.neighbors, threads)
  }

  /// The folder of a certificate, written and read.
  static func folder(of certificate: Certificate) throws(ArtifactError) -> CertificateFolder {
    try CertificateFolder(
      files: certificate.files().map { ($0.name, ArtifactFile(path: $0.name, bytes: $0.bytes)) },
      path: "C")
  }
}
