import Testing
import TorusArtifacts
import TorusCertification
import TorusVerification

@Suite("Certificates against brute force, and accepted by the verifier")
struct CertifierTests {
  @Test("Every number is the naive one, and the verifier agrees", arguments: 1...4)
  func tinyTables(bits: Int) throws {
    var (provedSome, undecidedSome, differsSome) = (false, false, false)
    for seed in UInt64(0)..<40 {
      let refinementBits = [nil, 1, 3][Int(seed % 3)]
      let period = seed % 5 == 0 ? Period.unitVectors : .turn
      let fixture = try #require(
        try tinyFixture(seed: seed, bits: bits, refinementBits: refinementBits, period: period))
      let files = try fixture.read()
      for k in 1...2 {
        let certificate = try fixture.certify(k)
        let naive = try #require(NaiveCertificate(files, neighbors: k))
        compare(certificate, naive, hasLabels: files.labels != nil, "seed \(seed), k = \(k)")
        #expect(try fixture.verify(certificate) == .verified, "seed \(seed), k = \(k)")
        provedSome = provedSome || certificate.claims.proved > 0
        undecidedSome = undecidedSome || certificate.claims.proved < certificate.setting.queries
        differsSome = differsSome || certificate.claims.exact?.different ?? 0 > 0
      }
    }
    // The tables are of all kinds, or the comparison says little.
    #expect(undecidedSome && differsSome && (provedSome || bits == 1))
  }

  private func compare(
    _ certificate: Certificate, _ naive: NaiveCertificate, hasLabels: Bool, _ place: Comment
  ) {
    let evidence = certificate.evidence
    let claims = certificate.claims
    let queries = naive.queries
    #expect(evidence.residuals.map { Int($0) } == naive.residuals, place)
    if let residuals = evidence.queryResiduals {
      #expect(residuals.map { Int($0) } == naive.queryResiduals, place)
    }
    #expect(evidence.neighbors.map { Int($0) } == queries.flatMap { $0.neighbors }, place)
    #expect(evidence.members.map { $0 == 1 } == queries.flatMap { $0.members }, place)
    #expect(evidence.rescoring.map { Int($0) } == queries.map { $0.rescoring }, place)
    #expect(evidence.exactNeighbors?.map { Int($0) } == queries.flatMap { $0.exact }, place)
    let unit = 1 << (NaiveCertificate.scale - (claims.exact?.denominatorBits ?? 0))
    #expect(evidence.thresholds?.map { Int($0) * unit } == queries.map { $0.threshold }, place)
    let same = queries.map { Set($0.neighbors) == Set($0.exact) }
    let status = zip(queries, same).map { query, same in
      UInt8(query.proved ? 1 : 0) + (query.labelProved ? 2 : 0) + (same ? 4 : 0)
    }
    #expect(evidence.status == status, place)
    #expect(claims.proved == queries.count { $0.proved }, place)
    #expect(claims.members == queries.reduce(0) { $0 + $1.members.count { $0 } }, place)
    #expect(claims.labelProved == (hasLabels ? queries.count { $0.labelProved } : nil), place)
    #expect(claims.rescoring.sum == queries.reduce(0) { $0 + $1.rescoring }, place)
    #expect(claims.exact?.same == same.count { $0 }, place)
    #expect(claims.exact?.different == same.count { !$0 }, place)
    #expect(
      claims.exact?.recalled
        == queries.reduce(0) { $0 + Set($1.neighbors).intersection($1.exact).count }, place)
    #expect(claims.separation.leastDistance == naive.leastDistance, place)
    #expect(claims.separation.coincidingRows == naive.coinciding, place)
    #expect(claims.rowResiduals.largest == naive.residuals.max(), place)
    #expect(claims.rowResiduals.sum == naive.residuals.reduce(0, +), place)
    // Sound: what is proved is so.
    for (query, same) in zip(queries, same) where query.proved { #expect(same, place) }
    for query in queries {
      for (j, isMember) in zip(query.neighbors, query.members) where isMember {
        #expect(query.exact.contains(j), place)
      }
    }
  }

  @Test("N01, N03: equal distances go by row, and a row is never its own neighbor")
  func ties() throws {
    let layout = try #require(GridLayout(bits: 8, refinementBits: nil, period: .turn))
    let fixture = try Fixture(rows: [[0], [0], [0.25], [0.75], [0]], layout: layout)
    let certificate = try fixture.certify(3)
    #expect(
      certificate.evidence.neighbors == [1, 4, 2, 0, 4, 2, 0, 1, 4, 0, 1, 4, 0, 1, 2])
    #expect(certificate.evidence.exactNeighbors == certificate.evidence.neighbors)
    #expect(certificate.claims.separation.coincidingRows == 2)
    #expect(certificate.claims.separation.leastDistance == 64)
    #expect(certificate.claims.separation.correctableWeight == 31)
  }

  @Test("All rows alike: no separation")
  func alike() throws {
    let layout = try #require(GridLayout(bits: 4, refinementBits: 4, period: .turn))
    let fixture = try Fixture(rows: [[0.3], [0.3], [0.3]], layout: layout)
    let certificate = try fixture.certify(2)
    #expect(certificate.claims.separation.leastDistance == nil)
    #expect(certificate.claims.separation.coincidingRows == 2)
    #expect(try fixture.verify(certificate) == .verified)
  }

  @Test("Doubles of every size are exact: tiny, subnormal, huge, negative")
  func extremes() throws {
    let rows: [[Double]] = [
      [1e-30, 0.5], [-1e-30, 0.5], [.leastNonzeroMagnitude, 0.1], [1e300, -0.1],
      [-.leastNonzeroMagnitude, 0.1], [0, 0.1], [0.1, 1.0 / 3], [-0.1, -1.0 / 3],
    ]
    for refinementBits in [nil, 16] {
      for period in [Period.turn, .unitVectors] {
        let layout = try #require(
          GridLayout(bits: 16, refinementBits: refinementBits, period: period))
        let fixture = try Fixture(rows: rows, queries: rows.reversed(), layout: layout)
        let certificate = try fixture.certify(3)
        // 1e-30 and the subnormals, positive and negative, in both tables.
        #expect(certificate.claims.exact?.wideRows == 8)
        #expect(
          certificate.claims.exact?.denominatorBits == 1074 + period.binaryExponent)
        #expect(certificate.claims.rowResiduals.largest <= 2 * (1 << 15))
        // Row 5 is nearer to row 2 than to row 4 by nothing: both are one subnormal away.
        let zero = (certificate.evidence.exactNeighbors?[2 * 3..<3 * 3]).map { Array($0) }
        #expect(zero == [5, 2, 4])
        #expect(try fixture.verify(certificate) == .verified)
      }
    }
  }

  @Test("The same bytes at any number of threads")
  func threads() throws {
    let fixture = try #require(
      try tinyFixture(seed: 10, bits: 3, refinementBits: 2, period: .turn))
    let one = try fixture.certify(2).files().map { $0.bytes }
    for threads in [2, 3, 5, 16] {
      #expect(try fixture.certify(2, threads: threads).files().map { $0.bytes } == one)
    }
  }

  @Test("k must leave enough rows")
  func neighborsOutOfRange() throws {
    let layout = try #require(GridLayout(bits: 4, refinementBits: nil, period: .turn))
    let own = try Fixture(rows: [[0], [0.5], [0.1]], layout: layout)
    let apart = try Fixture(rows: [[0], [0.5], [0.1]], queries: [[0.2]], layout: layout)
    _ = try own.certify(2)
    _ = try apart.certify(3)
    #expect(throws: CertificationError.neighbors(3, available: 2)) { try own.certify(3) }
    #expect(throws: CertificationError.neighbors(4, available: 3)) { try apart.certify(4) }
    #expect(throws: CertificationError.neighbors(0, available: 2)) { try own.certify(0) }
    #expect(throws: CertificationError.neighbors(-1, available: 2)) { try own.certify(-1) }
  }

  @Test("Without embeddings there is nothing to measure")
  func noEmbeddings() throws {
    let layout = try #require(GridLayout(bits: 4, refinementBits: nil, period: .turn))
    var fixture = try Fixture(rows: [[0], [0.5]], layout: layout)
    fixture.paths.table.embeddings = nil
    #expect(throws: CertificationError.noEmbeddings(of: .rows)) { try fixture.certify(1) }
  }

  @Test("Axes whose bounds could leave 63 bits are refused")
  func tooManyAxes() throws {
    let layout = try #require(GridLayout(bits: 16, refinementBits: 16, period: .turn))
    let largest = CertificationError.axes(21846, largest: 21845)
    let row = [Double](repeating: 0.25, count: 21846)
    let wide = try Fixture(rows: [row, row], layout: layout)
    #expect(throws: largest) { try wide.certify(1) }
    let fits = try Fixture(rows: [Array(row.dropLast()), Array(row.dropLast())], layout: layout)
    #expect(try fits.certify(1).claims.overflow.bounds.largestAxes == 21845)
  }
}
