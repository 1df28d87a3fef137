public import TorusArtifacts

/// What the verifier found.
public enum Verdict: Equatable, Sendable {
  /// Everything was recomputed from the files, and is as the certificate says.
  case verified

  /// Something is not as the certificate says; here is one such place.
  case refuted(Witness)

  /// Nothing is wrong, but without the embeddings these were not recomputed: the residuals were
  /// believed, and the exact neighbors were not looked at.
  case conditional(unchecked: [CertificateArray])

  /// Nothing is wrong, but only so many of the queries were recomputed: the others and the separation were
  /// believed, and so were these arrays where embeddings are missing. All totals fit the arrays.
  case sampled(queries: Int, of: Int, unchecked: [CertificateArray])
}

/// The claims of a certificate, by their number in `Documentation/Formats.md`.
public enum Claim: Int, Sendable {
  /// Residuals.
  case fidelity = 1
  /// Neighbors, bounds, and what follows from them.
  case neighbors = 2
  /// The radii within which labels hold.
  case robustness = 3
  /// The least distance of codes.
  case separation = 4
  /// The greatest sums.
  case overflow = 5
  /// Files and settings.
  case identity = 6
}

/// One place where a certificate is wrong.
public struct Witness: Equatable, Sendable, CustomStringConvertible {
  /// A place in a certificate.
  public enum Place: Equatable, Sendable {
    /// A value of `certificate.json`, by the keys that lead to it.
    case entry([String])
    /// An element of an array, by row and, where the array has two axes, column.
    case element(CertificateArray, [Int])
    /// The bytes of an array.
    case digest(CertificateArray)
  }

  /// The claim that is wrong.
  public let claim: Claim
  /// Where.
  public let place: Place
  /// What the certificate says there.
  public let claimed: JSONValue
  /// What is true.
  public let recomputed: JSONValue

  /// One line: the claim, the place, both values.
  public var description: String {
    let place =
      switch place {
      case .entry(let keys): "\(keys.joined(separator: "."))"
      case .element(let array, let index): "\(array.fileName) at \(index)"
      case .digest(let array): "the SHA-256 of \(array.fileName)"
      }
    return "claim \(claim.rawValue) (\(claim)): \(place): "
      + "claimed \(claimed.kind), recomputed \(recomputed.kind)"
  }
}
