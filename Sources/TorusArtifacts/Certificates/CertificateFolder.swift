/// A certificate as it was found in a folder, with the digests that it claims of its own arrays.
public struct CertificateFolder: Sendable {
  /// What the folder says.
  public let certificate: Certificate
  /// For each array, in the order of ``CertificateArray``, the claimed digest and that of the file.
  public let arrays: [(name: CertificateArray, claimed: Digest, found: Digest)]

  /// The certificate in a folder.
  ///
  /// - Throws: `ArtifactError` where the folder or a file cannot be read, and as
  ///   ``init(files:path:)``.
  public init(contentsOf path: String) throws(ArtifactError) {
    let known = CertificateArray.allCases.map { $0.fileName } + [Certificate.fileName]
    try self.init(
      files: FolderContents.files(in: path, named: known, of: "certificate"), path: path)
  }

  /// The certificate in these files: `certificate.json` and exactly the arrays that it names.
  ///
  /// - Throws: `ArtifactError` for anything that is not a certificate in canonical bytes: unknown or
  ///   missing keys or files, wrong types, shapes and ranges. Digests are not compared here.
  public init(files: [(name: String, file: ArtifactFile)], path: String) throws(ArtifactError) {
    guard let json = files.first(where: { $0.name == Certificate.fileName })?.file else {
      throw ArtifactError(
        path: path, offset: 0, expected: "\(Certificate.fileName)", found: "no such file")
    }
    let (setting, inputs, claims, claimed) = try Certificate.header(JSONFields(canonical: json))
    let limbs = Certificate(
      setting: setting, inputs: inputs, claims: claims, evidence: CertificateEvidence()
    ).limbs
    let names = claimed.map { $0.name.fileName } + [Certificate.fileName]
    if let extra = files.first(where: { !names.contains($0.name) }) {
      throw ArtifactError(
        path: path, offset: 0, expected: "no file but \(names)", found: .phrase(extra.name))
    }
    var evidence = CertificateEvidence()
    var arrays: [(name: CertificateArray, claimed: Digest, found: Digest)] = []
    for (name, digest) in claimed {
      guard let file = files.first(where: { $0.name == name.fileName })?.file else {
        throw ArtifactError(
          path: path, offset: 0, expected: "\(name.fileName)", found: "no such file")
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
    let claims = try CertificateClaims(fields.object("claims"), setting.metric)
    let digests = try fields.object("arrays")
    var arrays: [(name: CertificateArray, digest: Digest)] = []
    for name in CertificateArray.all(of: setting, hasLabels: inputs.labels != nil) {
      arrays.append((name, try digests.digest(name.fileName)))
    }
    try digests.requireOnly(arrays.map { $0.name.fileName })
    guard (inputs.queries != nil) == setting.queriesApart,
      (claims.queryResiduals != nil) == setting.queriesApart,
      (claims.labelProved != nil) == (inputs.labels != nil),
      (claims.robustness != nil) == setting.hasRadii(labels: inputs.labels != nil),
      (claims.exact != nil) == setting.metric.hasExactAnswers,
      claims.exact.map({ ($0.numeratorBits == nil) == setting.points.isOfCircles }) ?? true,
      inputs.fit(setting.points)
    else {
      throw ArtifactError(
        path: fields.path, offset: 0,
        expected:
          "files among the inputs, and totals among the claims, exactly where the setting has them",
        found: "a setting, inputs and claims that disagree")
    }
    return (setting, inputs, claims, arrays)
  }
}

extension CertificateInputs {
  /// Whether each table has a refinement exactly where points are refined, and a codebook where they are
  /// of a lattice. Codes of a line may name codewords or not.
  fileprivate func fit(_ points: PointLayout) -> Bool {
    [table, queries].compactMap { $0 }.allSatisfy { files in
      let isRefined = (files.refinement != nil) == (points.refinementBits != nil)
      return switch points {
      case .grid: isRefined && files.codebook == nil
      case .lattice: isRefined && files.codebook != nil
      case .line: isRefined
      }
    }
  }
}
