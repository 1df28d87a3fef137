import Testing
import TorusArtifacts
import TorusCertification
import TorusVerification

@Suite("Changed certificates and inputs")
struct AttackTests {
  /// Queries apart, labels, a refinement, ties, and a duplicated row: every part of the format.
  private func fixture() throws -> Fixture {
    let layout = try #require(GridLayout(bits: 4, refinementBits: 3, period: .turn))
    return try Fixture(
      rows: [[0.1, 0.2], [0.1, 0.2], [0.6, 0.9], [0.35, 0.7], [0.35, 0.72]],
      queries: [[0.11, 0.21], [0.5, 0.5], [0.34, 0.71]], labels: [0, 0, 1, 1, 1], layout: layout)
  }

  @Test("Any byte of any file changed is not verified")
  func unsealed() throws {
    let fixture = try fixture()
    let files = try fixture.certify(2).files()
    #expect(fixture.accepts(files))
    for (file, entry) in files.enumerated() {
      for index in entry.bytes.indices {
        var changed = files
        changed[file].bytes[index] ^= 1 << UInt8(index % 8)
        #expect(!fixture.accepts(changed), "\(entry.name), byte \(index)")
      }
    }
    for (name, bytes) in fixture.files {
      for index in bytes.indices {
        var changed = fixture
        changed.files[name]?[index] ^= 1 << UInt8(index % 8)
        #expect(!changed.accepts(files), "\(name), byte \(index)")
      }
    }
  }

  @Test("Files cut short or made longer are malformed")
  func cut() throws {
    let fixture = try fixture()
    let files = try fixture.certify(2).files()
    for (file, entry) in files.enumerated() {
      for bytes in [Array(entry.bytes.dropLast()), entry.bytes + [10], []] {
        var changed = files
        changed[file].bytes = bytes
        #expect(throws: ArtifactError.self) { try fixture.verify(changed) }
      }
      var missing = files
      missing.remove(at: file)
      #expect(throws: ArtifactError.self) { try fixture.verify(missing) }
    }
    #expect(throws: ArtifactError.self) { try fixture.verify(files + [("more.npy", [])]) }
  }

  /// Every certificate in which one element of one array is another number.
  private func changedElements(_ certificate: Certificate) -> [(String, Certificate)] {
    func changed<T: FixedWidthInteger>(
      _ name: String, _ path: WritableKeyPath<CertificateEvidence, [T]>
    ) -> [(String, Certificate)] {
      certificate.evidence[keyPath: path].indices.flatMap { index in
        [T(1), 0 &- 1, T.max / 2].map { step in
          var evidence = certificate.evidence
          evidence[keyPath: path][index] &+= step
          return ("\(name)[\(index)] + \(step)", certificate.with(evidence: evidence))
        }
      }
    }
    func changed<T: FixedWidthInteger>(
      _ name: String, _ path: WritableKeyPath<CertificateEvidence, [T]?>
    ) -> [(String, Certificate)] {
      (certificate.evidence[keyPath: path] ?? []).indices.flatMap { index in
        [T(1), 0 &- 1, T.max / 2].map { step in
          var evidence = certificate.evidence
          evidence[keyPath: path]?[index] &+= step
          return ("\(name)[\(index)] + \(step)", certificate.with(evidence: evidence))
        }
      }
    }
    return changed("residuals", \.residuals) + changed("neighbors", \.neighbors)
      + changed("members", \.members) + changed("rescoring", \.rescoring)
      + changed("status", \.status) + changed("radii", \.radii) + changed("exact", \.exactNeighbors)
      + changed("thresholds", \.thresholds)
  }

  @Test("Any number of any array changed, with every digest made anew, is refuted at its place")
  func resealedArrays() throws {
    let fixture = try fixture()
    for (place, lie) in changedElements(try fixture.certify(2)) {
      guard case .refuted(let witness) = try fixture.verify(lie) else {
        Issue.record("\(place) was not refuted")
        continue
      }
      if case .element = witness.place {} else { Issue.record("\(place): \(witness)") }
      #expect(witness.claimed != witness.recomputed)
    }
  }

  /// Every JSON value in which one number is one more, with its place.
  private func changedNumbers(_ value: JSONValue) -> [JSONValue] {
    switch value {
    case .number(let number):
      [1, -1, 7].compactMap { step in
        number.integer(as: Int.self).flatMap { integer in
          let (sum, overflow) = integer.addingReportingOverflow(step)
          return overflow ? nil : .integer(sum)
        }
      } + [.null, .string("1"), .bool(true)]
        + [
          JSONNumber(text: "1e400"), JSONNumber(text: "\(number.text).0"),
          JSONNumber(text: "-\(number.text)"),
          JSONNumber(text: "1" + String(repeating: "0", count: 400)),
        ].compactMap { number in
          number.map { .number($0) }
        }
    case .string(let text): [.string(text + "0"), .string(String(text.reversed())), .null]
    case .bool(let flag): [.bool(!flag), .integer(1)]
    case .null: [.integer(0), .string(String(repeating: "0", count: 64))]
    case .array(let values):
      values.indices.flatMap { index in
        changedNumbers(values[index]).map { changed in
          var all = values
          all[index] = changed
          return .array(all)
        }
      } + [.array(Array(values.dropLast())), .array([])]
    case .object(let members):
      members.indices.flatMap { index in
        changedNumbers(members[index].value).map { changed in
          var all = members
          all[index] = .init(members[index].name, changed)
          return .object(all)
        } + [.object(members.filter { $0.name != members[index].name })]
      } + [.object(members + [.init("zz", .null)])]
    }
  }

