/// Sums of serial numbers, windows and lollipop counters: the texts of the RFCs, case by case.
extension Reference {
  /// (s + n) modulo m as RFC 1982, section 3.1 defines it; nil for an n that it leaves undefined.
  public func serialSum(of s: BigInteger, and n: BigInteger) -> BigInteger? {
    let largest = modulus.floorDivided(by: 2) - 1
    return 0 <= n && n <= largest ? residue(residue(s) + n) : nil
  }

  /// Where a number stands to a window.
  public enum Position: Sendable, Equatable {
    case before
    case inside
    case after
    case undecided
  }

  /// Where `number` stands to the integers start, …, start + length − 1, taken modulo m.
  ///
  /// Inside if one of them is congruent to it. Before, if something congruent to it is less than
  /// all of them by less than half the ring; after, if greater. An empty window lies between
  /// start − 1 and start, and half the ring is counted from there to the number start.
  public func position(
    of number: BigInteger, startingAt start: BigInteger, length: BigInteger
  ) -> Position {
    let first = residue(start)
    let last = length == 0 ? first : first + length - 1
    let half = modulus.floorDivided(by: 2)
    let lifts = (-2...2).map { residue(number) + BigInteger($0) * modulus }
    if lifts.contains(where: { first <= $0 && $0 < first + length }) { return .inside }
    if lifts.contains(where: { $0 < first && last - $0 < half }) { return .before }
    if lifts.contains(where: { $0 >= first + length && $0 - first < half }) { return .after }
    return .undecided
  }

  /// Whether RFC 9293, section 3.4 accepts a segment: RCV.NXT = next, RCV.WND = window.
  public func isAcceptable(
    segmentAt sequence: BigInteger, length: BigInteger, next: BigInteger, window: BigInteger
  ) -> Bool {
    /// RCV.NXT =< x < RCV.NXT + RCV.WND, modulo m.
    func isInWindow(_ x: BigInteger) -> Bool {
      let lift = residue(x) < residue(next) ? residue(x) + modulus : residue(x)
      return residue(next) <= lift && lift < residue(next) + window
    }
    if length == 0 && window == 0 { return residue(sequence) == residue(next) }
    if length == 0 && window > 0 { return isInWindow(sequence) }
    if length > 0 && window == 0 { return false }
    return isInWindow(sequence) || isInWindow(sequence + length - 1)
  }

  /// The increment of RFC 6550, section 7.2, with m/2 in place of 128.
  public func lollipopSuccessor(of counter: BigInteger) -> BigInteger {
    let half = modulus.floorDivided(by: 2)
    let value = residue(counter)
    let maximum = value >= half ? modulus - 1 : half - 1
    return value == maximum ? 0 : value + 1
  }

  /// The comparison of RFC 6550, section 7.2, with m in place of 256, rule by rule, for a window
  /// below m/4.
  public func lollipopOrder(
    of first: BigInteger, and second: BigInteger, window: BigInteger
  ) -> Order {
    let half = modulus.floorDivided(by: 2)
    let (a, b) = (residue(first), residue(second))
    // Rule 1, and rule 1 with the names exchanged.
    if a >= half && b < half { return modulus + b - a <= window ? .less : .greater }
    if b >= half && a < half { return modulus + a - b <= window ? .greater : .less }
    // Rule 2, in the circular space of m/2 numbers.
    if a < half {
      let magnitude = [b - a - half, b - a, b - a + half].map(\.magnitude).reduce(modulus, min)
      guard magnitude <= window else { return .undefined }
      // RFC 1982, section 3.2, with SERIAL_BITS one less than here.
      let quarter = half.floorDivided(by: 2)
      if a == b { return .equal }
      return (a < b && b - a < quarter) || (a > b && a - b > quarter) ? .less : .greater
    }
    // Rule 2, in the linear space.
    guard (a - b).magnitude <= window else { return .undefined }
    return serialOrder(of: a, and: b)
  }
}
