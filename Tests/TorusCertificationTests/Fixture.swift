import TestSupport
import TorusArtifacts
import TorusCertification
import TorusQuantization
import TorusVerification

/// The files of one certificate, in memory, by name.
struct Fixture {
  var files: [String: [UInt8]] = [:]
  var paths: CertifiedPaths
  let layout: GridLayout

  /// A table of these rows, perhaps queries and labels, quantized.
  init(
    rows: [[Double]], queries: [[Double]]? = nil, labels: [Int64]? = nil, layout: GridLayout
  ) throws {
    self.layout = layout
    let refinement = layout.refinementBits.map { _ in "r.npy" }
    paths = CertifiedPaths(
      table: .init(embeddings: "e.npy", codes: "q.npy", refinement: refinement))
    try add(rows, "e.npy", "q.npy", "q.json", "r.npy")
    if let queries {
      paths.queries = .init(
        embeddings: "f.npy", codes: "g.npy", refinement: refinement.map { _ in "s.npy" })
      try add(queries, "f.npy", "g.npy", "g.json", "s.npy")
    }
    if let labels {
      paths.labels = "l.npy"
      files["l.npy"] = NumPyArray(shape: [labels.count], elements: .int64(labels)).encoded()
    }
  }

  private mutating func add(
    _ rows: [[Double]], _ embeddings: String, _ codes: String, _ sidecar: String,
    _ refinement: String
  ) throws {
    let array = NumPyArray(
      shape: [rows.count, rows.first?.count ?? 0], elements: .float64(rows.flatMap { $0 }))
    files[embeddings] = array.encoded()
    let table = try EmbeddingTable(ArtifactFile(path: embeddings, bytes: array.encoded()))
    let quantized = GridQuantizer(layout).codes(for: table).encoded()
    files[codes] = quantized.codes
    files[sidecar] = quantized.sidecar
    files[refinement] = quantized.refinement
  }

  func read() throws(ArtifactError) -> CertifiedFiles {
    try CertifiedFiles(paths) { path throws(ArtifactError) in
      guard let bytes = files[path] else {
        throw ArtifactError(path: path, offset: 0, expected: .readableFile, found: "none")
      }
      return ArtifactFile(path: path, bytes: bytes)
    }
  }

  func certify(_ neighbors: Int, threads: Int = 1) throws -> Certificate {
    try Certifier.certify(read(), neighbors: neighbors, threads: threads)
  }

  /// The verdict on these files of a certificate.
  func verify(_ files: [(name: String, bytes: [UInt8])]) throws(ArtifactError) -> Verdict {
    let folder = try CertificateFolder(
      files: files.map { ($0.name, ArtifactFile(path: $0.name, bytes: $0.bytes)) }, path: "C")
    return try Verifier.verify(folder, files: read(), path: "C")
  }

  func verify(_ certificate: Certificate) throws(ArtifactError) -> Verdict {
    try verify(certificate.files())
  }

  /// Whether the verdict is 'verified'; a malformed certificate is not.
  func accepts(_ files: [(name: String, bytes: [UInt8])]) -> Bool {
    (try? verify(files)) == .verified
  }
}

/// Tables small and coarse enough to be full of ties, with denominators of at most 2^7.
func tinyFixture(seed: UInt64, bits: Int, refinementBits: Int?, period: Period) throws -> Fixture? {
  var generator = SplitMix64(seed: seed)
  let axes = Int.random(in: 1...3, using: &generator)
  func table(_ count: Int) -> [[Double]] {
    (0..<count).map { _ in
      (0..<axes).map { _ in
        Double(Int.random(in: -64...64, using: &generator)) / 32
      }
    }
  }
  let rows = table(Int.random(in: 3...7, using: &generator))
  let queries = seed % 2 == 0 ? table(Int.random(in: 1...4, using: &generator)) : nil
  let labels =
    seed % 3 == 0 ? nil : rows.map { _ in Int64.random(in: 0...1, using: &generator) }
  guard let layout = GridLayout(bits: bits, refinementBits: refinementBits, period: period)
  else { return nil }
  return try Fixture(rows: rows, queries: queries, labels: labels, layout: layout)
}
