/// The arrays of a certificate; see ``CertificateArray`` for each one's meaning.
public struct CertificateEvidence: Hashable, Sendable {
  /// See ``CertificateArray/residuals``.
  public var residuals: [UInt64] = []
  /// See ``CertificateArray/queryResiduals``; `nil` where the queries are not apart.
  public var queryResiduals: [UInt64]?
  /// See ``CertificateArray/neighbors``.
  public var neighbors: [UInt32] = []
  /// See ``CertificateArray/members``.
  public var members: [UInt8] = []
  /// See ``CertificateArray/rescoring``.
  public var rescoring: [UInt32] = []
  /// See ``CertificateArray/status``.
  public var status: [UInt8] = []
  /// See ``CertificateArray/radii``; `nil` where none are claimed.
  public var radii: [UInt64]?
  /// See ``CertificateArray/exactNeighbors``; `nil` where none are claimed.
  public var exactNeighbors: [UInt32]?
  /// See ``CertificateArray/thresholds``; `nil` where none are claimed.
  public var thresholds: [UInt64]?

  /// No evidence yet.
  public init() {}

  /// The array of this name, or `nil` where this certificate has none.
  public func array(
    _ name: CertificateArray, setting: CertificateSetting, limbs: Int
  ) -> NumPyArray? {
    let queries = setting.queries
    let pairs = [queries, setting.neighbors]
    return switch name {
    case .residuals: NumPyArray(shape: [setting.rows], elements: .uint64(residuals))
    case .queryResiduals:
      queryResiduals.map { NumPyArray(shape: [queries], elements: .uint64($0)) }
    case .neighbors: NumPyArray(shape: pairs, elements: .uint32(neighbors))
    case .members: NumPyArray(shape: pairs, elements: .uint8(members))
    case .rescoring: NumPyArray(shape: [queries], elements: .uint32(rescoring))
    case .status: NumPyArray(shape: [queries], elements: .uint8(status))
    case .radii: radii.map { NumPyArray(shape: [queries], elements: .uint64($0)) }
    case .exactNeighbors:
      exactNeighbors.map { NumPyArray(shape: pairs, elements: .uint32($0)) }
    case .thresholds:
      thresholds.map { NumPyArray(shape: [queries, limbs], elements: .uint64($0)) }
    }
  }

  /// The elements of this array, widened; empty where this certificate has none.
  public func elements(_ name: CertificateArray) -> [UInt64] {
    switch name {
    case .residuals: residuals
    case .queryResiduals: queryResiduals ?? []
    case .neighbors: neighbors.map { UInt64($0) }
    case .members: members.map { UInt64($0) }
    case .rescoring: rescoring.map { UInt64($0) }
    case .status: status.map { UInt64($0) }
    case .radii: radii ?? []
    case .exactNeighbors: (exactNeighbors ?? []).map { UInt64($0) }
    case .thresholds: thresholds ?? []
    }
  }

  /// Takes the array of this name from a file of exactly this shape and type, in canonical bytes.
  mutating func read(
    _ name: CertificateArray, from file: ArtifactFile, setting: CertificateSetting, limbs: Int
  ) throws(ArtifactError) {
    let array = try NumPyArray(decoding: file.bytes, path: file.path)
    switch (name, array.elements) {
    case (.residuals, .uint64(let elements)): residuals = elements
    case (.queryResiduals, .uint64(let elements)): queryResiduals = elements
    case (.neighbors, .uint32(let elements)): neighbors = elements
    case (.members, .uint8(let elements)): members = elements
    case (.rescoring, .uint32(let elements)): rescoring = elements
    case (.status, .uint8(let elements)): status = elements
    case (.radii, .uint64(let elements)): radii = elements
    case (.exactNeighbors, .uint32(let elements)): exactNeighbors = elements
    case (.thresholds, .uint64(let elements)): thresholds = elements
    default:
      throw ArtifactError(
        path: file.path, offset: 0, expected: "the element type of \(name.rawValue)",
        found: .phrase(array.elements.typeName))
    }
    // The shape that this name must have: that of the elements just read, were they complete.
    guard array.shape == shape(name, setting: setting, limbs: limbs) else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "\(shape(name, setting: setting, limbs: limbs))",
        found: "\(array.shape)")
    }
    guard array.encoded() == file.bytes else {
      throw ArtifactError(
        path: file.path, offset: 0,
        expected: "npy version 1.0, little-endian, C order, header padded to 64",
        found: "another encoding of the same array")
    }
  }

  private func shape(
    _ name: CertificateArray, setting: CertificateSetting, limbs: Int
  ) -> [Int] {
    switch name {
    case .residuals: [setting.rows]
    case .queryResiduals, .rescoring, .status, .radii: [setting.queries]
    case .neighbors, .members, .exactNeighbors: [setting.queries, setting.neighbors]
    case .thresholds: [setting.queries, limbs]
    }
  }
}
