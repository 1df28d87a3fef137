import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of unwrapping one code after an integer.
  var turnUnwrappingLaws: [Law] { [unwrappingForgetsTurns] }

  /// The laws of unwrapping sequences of codes.
  var unwrappingLaws: [Law] {
    [unwrappingAgrees, unwrappingWrapsBack, unwrappingUnderTranslation, unwrappingContinues]
  }

  /// A sequence of codes, and a rule.
  private static func codes(
    in scope: Scope, from choices: inout Choices
  ) throws(Discard) -> ([Scalar], HalfTurnRule) {
    let count = try choices.integer(in: scope.dimensions, named: "count")
    var codes: [Scalar] = []
    for _ in 0..<count { codes.append(try choices.integer(Scalar.self, named: "code")) }
    return (codes, try choices.element(of: HalfTurnRule.allCases, named: "rule"))
  }

  var unwrappingAgrees: Law {
    Law(
      "unwrapping.sequence.agrees-with-oracle",
      "each integer is the one of its class nearest to the one before, or the index says why not"
    ) { [steps = implementation.steps, reference, scope] (choices) throws(Discard) in
      let (codes, rule) = try Self.codes(in: scope, from: &choices)
      return .equal(
        steps.unwrappedToInt16(codes, rule).referenced,
        reference.unwrapped(codes, rule, as: Int16.self), "in 16 bits"
      ).and(
        .equal(
          steps.unwrappedToInt128(codes, rule).referenced,
          reference.unwrapped(codes, rule, as: Int128.self), "in 128 bits"))
    }
  }

  var unwrappingWrapsBack: Law {
    Law(
      "unwrapping.sequence.wraps-back",
      "the integers are congruent to the codes, and no step is longer than half a turn"
    ) { [steps = implementation.steps, scope] (choices) throws(Discard) in
      let (codes, rule) = try Self.codes(in: scope, from: &choices)
      guard case .success(let integers) = steps.unwrappedToInt128(codes, rule) else {
        return .holds
      }
      choices.label("unwrapped")
      let half = BigInteger.powerOfTwo(Scalar.bitWidth - 1)
      let lengths = zip(integers, integers.dropFirst()).map {
        (BigInteger($1) - BigInteger($0)).magnitude
      }
      return .equal(integers.map { Scalar(truncatingIfNeeded: $0) }, codes, "the codes")
        .and(.require(lengths.allSatisfy { $0 <= half }, "the steps are \(lengths) long"))
    }
  }

  var unwrappingUnderTranslation: Law {
    Law(
      "unwrapping.sequence.is-translation-invariant",
      "the steps of the integers of codes c + t are those of c"
    ) { [steps = implementation.steps, scope] (choices) throws(Discard) in
      let (codes, rule) = try Self.codes(in: scope, from: &choices)
      let t = try choices.integer(Scalar.self, named: "t")
      func differences(of codes: [Scalar]) -> Result<[BigInteger], UnwrappingError> {
        steps.unwrappedToInt128(codes, rule).map { integers in
          zip(integers, integers.dropFirst()).map { BigInteger($1) - BigInteger($0) }
        }
      }
      let (found, expected) = (
        differences(of: codes.map { $0 &+ t }), differences(of: codes)
      )
      // Where the base turn of one of them leaves 128 bits sooner, there is nothing to compare.
      if [found, expected].contains(where: \.isOverflow) { return .holds }
      return .equal(found, expected)
    }
  }

  var unwrappingContinues: Law {
    Law(
      "unwrapping.sequence.continues",
      "the integers of a sequence are those of its beginning, continued code by code"
    ) { [steps = implementation.steps, scope] (choices) throws(Discard) in
      let (codes, rule) = try Self.codes(in: scope, from: &choices)
      guard case .success(let integers) = steps.unwrappedToInt128(codes, rule) else {
        return .holds
      }
      let continued = zip(integers, codes.dropFirst()).map { steps.unwrappedAfter($0, $1, rule) }
      return .equal(continued, integers.dropFirst().map { .success($0) })
    }
  }

  var unwrappingForgetsTurns: Law {
    Law(
      "unwrapping.step.is-invariant-under-whole-turns",
      "what follows an integer k turns further on is k turns further on"
    ) { [steps = implementation.steps] (choices) throws(Discard) in
      let last = try choices.integer(Scalar.self, named: "last")
      let code = try choices.integer(Scalar.self, named: "code")
      let turns = try choices.integer(in: -3...3, named: "turns")
      let rule = try choices.element(of: HalfTurnRule.allCases, named: "rule")
      // From 126 bits on, three turns leave 128 bits.
      guard Scalar.bitWidth < 126 else { return .holds }
      let (base, offset) = (Int128(last), Int128(turns) << Int128(Scalar.bitWidth))
      return .equal(
        steps.unwrappedAfter(base + offset, code, rule),
        steps.unwrappedAfter(base, code, rule).map { $0 + offset })
    }
  }
}

/// An unwrapping in the oracle's integers: all of them, or how many there are and why no more.
private enum UnwrappedIntegers: Equatable {
  case integers([BigInteger])
  case stopped(Int, UnwrappingError.Reason)
}

extension Result where Failure == UnwrappingError {
  /// Whether the wide type could not hold an integer.
  fileprivate var isOverflow: Bool {
    if case .failure(let error) = self { error.reason == .overflow } else { false }
  }
}

extension Result
where Failure == UnwrappingError, Success: Collection, Success.Element: BinaryInteger {
  /// The outcome, as the oracle has it.
  fileprivate var referenced: UnwrappedIntegers {
    switch self {
    case .success(let integers): .integers(integers.map { BigInteger($0) })
    case .failure(let error): .stopped(error.index, error.reason)
    }
  }
}

extension Reference {
  /// The unwrapping of `codes` into the range of `Wide`, one nearest integer after the other.
  fileprivate func unwrapped<Scalar: FixedWidthInteger, Wide: FixedWidthInteger>(
    _ codes: [Scalar], _ rule: HalfTurnRule, as _: Wide.Type
  ) -> UnwrappedIntegers {
    let range = BigInteger(Wide.min)...BigInteger(Wide.max)
    var integers: [BigInteger] = []
    for code in codes.map({ BigInteger($0) }) {
      let next: Unwrapped =
        if let last = integers.last {
          unwrapped(code, after: last, halfTurns: rule.referenced, range: range)
        } else {
          range.contains(code) ? .integer(code) : .outside
        }
      switch next {
      case .integer(let integer): integers.append(integer)
      case .ambiguous: return .stopped(integers.count, .halfTurn)
      case .outside: return .stopped(integers.count, .overflow)
      }
    }
    return .integers(integers)
  }
}

extension HalfTurnRule {
  /// The oracle's name of the rule.
  fileprivate var referenced: Reference.HalfTurn {
    switch self {
    case .refused: .refused
    case .forward: .forward
    case .backward: .backward
    }
  }
}
