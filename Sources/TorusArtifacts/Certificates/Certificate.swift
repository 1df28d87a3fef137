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

  /// The number of 64-bit limbs of a threshold; 0 where there are none.
  var limbs: Int {
    claims.exact.map {
      Self.limbs(
        setting, denominatorBits: $0.denominatorBits, numeratorBits: $0.numeratorBits)
    } ?? 0
  }

  /// The number of 64-bit limbs of a threshold, enough for any distance of embeddings: of n·2^(s−1) units,
  /// n·4^(s−1), or on lines n·4^(t+1), for coordinates below 2^t units.
  public static func limbs(
    _ setting: CertificateSetting, denominatorBits: Int, numeratorBits: Int?
  ) -> Int {
    let term =
      numeratorBits.map { 2 * $0 + 2 }
      ?? (setting.metric.isSquared ? 2 * denominatorBits : denominatorBits)
    return (term + Int.bitWidth - setting.axes.leadingZeroBitCount + 63) / 64
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

  /// What this version fixes: codes of grids rounded to the nearest step, ties to the even one,
  /// and everything ordered by value, then row.
  static let constants: KeyValuePairs = [
    "format": "swift-torus/certificate", "rounding": "nearest", "ties": "even",
    "order": "value, then row",
  ]

  static let version = 2
}
