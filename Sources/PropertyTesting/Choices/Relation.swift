/// What a residue x can be to earlier residues a and b of the same case, on the ring of 2^w points.
///
/// Counterexamples of wrapping arithmetic are mostly relations, not single values: two points half a
/// ring apart, two on either side of the seam, three that go around. Uniform draws of 64 bits never
/// hit one.
package enum Relation {
  /// A residue of `domain` related to one or two of the residues among `earlier`; `nil` if the one
  /// picked is no residue.
  ///
  /// Picked are one or two of the latest 256 choices, each equally often. `word` makes all the
  /// choices, from 58 random bits. The relations are equally likely, except that the closing of a trip
  /// is twice as likely as another: half of the trips to a sum of zero, half to the point opposite to
  /// the middle.
  static func residue(
    of domain: ChoiceDomain, after earlier: borrowing Span<Choice>, word: UInt64
  ) -> UInt128? {
    let first = earlier[pick(word, below: earlier.count)]
    guard first.domain.isRing else { return nil }
    let ring = domain.maximum
    guard first.domain.maximum == ring else {
      return atWidth(of: domain, first)
    }
    let a = first.value
    let half = domain.half
    let step = UInt128(word &>> 24 & 3)
    let sign: UInt128 = word &>> 26 & 1 == 0 ? 0 : .max
    func signed(_ magnitude: UInt128) -> UInt128 { (magnitude ^ sign) &- sign }
    let relation: UInt128 =
      switch (word &>> 28) % 12 {
      case 0: a
      case 1: 0 &- a
      case 2: a &+ half
      case 3: a &+ half &+ signed(1)
      case 4: a &+ signed(1)
      case 5: a &+ signed(step &+ 1)
      // Across 0, and across half: on the other side of the seam, a few steps from it.
      case 6: a < half ? 0 &- 1 &- step : step
      case 7: a < half ? half &+ step : half &- 1 &- step
      // A third of the way on, so that three points leave no half ring empty.
      case 8: a &+ signed(ring / 3 &+ (step & 1))
      case 9: half &- a
      default: closing(a, earlier, word, domain)
      }
    return relation & ring
  }

  /// The point that closes a trip through a and b: opposite to the middle of the shorter way from
  /// one to the other, or −(a + b), which makes the sum of the three zero.
  private static func closing(
    _ a: UInt128, _ earlier: borrowing Span<Choice>, _ word: UInt64, _ domain: ChoiceDomain
  ) -> UInt128 {
    let second = earlier[pick(word &>> 8, below: earlier.count)]
    guard second.domain.maximum == domain.maximum, second.domain.isRing else {
      return 0 &- a
    }
    let b = second.value
    if word &>> 32 & 1 == 0 { return 0 &- (a &+ b) }
    return oppositeMiddle(of: a, b, in: domain)
  }

  /// The residue half a ring from the middle of the shorter way between a and b, the middle rounded
  /// towards where that way begins; of antipodes, the way from b to a. Of 66 and 10 in 8 bits it is
  /// 38 + 128 = 166.
  package static func oppositeMiddle(
    of a: UInt128, _ b: UInt128, in domain: ChoiceDomain
  ) -> UInt128 {
    let way = (b &- a) & domain.maximum
    let wayBack = (0 &- way) & domain.maximum
    let middle = way < domain.half ? a &+ (way &>> 1) : b &+ (wayBack &>> 1)
    return (middle &+ domain.half) & domain.maximum
  }

  /// The same residue at the width of `domain`: extended by its own sign if it is signed, then cut.
  private static func atWidth(of domain: ChoiceDomain, _ choice: Choice) -> UInt128 {
    let extended =
      choice.domain.kind == .signed && choice.value >= choice.domain.half
      ? choice.value | ~choice.domain.maximum : choice.value
    return extended & domain.maximum
  }

  /// A place below `count`, from the lowest 8 bits of `word`: one of the latest 256, each nearly as
  /// likely as another, which is enough here.
  private static func pick(_ word: UInt64, below count: Int) -> Int {
    // No more than the byte reaches.
    let reach = min(count, 256)
    // Without the parentheses, the shift would come first.
    return count &- 1 &- ((Int(word & 255) &* reach) &>> 8)
  }
}
