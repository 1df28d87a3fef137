/// A phase that grows by the same rational step at each tick, and does not drift: after n ticks it is
/// start + n · increment modulo one turn, exactly, for every n.
///
/// The numerically controlled oscillator of radios and synthesizers, with a fraction where those
/// have a truncated tuning word:
///
///     // 440 Hz at 44.1 kHz, with a turn of 2^32 steps.
///     let oscillator = PhaseAccumulator<UInt32>(turnsPerTick: 440, over: 44100)
///     oscillator?.increment             // 42852281+907/2205
///     oscillator?.phase(at: 1)          // 42852281+907/2205
///     oscillator?.phase(at: 44100)      // 0: after 440 whole turns
///
/// A code is all that comes out, so an angle read from it by ``Swift/FixedWidthInteger/turns(as:rounding:)``
/// is always in [0, 1).
@frozen
public struct PhaseAccumulator<Scalar: FixedWidthInteger> {
  /// The phase at tick 0.
  public let start: Scalar

  /// The step of one tick, modulo one turn.
  public let increment: RationalPoint<Scalar>

  /// The floor of the current phase.
  @usableFromInline var whole: Scalar

  /// The part of a step after the floor, in units of 1/increment.denominator.
  @usableFromInline var numerator: UInt64 = 0

  /// The accumulator that stands at `start`.
  public init(increment: RationalPoint<Scalar>, start: Scalar = 0) {
    self.start = start
    self.increment = increment
    whole = start
  }

  /// The accumulator of numerator/denominator turns a tick, or nil if the denominator is 0.
  ///
  /// Negative rates run backward. Whole turns are lost in the rate: 3/2 turns a tick and 1/2 are the
  /// same phases.
  ///
  /// - Complexity: that of ``RationalPoint/init(turns:over:)``.
  public init?(turnsPerTick numerator: Int64, over denominator: UInt64, start: Scalar = 0) {
    guard let increment = RationalPoint<Scalar>(turns: numerator, over: denominator) else {
      return nil
    }
    self.init(increment: increment, start: start)
  }

  /// The accumulator of numerator/denominator steps a tick, or nil if the denominator is 0.
  ///
  /// - Complexity: O(log(denominator)) divisions.
  public init?(stepsPerTick numerator: Int64, over denominator: UInt64, start: Scalar = 0) {
    guard let increment = RationalPoint<Scalar>(steps: numerator, over: denominator) else {
      return nil
    }
    self.init(increment: increment, start: start)
  }

  /// The code at the current phase, or the last one before it: what a truncating oscillator puts out.
  @inlinable
  public var floor: Scalar { whole }

  /// The current phase.
  ///
  /// - Complexity: O(log(increment.denominator)) divisions, to lowest terms.
  public var point: RationalPoint<Scalar> {
    RationalPoint(floor: floor, numerator: numerator, denominator: increment.denominator)
  }

  /// The phase after `tick` ticks from the start, before it if negative, wherever the accumulator
  /// stands now: start + tick · increment modulo m.
  ///
  /// - Complexity: O(log(increment.denominator)) divisions, whatever the tick.
  public func phase(at tick: Int64) -> RationalPoint<Scalar> {
    (tick * increment).translated(by: Displacement(residue: start))
  }

  /// Moves one tick on.
  ///
  /// - Complexity: O(1): a sum and a comparison, with no division.
  @inlinable
  public mutating func advance() {
    add(increment.floor, increment.numerator)
  }

  /// Moves `ticks` ticks on, or back if negative; as ``advance()`` so many times.
  ///
  /// - Complexity: O(log(increment.denominator)) divisions.
  public mutating func advance(by ticks: Int64) {
    let step = ticks * increment
    // The step is in lowest terms, whose denominator divides that of the increment.
    add(step.floor, step.numerator * (increment.denominator / step.denominator))
  }

  @inlinable
  mutating func add(_ steps: Scalar, _ part: UInt64) {
    whole &+= steps
    // numerator + part may not fit 64 bits; how much is missing to a whole step does.
    let missing = increment.denominator - part
    if numerator >= missing {
      numerator -= missing
      whole &+= Scalar.step
    } else {
      numerator += part
    }
  }
}

extension PhaseAccumulator: Hashable {}

extension PhaseAccumulator: Sendable where Scalar: Sendable {}
