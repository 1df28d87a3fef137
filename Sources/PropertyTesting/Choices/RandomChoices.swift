/// Choices drawn by chance, with a bias towards the values where arithmetic goes wrong.
///
/// Case i of a seed has its own stream: xoshiro256** seeded by a mixture of the seed and i. So a case
/// is the same whichever thread runs it and however many ran before. What is drawn how often stands
/// in `Mixture`. The first 36 cases tour the corners instead: their first two choices run through
/// all pairs of the six corners, so what fails at a corner, or at two, is found by every seed.
public final class RandomChoices: ChoiceSource {
  /// Outside the object: a stored property of a class is checked for exclusive access at each use.
  private struct State {
    var generator: Xoshiro256
    var number: UInt64
  }

  private let seed: Seed
  private let state: UnsafeMutablePointer<State>

  /// The source of the cases of `seed`.
  public init(seed: Seed) {
    self.seed = seed
    state = .allocate(capacity: 1)
    state.initialize(to: State(generator: Xoshiro256(seed: seed.value), number: 0))
  }

  deinit {
    state.deallocate()
  }

  /// Starts the stream of the case with this number.
  public override func begin(case number: UInt64) {
    state.pointee.generator = Xoshiro256(seed: seed.value ^ SplitMix64.mix(number))
    state.pointee.number = number
  }

  /// A value by the rules of `Mixture`, or a corner while the tour lasts.
  public override func choose(
    from domain: ChoiceDomain, after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    let number = state.pointee.number
    if number < Corners.tourLength, earlier.count < 2 {
      let turn = earlier.count == 0 ? number % Corners.count : number / Corners.count
      return Corners.corner(turn, of: domain)
    }
    if domain.kind == .index {
      return Mixture.index(through: domain.maximum, from: &state.pointee.generator)
    }
    return Mixture.residue(of: domain, after: earlier, from: &state.pointee.generator)
  }
}
