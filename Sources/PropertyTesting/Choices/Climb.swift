/// The best-scored case of a shard so far, and how the next is made from it.
///
/// A hill climber: one choice of the best case changes a little or a lot, sometimes several do, and
/// what scores as much or more becomes the best. A choice that finds no counterpart in the best case
/// is drawn as any other.
struct Climb {
  private var score: Double?
  private var best: [Choice] = []
  private var target = 0
  private var changesMany = false

  /// Whether there is a case to start from.
  var isPossible: Bool { !best.isEmpty }

  /// Takes the case `choices` for the best if none has a greater score.
  mutating func learn(_ choices: ChoiceSequence, scored score: Double) {
    if let highest = self.score, score < highest { return }
    self.score = score
    best = choices.choices
  }

  /// Plans which choices of the next case will differ.
  mutating func plan(from generator: inout Xoshiro256) {
    target = Int(generator.next(through: UInt64(best.count - 1)))
    changesMany = generator.next() & 7 == 0
  }

  /// The value at `place` of the new case; `nil` where the best case has no such choice.
  func value(
    at place: Int, from domain: ChoiceDomain, by generator: inout Xoshiro256
  ) -> UInt128? {
    guard place < best.count, best[place].domain == domain else { return nil }
    let value = best[place].value
    let isChanged = changesMany ? generator.next() & 3 == 0 : place == target
    guard isChanged else { return value }
    let word = generator.next()
    // One change in eight forgets the value.
    guard word & 7 != 0 else { return nil }
    let bits = (word &>> 4) % UInt64(domain.bitWidth)
    let power = UInt128(1) &<< UInt128(bits)
    let step = power | generator.next(through: power &- 1)
    let isUpward = word & 8 == 0
    if domain.isRing { return (isUpward ? value &+ step : value &- step) & domain.maximum }
    return isUpward
      ? (domain.maximum - value < step ? domain.maximum : value + step)
      : (value < step ? 0 : value - step)
  }
}