  @Test("Any value of the JSON changed, in canonical bytes, is refuted or malformed")
  func resealedJSON() throws {
    let fixture = try fixture()
    let files = try fixture.certify(2).files()
    let json = try #require(files.last)
    let value = try JSONValue(decoding: json.bytes, path: json.name)
    let lies = changedNumbers(value)
    #expect(lies.count > 500)
    for lie in lies {
      let bytes = lie.canonicalBytes()
      guard bytes != json.bytes else { continue }
      #expect(
        !fixture.accepts(files.dropLast() + [(json.name, bytes)]),
        "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("Other spellings of the same JSON are malformed")
  func spelling() throws {
    let fixture = try fixture()
    let files = try fixture.certify(2).files()
    let json = try #require(files.last)
    let text = String(decoding: json.bytes, as: UTF8.self)
    let deep = String(repeating: "[", count: 60000)
    for other in [
      " " + text, text + "\n", String(text.dropLast()), text.replacing(",", with: ", "),
      text.replacing("\"lee\"", with: "\"\\u006cee\""), deep, "{\"a\":" + deep, "", "null\n",
      text.replacing("\"rows\":5", with: "\"rows\":5,\"rows\":5"),
      text.replacing("\"rows\":5", with: "\"rows\":9223372036854775807"),
      text.replacing("\"axes\":2", with: "\"axes\":9223372036854775807"),
      text.replacing("\"neighbors\":2", with: "\"neighbors\":0"),
      text.replacing("\"neighbors\":2", with: "\"neighbors\":-1"),
      String(repeating: " ", count: 1 << 17),
    ] {
      #expect(throws: ArtifactError.self, "\(other.prefix(60))") {
        try fixture.verify(files.dropLast() + [(json.name, Array(other.utf8))])
      }
    }
  }

  @Test("A certificate of other files is refuted or malformed")
  func otherFiles() throws {
    let fixture = try fixture()
    let certificate = try fixture.certify(2)
    let layout = fixture.layout
    let others = [
      // A dropped row, a duplicated query, other labels, no labels.
      try Fixture(
        rows: [[0.1, 0.2], [0.1, 0.2], [0.6, 0.9], [0.35, 0.7]],
        queries: [[0.11, 0.21], [0.5, 0.5], [0.34, 0.71]], labels: [0, 0, 1, 1], layout: layout),
      try Fixture(
        rows: [[0.1, 0.2], [0.1, 0.2], [0.6, 0.9], [0.35, 0.7], [0.35, 0.72]],
        queries: [[0.11, 0.21], [0.5, 0.5], [0.5, 0.5]], labels: [0, 0, 1, 1, 1], layout: layout),
      try Fixture(
        rows: [[0.1, 0.2], [0.1, 0.2], [0.6, 0.9], [0.35, 0.7], [0.35, 0.72]],
        queries: [[0.11, 0.21], [0.5, 0.5], [0.34, 0.71]], labels: [0, 1, 1, 1, 1],
        layout: layout),
    ]
    for other in others {
      guard case .refuted(let witness) = try other.verify(certificate) else {
        Issue.record("not refuted")
        continue
      }
      #expect(witness.claim == .identity)
      // With the digests of the other files, the numbers are wrong or have another shape.
      let resealed = Certificate(
        setting: certificate.setting, inputs: try other.read().inputs, claims: certificate.claims,
        evidence: certificate.evidence)
      if other.files["l.npy"] == fixture.files["l.npy"] || other.paths.labels == nil {
        #expect(!other.accepts(resealed.files()))
      } else if case .refuted(let witness) = try other.verify(resealed) {
        #expect(witness.claim == .identity || witness.claim == .neighbors)
      } else {
        // Other labels: only the claim about labels could be wrong, and it is still true.
        #expect(try other.certify(2) == resealed)
      }
    }
    var unlabeled = fixture
    unlabeled.paths.labels = nil
    #expect(throws: ArtifactError.self) { try unlabeled.verify(certificate) }
  }

  @Test(
    "With codes and residuals alone the verdict is conditional, and lies about them are refuted")
  func conditional() throws {
    var fixture = try fixture()
    let certificate = try fixture.certify(2)
    fixture.paths.table.embeddings = nil
    fixture.paths.queries?.embeddings = nil
    #expect(
      try fixture.verify(certificate)
        == .conditional(unchecked: [.residuals, .exactNeighbors, .thresholds, .queryResiduals]))
    var evidence = certificate.evidence
    evidence.neighbors.swapAt(0, 1)
    guard case .refuted(let witness) = try fixture.verify(certificate.with(evidence: evidence))
    else {
      Issue.record("a swapped tie was not refuted")
      return
    }
    #expect(witness.place == .element(.neighbors, [0, 0]))
    evidence = certificate.evidence
    evidence.residuals[0] = .max
    #expect(throws: ArtifactError.self) {
      try fixture.verify(certificate.with(evidence: evidence))
    }
    evidence = certificate.evidence
    evidence.exactNeighbors = evidence.exactNeighbors?.map { _ in .max }
    guard case .refuted = try fixture.verify(certificate.with(evidence: evidence)) else {
      Issue.record("a recall that does not follow from the arrays was not refuted")
      return
    }
  }
}

extension Certificate {
  fileprivate func with(evidence: CertificateEvidence) -> Certificate {
    Certificate(setting: setting, inputs: inputs, claims: claims, evidence: evidence)
  }
}
