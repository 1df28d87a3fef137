/// One recorded choice: the domain it was made from, and the value.
@frozen
public struct Choice: Hashable, Sendable {
  /// What the law asked for.
  public let domain: ChoiceDomain
  /// What it got, in [0, domain.maximum].
  public let value: UInt128

  /// The choice of `value` from `domain`, which must contain it.
  @inlinable
  public init(_ value: UInt128, from domain: ChoiceDomain) {
    precondition(value <= domain.maximum, "expected a value of the domain")
    self.domain = domain
    self.value = value
  }

  /// The place of the value in its domain's order; 0 is the simplest.
  public var rank: UInt128 { domain.rank(of: value) }

  /// Whether the value is the residue of a negative integer of a signed type.
  var isNegative: Bool { domain.kind == .signed && value >= domain.half }

  /// The absolute value of the integer; of −2^(w−1) it is 2^(w−1).
  var magnitude: UInt128 { isNegative ? (0 &- value) & domain.maximum : value }
}
