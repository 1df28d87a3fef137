/// The set {0, …, maximum} that one choice is made from, with its order.
///
/// A residue has `maximum` = 2^w − 1, w ∈ [1, 128]; −1 among the signed 8-bit integers is the
/// residue 255. Sources read the kind to place their bias, the shrinker to know what is simpler.
@frozen
public struct ChoiceDomain: Hashable, Sendable {
  /// The largest value, in [0, 2^128).
  public let maximum: UInt128
  /// The order of the values.
  public let kind: ChoiceKind

  @inlinable
  init(maximum: UInt128, kind: ChoiceKind) {
    self.maximum = maximum
    self.kind = kind
  }

  /// The plain numbers 0, …, `maximum`.
  @inlinable
  public static func index(through maximum: UInt128) -> ChoiceDomain {
    ChoiceDomain(maximum: maximum, kind: .index)
  }

  /// The residues of the unsigned integers of `width` bits, `width` ∈ [1, 128].
  @inlinable
  public static func unsigned(width: Int) -> ChoiceDomain {
    ChoiceDomain(maximum: largestResidue(width), kind: .unsigned)
  }

  /// The residues of the signed integers of `width` bits, `width` ∈ [1, 128].
  @inlinable
  public static func signed(width: Int) -> ChoiceDomain {
    ChoiceDomain(maximum: largestResidue(width), kind: .signed)
  }

  /// The floating-point numbers whose choices are at most `maximum`, of 16, 32 or 64 bits as
  /// `maximum` has.
  ///
  /// The choice of a number is 2·b + s, with b its bits without the sign and s the sign bit: the
  /// finite numbers, then the infinities, then the NaN.
  @inlinable
  public static func floats(through maximum: UInt128) -> ChoiceDomain {
    ChoiceDomain(maximum: maximum, kind: .float)
  }

  /// Whether the values are points of a ring, the residues of an integer type.
  @inlinable
  public var isRing: Bool { kind == .signed || kind == .unsigned }

  @inlinable
  static func largestResidue(_ width: Int) -> UInt128 {
    precondition(width >= 1 && width <= 128, "expected a width in 1...128")
    return UInt128.max &>> UInt128(truncatingIfNeeded: 128 &- width)
  }

  /// The number of bits of `maximum`; for residues, their width.
  @inlinable
  public var bitWidth: Int { 128 &- maximum.leadingZeroBitCount }

  /// The number of bytes of `maximum`: what the encoding of a value takes, in [0, 16].
  @inlinable
  public var byteCount: Int { (bitWidth &+ 7) &>> 3 }

  /// The residue of 2^(w−1), opposite to 0 on the ring; for an index, half the maximum, rounded up.
  @inlinable
  public var half: UInt128 { maximum &- maximum &>> 1 }

  /// The place of `value` in the order of the kind: a bijection of [0, maximum] with rank 0 simplest.
  ///
  /// Signed, 8 bits: 0 ↦ 0, 1 ↦ 1, 255 (that is −1) ↦ 2, 2 ↦ 3, …, 128 (that is −128) ↦ 255. The
  /// ranks of floats are their order too, but not all numbers in between are ranks.
  public func rank(of value: UInt128) -> UInt128 {
    if kind == .float { return FloatFormat(width: bitWidth).rank(of: value) }
    guard kind == .signed, value != 0 else { return value }
    if value == half { return maximum }
    return value < half ? 2 &* value &- 1 : 2 &* ((0 &- value) & maximum)
  }

  /// The value whose rank is `rank`, for `rank` ∈ [0, maximum]; not for floats.
  public func value(ofRank rank: UInt128) -> UInt128 {
    precondition(kind != .float, "expected a kind whose ranks have no gaps")
    guard kind == .signed, rank != 0 else { return rank }
    if rank == maximum { return half }
    return rank & 1 == 1 ? rank &>> 1 &+ 1 : (0 &- rank &>> 1) & maximum
  }
}
