/// Choices drawn by chance, with a bias towards the values where arithmetic goes wrong.
///
/// Case i of a seed has its own stream: xoshiro256** seeded by a mixture of the seed and i. So a case
/// is the same whichever thread runs it and however many ran before. What is drawn how often stands
/// in `Mixture`. The first 36 cases tour the corners instead: their first two choices run through
/// all pairs of the six corners, so what fails at a corner, or at two, is found by every seed; the
/// corners of a range are its ends, 0 and ±1.
public final class RandomChoices: ChoiceSource {
  /// How the values of a case are found.
  private enum Mode {
    case chance, tour, climb
  }

  /// Outside the object: a stored property of a class is checked for exclusive access at each use.
  private struct State {
    var generator: Xoshiro256
    var number: UInt64 = 0
    var mode = Mode.chance
    var climb = Climb()
  }

  private let seed: Seed
  private let state: UnsafeMutablePointer<State>

  /// The source of the cases of `seed`.
  public init(seed: Seed) {
    self.seed = seed
    state = .allocate(capacity: 1)
    state.initialize(to: State(generator: Xoshiro256(seed: seed.value)))
  }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Starts the stream of the case with this number.
  public override func begin(case number: UInt64) {
    state.pointee.generator = Xoshiro256(seed: seed.value ^ SplitMix64.mix(number))
    state.pointee.number = number
    state.pointee.mode = number < Corners.tourLength ? .tour : .chance
    if state.pointee.climb.isPossible { beginClimb() }
  }

  /// A value by the rules of `Mixture`, or a corner while the tour lasts.
  public override func choose(
    from domain: ChoiceDomain, after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    if state.pointee.mode != .chance, let value = special(domain, earlier.count) { return value }
    return switch domain.kind {
    case .index: Mixture.index(through: domain.maximum, from: &state.pointee.generator)
    case .float: Mixture.float(of: domain, from: &state.pointee.generator)
    case .signed, .unsigned:
      Mixture.residue(of: domain, after: earlier, from: &state.pointee.generator)
    }
  }

  /// A place by the rules of `Mixture`, or a corner of the range while the tour lasts.
  public override func choose(
    from domain: ChoiceDomain, nearEndAt nearEnd: UInt128, after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    if state.pointee.mode != .chance, let value = special(domain, earlier.count, nearEnd) {
      return value
    }
    return Mixture.index(
      through: domain.maximum, nearEndAt: nearEnd, from: &state.pointee.generator)
  }

  /// A place drawn in proportion to its weight; the tour does not go there.
  public override func choose(
    weighted weights: [Int], after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    let domain = ChoiceDomain.index(through: UInt128(weights.count - 1))
    if state.pointee.mode == .climb, let value = special(domain, earlier.count) { return value }
    // Some weights add up to more than 64 bits hold.
    let total = weights.reduce(0 as UInt128) { $0 + UInt128($1) }
    var lot = state.pointee.generator.next(through: total - 1)
    var place = 0
    while lot >= UInt128(weights[place]) {
      lot -= UInt128(weights[place])
      place += 1
    }
    return UInt128(place)
  }

  /// Remembers a case with its score, to start from in the rest of the shard.
  func learn(_ choices: ChoiceSequence, scored score: Double) {
    state.pointee.climb.learn(choices, scored: score)
  }

  /// Three quarters of a shard climb, except for each fourth case there, which is drawn by chance.
  private func beginClimb() {
    let place = state.pointee.number % Sampler.shardLength
    if place == 0 { state.pointee.climb = Climb() }
    guard place >= Sampler.shardLength / 4, place & 3 != 0 else { return }
    state.pointee.mode = .climb
    state.pointee.climb.plan(from: &state.pointee.generator)
  }

  /// The value that the tour or the climb wants at this place, if it wants one.
  private func special(
    _ domain: ChoiceDomain, _ place: Int, _ nearEnd: UInt128 = 0
  ) -> UInt128? {
    if state.pointee.mode == .climb {
      return state.pointee.climb.value(at: place, from: domain, by: &state.pointee.generator)
    }
    guard place < 2 else { return nil }
    let number = state.pointee.number
    let turn = place == 0 ? number % Corners.count : number / Corners.count
    return Corners.corner(turn, of: domain, nearEndAt: nearEnd)
  }
}
