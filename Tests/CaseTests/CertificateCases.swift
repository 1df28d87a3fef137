import Testing
import ToroidalArithmetic
import TorusArtifacts
import TorusCertification
import TorusQuantization
import TorusVerification

/// Public reports of verifiers whose answers changed with a flag, or were not checked (kind C), and of quantized
/// answers that changed where they should not (kind Q).
@Suite("Cases C and Q: certificates")
struct CertificateCases {
  private func file(_ path: String, _ rows: [[Double]]) -> ArtifactFile {
    let array = NumPyArray(
      shape: [rows.count, rows[0].count], elements: .float64(rows.flatMap { $0 }))
    return ArtifactFile(path: path, bytes: array.encoded())
  }

  /// Files of rows on a calibrated grid, or on a natural one of `bits` bits.
  private func files(_ rows: [[Double]], bits: Int, calibrated: Bool) throws -> CertifiedFiles {
    let embeddings = file("e.npy", rows)
    let table = try EmbeddingTable(embeddings)
    let encoded: (codes: [UInt8], sidecar: [UInt8])
    if calibrated {
      encoded = CalibratedQuantizer(CalibratedGrid(fitting: table, bits: bits))
        .codes(for: table).encoded()
    } else {
      let layout = try #require(GridLayout(bits: bits, refinementBits: nil, period: .turn))
      let grid = GridQuantizer(layout).codes(for: table).encoded()
      encoded = (grid.codes, grid.sidecar)
    }
    let all = [
      "e.npy": embeddings, "q.npy": ArtifactFile(path: "q.npy", bytes: encoded.codes),
      "q.json": ArtifactFile(path: "q.json", bytes: encoded.sidecar),
    ]
    return try CertifiedFiles(.init(table: .init(embeddings: "e.npy", codes: "q.npy"))) {
      path throws(ArtifactError) in
      guard let file = all[path] else {
        throw ArtifactError(path: path, offset: 0, expected: "a file", found: "none")
      }
      return file
    }
  }

  private func folder(_ certificate: Certificate) throws -> CertificateFolder {
    try CertificateFolder(
      files: certificate.files().map { ($0.name, ArtifactFile(path: $0.name, bytes: $0.bytes)) },
      path: "C")
  }

  private static let rows: [[Double]] = (0..<40).map { row in
    (0..<5).map { axis in
      let mixed: Int = row * 37 + axis * 101 + row * row * axis
      return Double(mixed % 97) / 128
    }
  }

