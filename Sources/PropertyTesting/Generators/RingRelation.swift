/// What a point of the ring of 2^w points can be to a given one, a, where a law asks for it.
///
/// The random source draws such relations anyway, now and then (see `Mixture`); a law that is about
/// related points asks for them in every case, and every other engine then draws them too.
public enum RingRelation: CaseIterable, Hashable, Sendable {
  /// a.
  case equal
  /// −a.
  case negated
  /// a + 2^(w−1): half a ring away.
  case antipodal
  /// a + 2^(w−1) + 1.
  case afterAntipode
  /// a + 2^(w−1) − 1.
  case beforeAntipode
  /// a + 1.
  case successor
  /// a − 1.
  case predecessor
  /// −1 − a: as far from each seam as a, on its other side.
  case mirrored
  /// −1 or 0, whichever is on the other side of the seam between them, where unsigned integers wrap.
  case acrossZero
  /// 2^(w−1) − 1 or 2^(w−1), whichever is on the other side of the seam between them, where signed
  /// integers wrap.
  case acrossHalf

  /// The point that stands so to `point`. Complexity: O(1).
  public func partner<T: FixedWidthInteger>(of point: T) -> T {
    // In 128 bits, because a narrow type may not have the literal 1.
    let a = RangeOrder.extended(point)
    let half = ChoiceDomain.unsigned(width: T.bitWidth).half
    let isInUpperHalf = a & half != 0
    let partner: UInt128 =
      switch self {
      case .equal: a
      case .negated: 0 &- a
      case .antipodal: a &+ half
      case .afterAntipode: a &+ half &+ 1
      case .beforeAntipode: a &+ half &- 1
      case .successor: a &+ 1
      case .predecessor: a &- 1
      case .mirrored: ~a
      case .acrossZero: isInUpperHalf ? 0 : .max
      case .acrossHalf: isInUpperHalf ? half &- 1 : half
      }
    return T(truncatingIfNeeded: partner)
  }
}
