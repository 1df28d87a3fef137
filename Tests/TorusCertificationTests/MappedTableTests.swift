import Foundation
import TestSupport
import Testing
import TorusArtifacts
import TorusCertification
import TorusQuantization
import TorusVerification

/// Tables that stay in their files.
@Suite("Mapped tables")
struct MappedTableTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The same files, on disk.
  private func mapped(_ fixture: Fixture) throws -> CertifiedFiles {
    for (name, bytes) in fixture.files { try folder.write(Data(bytes), to: name) }
    func table(_ table: CertifiedPaths.Table) -> CertifiedPaths.Table {
      .init(
        embeddings: table.embeddings.map(folder.file), codes: folder.file(table.codes),
        refinement: table.refinement.map(folder.file))
    }
    return try CertifiedFiles(
      CertifiedPaths(
        table: table(fixture.paths.table), queries: fixture.paths.queries.map(table),
        labels: fixture.paths.labels.map(folder.file)))
  }

  /// The certificate of files in memory, of mapped ones, and of mapped ones of which nothing is kept, is one.
  private func agree(_ fixture: Fixture, _ metric: CertificateMetric, neighbors: Int) throws {
    func certify(_ files: CertifiedFiles) throws -> Certificate {
      try Certifier.certify(files, metric: metric, neighbors: neighbors)
    }
    let expected = try certify(fixture.read())
    let files = try mapped(fixture)
    #expect(try certify(files) == expected)
    #expect(try KeptNumbers.$most.withValue(0) { try certify(files) } == expected)
    let certificate = try CertificateFolder(
      files: expected.files().map { ($0.name, ArtifactFile(path: $0.name, bytes: $0.bytes)) },
      path: "C")
    #expect(try Verifier.verify(certificate, files: files, path: "C") == .verified)
  }

  @Test(
    "give the certificate of tables in memory, at every width of codes",
    arguments: [(3, nil), (8, nil), (8, 8), (8, 16), (16, 16)] as [(Int, Int?)])
  func grids(bits: Int, refinementBits: Int?) throws {
    // Cosines take 16 bits; squares of ways of 32 bits could overflow on three axes.
    let metrics: [CertificateMetric] =
      switch bits + (refinementBits ?? 0) {
      case ...16: [.lee, .squaredFlat, .cosine]
      case ...24: [.lee, .squaredFlat]
      default: [.lee]
      }
    for seed in 0..<6 as Range<UInt64> {
      let fixture = try #require(
        try tinyFixture(
          seed: seed, bits: bits, refinementBits: refinementBits,
          period: seed < 3 ? .turn : .unitVectors))
      for metric in metrics { try agree(fixture, metric, neighbors: 2) }
    }
  }

  @Test("give the certificate of tables in memory: many turns, and denominators of every size")
  func extremes() throws {
    let layout = try #require(GridLayout(bits: 8, refinementBits: 16, period: .turn))
    let rows: [[[Double]]] = [
      [[0x1p40 + 0.5, 0.25], [-0x1p60, 0.125], [0x1p-32, -0x1p-31], [3e15, 0.5]],
      [[1e-20, 0.25], [0x1p70, -0.125], [0x1p-79, 0.75]],
      [[1e-30, 0.5], [.leastNonzeroMagnitude, 0.1], [1e300, -0.1]],
    ]
    for rows in rows {
      let fixture = try Fixture(rows: rows, layout: layout)
      for metric in [CertificateMetric.lee, .squaredFlat] {
        try agree(fixture, metric, neighbors: 2)
      }
    }
  }

  @Test("give the certificate of tables in memory, on lines", arguments: [3, 8, 11])
  func lines(bits: Int) throws {
    for scale in [1, 0x1p-300, 0x1p200] {
      let layout = try #require(GridLayout(bits: 8, refinementBits: nil, period: .turn))
      var fixture = try Fixture(
        rows: [[0, 1], [0.5, -3], [0.125, 7], [2, 2], [0.5, -3]].map { $0.map { $0 * scale } },
        layout: layout)
      let table = try EmbeddingTable(
        ArtifactFile(path: "e.npy", bytes: #require(fixture.files["e.npy"])))
      let codes = CalibratedQuantizer(CalibratedGrid(fitting: table, bits: bits))
        .codes(for: table).encoded()
      (fixture.files["q.npy"], fixture.files["q.json"]) = (codes.codes, codes.sidecar)
      for metric in [CertificateMetric.squaredEuclidean, .dotProduct] {
        try agree(fixture, metric, neighbors: 3)
      }
    }
  }

  @Test("that are written to meanwhile have no certificate and no verdict")
  func changes() throws {
    let layout = try #require(GridLayout(bits: 8, refinementBits: nil, period: .turn))
    let fixture = try Fixture(rows: [[0, 0.5], [0.25, 0.1], [0.75, 0.3]], layout: layout)
    let certificate = try CertificateFolder(
      files: fixture.certify(1).files().map {
        ($0.name, ArtifactFile(path: $0.name, bytes: $0.bytes))
      }, path: "C")
    let part = try #require(CertificatePart(queries: (1, 2)))
    for name in ["e.npy", "q.npy", "q.json"] {
      let files = try mapped(fixture)
      let handle = try #require(FileHandle(forWritingAtPath: folder.file(name)))
      try handle.seekToEnd()
      try handle.write(contentsOf: [0])
      func isChanged(_ error: any Error) -> Bool {
        "\(error)".hasPrefix("\(folder.file(name)): byte 0: expected a file that nobody writes to")
      }
      #expect(throws: CertificationError.self) { try Certifier.certify(files, neighbors: 1) }
      #expect { try Certifier.certify(files, neighbors: 1) } throws: { isChanged($0) }
      #expect { try Certifier.certify(part: part, of: files, neighbors: 1) } throws: {
        isChanged($0)
      }
      #expect { try Verifier.verify(certificate, files: files, path: "C") } throws: {
        isChanged($0)
      }
    }
  }
}
