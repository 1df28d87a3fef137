/// What a residue x can be to earlier residues a and b of the same case, on the ring of 2^w points.
///
/// Counterexamples of wrapping arithmetic are mostly relations, not single values: two points half a
/// ring apart, two on either side of the seam, three that go around. Uniform draws of 64 bits never
/// hit one.
enum Relation {
  /// A residue of `domain` related to one or two of the residues among `earlier`; `nil` if the one
  /// picked is no residue.
  ///
  /// `word` makes all the choices, from 58 random bits. The relations are equally likely, except that
  /// the closing of a trip is twice as likely as another.
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
    let way = (b &- a) & domain.maximum
    let middle = way < domain.half ? a &+ way &>> 1 : b &+ (0 &- way & domain.maximum) &>> 1
    return middle &+ domain.half
  }

  /// The same residue at the width of `domain`: extended by its own sign if it is signed, then cut.
  private static func atWidth(of domain: ChoiceDomain, _ choice: Choice) -> UInt128 {
    let extended =
      choice.domain.kind == .signed && choice.value >= choice.domain.half
      ? choice.value | ~choice.domain.maximum : choice.value
    return extended & domain.maximum
  }

  /// A place below `count`, from the lowest 8 bits of `word`: nearly uniform, which is enough here.
  private static func pick(_ word: UInt64, below count: Int) -> Int {
    // The latest 256 choices, so that the byte reaches all of them.
    let reach = min(count, 256)
    return count &- 1 &- Int(word & 255) &* reach &>> 8
  }
}
