/// Evidence about a table of embeddings and its codes, which somebody else can check.
///
/// This type is the format only: it reads and writes a folder of `certificate.json` and arrays, and
/// refuses what is not one. It neither makes claims nor judges them. The format is described in
/// `Documentation/Formats.md`.
public struct Certificate: Hashable, Sendable {
  /// What the certificate is about.
  public let setting: CertificateSetting
  /// The files it speaks of.
  public let inputs: CertificateInputs
  /// Its totals.
  public let claims: CertificateClaims
  /// Its arrays.
  public let evidence: CertificateEvidence

  /// The name of the JSON file.
  public static let fileName = "certificate.json"

  /// A certificate of these parts.
  ///
  /// - Precondition: the arrays have the shapes that the setting says.
  public init(
    setting: CertificateSetting, inputs: CertificateInputs, claims: CertificateClaims,
    evidence: CertificateEvidence
  ) {
    self.setting = setting
    self.inputs = inputs
    self.claims = claims
    self.evidence = evidence
  }

  /// The number of 64-bit limbs of a threshold: ⌈(s + bits of n)/64⌉, enough for n·2^(s−1).
  public var limbs: Int { Self.limbs(axes: setting.axes, denominatorBits: claims.exact.denominatorBits) }

  private static func limbs(axes: Int, denominatorBits: Int) -> Int {
    (denominatorBits + Int.bitWidth - axes.leadingZeroBitCount + 63) / 64
  }

  /// Every file of the folder, `certificate.json` last; the same certificate has the same bytes.
  public func files() -> [(name: String, bytes: [UInt8])] {
    let arrays = encodedArrays()
    let json = value(arrays: arrays.map { ($0.name, Digest(of: $0.bytes)) }).canonicalBytes()
    return arrays.map { ($0.name.fileName, $0.bytes) } + [(Self.fileName, json)]
  }

  /// The content of `certificate.json`.
  public var value: JSONValue {
    value(arrays: encodedArrays().map { ($0.name, Digest(of: $0.bytes)) })
  }

  private func encodedArrays() -> [(name: CertificateArray, bytes: [UInt8])] {
    CertificateArray.allCases.compactMap { name in
      evidence.array(name, setting: setting, limbs: limbs).map { (name, $0.encoded()) }
    }
  }

  private func value(arrays: [(name: CertificateArray, digest: Digest)]) -> JSONValue {
    .object(
      Self.constants.map { JSONValue.Member($0.key, .string($0.value)) } + [
        .init("version", .integer(Self.version)),
        .init("residual_bits", .integer(CertificateSetting.residualBits)),
        .init("setting", setting.value),
        .init("inputs", inputs.value),
        .init("claims", claims.value),
        .init(
          "arrays",
          .object(arrays.map { JSONValue.Member($0.name.fileName, .digest($0.digest)) })),
      ])
  }

  /// What this version fixes: Lee distance, codes rounded to the nearest step, ties to the even one,
  /// and everything ordered by value, then row.
  private static let constants: KeyValuePairs = [
    "format": "swift-torus/certificate", "metric": "lee", "rounding": "nearest", "ties": "even",
    "order": "value, then row",
  ]

  private static let version = 1
}

/// A certificate as it was found in a folder, with the digests that it claims of its own arrays.
public struct CertificateFolder: Sendable {
  /// What the folder says.
  public let certificate: Certificate
  /// For each array, in the order of ``CertificateArray``, the claimed digest and that of the file.
  public let arrays: [(name: CertificateArray, claimed: Digest, found: Digest)]

  /// The certificate in these files: `certificate.json` and exactly the arrays that it names.
  ///
  /// - Throws: `ArtifactError` for anything that is not a certificate in canonical bytes: unknown or
  ///   missing keys or files, wrong types, shapes and ranges. Digests are not compared here.
  public init(files: [(name: String, file: ArtifactFile)], path: String) throws(ArtifactError) {
    guard let json = files.first(where: { $0.name == Certificate.fileName })?.file else {
      throw ArtifactError(path: path, offset: 0, expected: "\(Certificate.fileName)", found: "no such file")
    }
    let (setting, inputs, claims, claimed) = try Certificate.header(JSONFields(canonical: json))
    let limbs = Certificate(
      setting: setting, inputs: inputs, claims: claims, evidence: CertificateEvidence()
    ).limbs
    let names = claimed.map { $0.name.fileName } + [Certificate.fileName]
    if let extra = files.first(where: { !names.contains($0.name) }) {
      throw ArtifactError(path: path, offset: 0, expected: "no file but \(names)", found: .phrase(extra.name))
    }
    var evidence = CertificateEvidence()
    var arrays: [(name: CertificateArray, claimed: Digest, found: Digest)] = []
    for (name, digest) in claimed {
      guard let file = files.first(where: { $0.name == name.fileName })?.file else {
        throw ArtifactError(path: path, offset: 0, expected: "\(name.fileName)", found: "no such file")
      }
      try evidence.read(name, from: file, setting: setting, limbs: limbs)
      arrays.append((name, digest, file.digest))
    }
    certificate = Certificate(setting: setting, inputs: inputs, claims: claims, evidence: evidence)
    self.arrays = arrays
  }
}

extension Certificate {
  fileprivate typealias Header = (
    CertificateSetting, CertificateInputs, CertificateClaims,
    [(name: CertificateArray, digest: Digest)]
  )

  fileprivate static func header(_ fields: JSONFields) throws(ArtifactError) -> Header {
    for (key, constant) in constants { try fields.expect(key, constant) }
    try fields.expect("version", version)
    try fields.expect("residual_bits", CertificateSetting.residualBits)
    try fields.requireOnly(
      constants.map { $0.key }
        + ["version", "residual_bits", "setting", "inputs", "claims", "arrays"])
    let setting = try CertificateSetting(fields.object("setting"))
    let inputs = try CertificateInputs(fields.object("inputs"))
    let claims = try CertificateClaims(fields.object("claims"))
    let digests = try fields.object("arrays")
    var arrays: [(name: CertificateArray, digest: Digest)] = []
    for name in CertificateArray.allCases where name != .queryResiduals || setting.queriesApart {
      arrays.append((name, try digests.digest(name.fileName)))
    }
    try digests.requireOnly(arrays.map { $0.name.fileName })
    guard (inputs.queries != nil) == setting.queriesApart,
      (claims.queryResiduals != nil) == setting.queriesApart,
      (claims.labelProved != nil) == (inputs.labels != nil),
      (inputs.table.refinement != nil) == (setting.layout.refinementBits != nil)
    else {
      throw ArtifactError(
        path: fields.path, offset: 0,
        expected: "queries, labels and refinement among the inputs exactly where claims use them",
        found: "a setting, inputs and claims that disagree")
    }
    return (setting, inputs, claims, arrays)
  }
}
