import TorusArtifacts

/// The first place where a certificate is not as recomputed: arrays first, they say which query.
func difference(_ claimed: Certificate, _ recomputed: Certificate) -> Witness? {
  for array in CertificateArray.allCases {
    let (left, right) = (claimed.evidence.elements(array), recomputed.evidence.elements(array))
    if let index = zip(left, right).enumerated().first(where: { $0.element.0 != $0.element.1 }) {
      let row = claimed.setting.queries
      let columns = array.isOfRows ? 1 : max(1, left.count / row)
      let place = index.offset.quotientAndRemainder(dividingBy: columns)
      return Witness(
        claim: array.claim,
        place: .element(
          array, columns == 1 ? [place.quotient] : [place.quotient, place.remainder]),
        claimed: .integer(index.element.0), recomputed: .integer(index.element.1))
    }
    if left.count != right.count {
      return Witness(
        claim: array.claim, place: .element(array, [min(left.count, right.count)]),
        claimed: .integer(left.count), recomputed: .integer(right.count))
    }
  }
  let sections: [(key: String, claim: Claim)] = [
    ("fidelity", .fidelity), ("neighbors", .neighbors), ("robustness", .robustness),
    ("separation", .separation),
    ("overflow", .overflow),
  ]
  let (left, right) = (claimed.claims.value, recomputed.claims.value)
  for (key, claim) in sections {
    if let witness = difference(
      left.member(key), right.member(key), claim: claim, keys: ["claims", key])
    {
      return witness
    }
  }
  return nil
}

/// The first place, by key, where two JSON values differ.
func difference(
  _ claimed: JSONValue, _ recomputed: JSONValue, claim: Claim, keys: [String]
) -> Witness? {
  if case .object(let left) = claimed, case .object = recomputed {
    for member in left {
      if let witness = difference(
        member.value, recomputed.member(member.name), claim: claim, keys: keys + [member.name])
      {
        return witness
      }
    }
    return nil
  }
  if case .array(let left) = claimed, case .array(let right) = recomputed,
    left.count == right.count,
    let index = left.indices.first(where: { left[$0] != right[$0] })
  {
    return difference(left[index], right[index], claim: claim, keys: keys + ["\(index)"])
  }
  guard claimed != recomputed else { return nil }
  return Witness(claim: claim, place: .entry(keys), claimed: claimed, recomputed: recomputed)
}

extension JSONValue {
  /// The member of this name; null where there is none.
  fileprivate func member(_ name: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.name == name }?.value ?? .null
  }
}

extension CertificateArray {
  /// The claim that this array is evidence for.
  fileprivate var claim: Claim {
    switch self {
    case .residuals, .queryResiduals: .fidelity
    case .radii: .robustness
    default: .neighbors
    }
  }

  /// Whether its first axis is the table's rows, not the queries.
  fileprivate var isOfRows: Bool { self == .residuals }
}