  @Test("C02, C06: the verdict is one at any number of threads, with and without a sample of all")
  func flags() throws {
    let files = try files(Self.rows, bits: 8, calibrated: false)
    let certificate = try Certifier.certify(files, neighbors: 3)
    let folder = try folder(certificate)
    for threads in 1...5 {
      #expect(
        try Verifier.verify(folder, files: files, path: "C", threads: threads) == .verified)
      #expect(
        try Verifier.verify(
          folder, files: files, path: "C", sample: QuerySample(count: 40, seed: 1),
          threads: threads) == .sampled(queries: 40, of: 40, unchecked: []))
    }
  }

  @Test("C03: the witness of a refutation is the number that the definition gives")
  func witness() throws {
    let files = try files(Self.rows, bits: 8, calibrated: false)
    let certificate = try Certifier.certify(files, neighbors: 3)
    var evidence = certificate.evidence
    evidence.residuals[7] += 1
    let lie = Certificate(
      setting: certificate.setting, inputs: certificate.inputs, claims: certificate.claims,
      evidence: evidence)
    guard case .refuted(let witness) = try Verifier.verify(folder(lie), files: files, path: "C")
    else {
      Issue.record("a wrong residual was not refuted")
      return
    }
    #expect(witness.place == .element(.residuals, [7]))
    // Row 7 in units of 2^-7 turn, at codes of 2^-8 turn: every point is a code, and ρ = 0.
    #expect(witness.recomputed == .integer(0))
  }

  @Test("C04: a residual of exactly half a step on every axis is within the bound")
  func tightBound() throws {
    let rows = [[1.0 / 512, 3.0 / 512], [0.25, 0.5], [0.75, 1 - 1.0 / 512]]
    let files = try files(rows, bits: 8, calibrated: false)
    let certificate = try Certifier.certify(files, neighbors: 1)
    #expect(certificate.evidence.residuals == [1 << 16, 0, 1 << 15])
    #expect(try Verifier.verify(folder(certificate), files: files, path: "C") == .verified)
  }

  @Test("C07: -2.6229075025237076e16 mod 2.5890419884777833e-42 is 8.12552781506134e-43, exactly")
  func remainderByTinyPeriod() throws {
    let found = (-2.6229075025237076e16).flooredRemainder(dividingBy: 2.5890419884777833e-42)
    #expect(found == FlooredRemainder(value: 8.12552781506134e-43, isExact: true))
  }

  @Test("C07: a remainder by a tiny period is that of the doubles, not of reals rounded")
  func remainder() throws {
    let period = try #require(Period(binaryExponent: -64))
    let layout = try #require(GridLayout(bits: 16, refinementBits: 16, period: period))
    let x = -2.6229075025237076e16
    let table = try EmbeddingTable(file("e.npy", [[x], [0]]))
    let codes = GridQuantizer(layout).codes(for: table)
    // x is a whole number of periods of 2^-64: both are the same point.
    #expect(codes.codes[0] == codes.codes[1] && codes.refinement?[0] == codes.refinement?[1])
  }

  @Test(
    "Q13: doubling every vector of a calibrated table changes no neighbor, and no claim but the unit"
  )
  func scaled() throws {
    let once = try Certifier.certify(
      files(Self.rows, bits: 4, calibrated: true), neighbors: 3)
    let twice = try Certifier.certify(
      files(Self.rows.map { $0.map { 2 * $0 } }, bits: 4, calibrated: true), neighbors: 3)
    #expect(once.evidence.neighbors == twice.evidence.neighbors)
    #expect(once.evidence.exactNeighbors == twice.evidence.exactNeighbors)
    #expect(once.evidence.residuals == twice.evidence.residuals)
    #expect(once.evidence.status == twice.evidence.status)
    guard case .line(let unit) = once.setting.points, case .line(let other) = twice.setting.points
    else {
      Issue.record("calibrated codes are on a line")
      return
    }
    #expect(other == unit + 1)
  }

  @Test("Q15: 585 · 0.011111111910680305 − 126 is -119, under every rule to nearest")
  func requantizesOnce() throws {
    // The exact product is 6.50000047. A multiplier of 31 bits and a second rounding give 6.
    let rules: [LineRounding] = [
      .toNearestOrDown, .toNearestOrUp, .toNearestOrEven, .toNearestOrAwayFromZero, .up,
    ]
    for rule in rules {
      let requantizer = try #require(
        Requantizer<Int8>(scale: 0.011111111910680305, zeroPoint: -126, rounding: rule))
      #expect(requantizer.requantized(585) == Requantized(code: -119, saturation: .none))
    }
    let down = Requantizer<Int8>(
      scale: 0.011111111910680305, zeroPoint: -126, rounding: .towardZero)
    #expect(down?.requantized(585).code == -120)
  }

  @Test("Q15: a number just above a half step rounds once")
  func roundsOnce() throws {
    // 585 · 0.011111111910680305 = 6.50000047: the nearest step is 7, not 6.
    let layout = try #require(GridLayout(bits: 8, refinementBits: nil, period: .turn))
    let steps = 585 * 0.011111111910680305
    let table = try EmbeddingTable(file("e.npy", [[steps / 256]]))
    #expect(Array(GridQuantizer(layout).codes(for: table).codes) == [7])
  }
}
