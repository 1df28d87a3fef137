extension Reference {
  /// The code on `other` of the angle of `code` here: the rational number of turns, rounded there.
  public func code(_ code: BigInteger, on other: Reference, rule: ReferenceRounding) -> BigInteger {
    other.code(turns: BigRational(residue(code), over: modulus), rule: rule)
  }

  /// The real point of [0, m) at which a phase stands that starts at `start` and makes `ticks` steps
  /// of `increment`.
  public func phase(
    start: BigInteger, increment: BigRational, ticks: BigInteger
  ) -> BigRational {
    let circle = BigRational(modulus)
    let phase = BigRational(start) + BigRational(ticks) * increment
    return phase - BigRational((phase / circle).floor) * circle
  }

  /// What a step of half a turn is taken for.
  public enum HalfTurn: Sendable {
    case refused
    case forward
    case backward
  }

  /// The next integer of an unwrapping.
  public enum Unwrapped: Sendable, Equatable {
    case integer(BigInteger)
    case ambiguous
    case outside
  }

  /// The integer congruent to `code` that is nearest to `last`, if it lies in `range`.
  public func unwrapped(
    _ code: BigInteger, after last: BigInteger, halfTurns: HalfTurn,
    range: ClosedRange<BigInteger>
  ) -> Unwrapped {
    let turn = (last - code).floorDivided(by: modulus)
    let candidates = (-1...2).map { code + (turn + BigInteger($0)) * modulus }
    let least = candidates.map { ($0 - last).magnitude }.reduce(modulus, min)
    let nearest = candidates.filter { ($0 - last).magnitude == least }.sorted()
    let choice: BigInteger
    switch (nearest.count, halfTurns) {
    case (1, _), (_, .backward): choice = nearest[0]
    case (_, .forward): choice = nearest[1]
    case (_, .refused): return .ambiguous
    }
    return range.contains(choice) ? .integer(choice) : .outside
  }
}
