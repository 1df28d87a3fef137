import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

struct CalcSwitch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "switch",
    abstract: "A code at another width (modulus switching): x · 2^(v-w), rounded on the circle.",
    discussion: "Example: torus calc switch 1000 --width 16 --to-width 8   # 4")

  @Argument(help: "A point.") var x: NumberToken

  @Option(help: "The width v of the code wanted, from 1 to 128.")
  var toWidth: Int

  @Option(help: "Where a value between two others goes.")
  var rounding: RoundingName = .nearestEven

  @OptionGroup var options: RingOptions

  func validate() throws {
    guard (1...128).contains(toWidth) else {
      throw ValidationError("--to-width takes a number from 1 to 128, found \(toWidth)")
    }
  }

  func run() throws {
    let target = (options.signed ? Widths.signed : Widths.unsigned)[toWidth - 1]
    try answer(options.scalar, target)
  }

  private func answer<Scalar: FixedWidthInteger, Target: FixedWidthInteger>(
    _: Scalar.Type, _: Target.Type
  ) throws {
    let code = Target(switchingModulusOf: try Scalar(written: x), rounding: rounding.rule)
    options.answer("\(code)", [.init("code", .number(code))])
  }
}

struct CalcUnwrap: ParsableCommand {
  enum HalfTurns: String, ExpressibleByArgument, CaseIterable {
    case refused
    case forward
    case backward

    var rule: HalfTurnRule {
      switch self {
      case .refused: .refused
      case .forward: .forward
      case .backward: .backward
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "unwrap",
    abstract: "Integers that do not wrap, each a shortest step from the one before.",
    discussion: "Example: torus calc unwrap 250 253 0 3 --width 8   # 250 253 256 259")

  @Argument(help: "The codes, in their order.")
  var codes: [NumberToken]

  @Option(help: "What a step of exactly half a turn is: refused, forward or backward.")
  var halfTurns: HalfTurns = .refused

  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    let codes = try codes.map { try Scalar(written: $0) }
    let integers: [Int128]
    do throws(UnwrappingError) {
      integers = try codes.unwrapped(as: Int128.self, halfTurns: halfTurns.rule)
    } catch {
      let reason =
        error.reason == .halfTurn
        ? "is half a turn from the one before: choose --half-turns forward or backward"
        : "leads out of 128 bits"
      throw Failure.badInput("code \(error.index + 1) of \(codes.count) \(reason)")
    }
    options.answer(
      integers.map { "\($0)" }.joined(separator: " "),
      [.init("integers", .array(integers.map { .number($0) }))])
  }
}

struct CalcPhase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phase",
    abstract: "The exact phase after n ticks at a rational rate, without drift.",
    discussion: """
      Example: torus calc phase --rate 440/44100 --tick 44100 --width 32   # 0
      """)

  @Option(help: "Turns per tick, as p/q.", transform: FractionToken.read)
  var rate: FractionToken<Int64>

  @Option(help: "The number of ticks, negative for the past.")
  var tick: NumberToken

  @Option(help: "Round to a code by this rule; without it the answer may be a fraction.")
  var rounding: RoundingName?

  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    guard
      let oscillator = PhaseAccumulator<Scalar>(
        turnsPerTick: rate.numerator, over: rate.denominator)
    else { throw Failure.badInput("expected a rate with a denominator other than 0") }
    let point = oscillator.phase(at: try Int64(written: tick))
    let text = rounding.map { "\(point.rounded($0.rule))" } ?? point.text
    options.answer(text, [.init("phase", .number(exactly: text))])
  }
}

struct CalcGadget: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gadget",
    abstract: "The first signed digits of a point in base 2^b: the gadget decomposition of TFHE.",
    discussion: """
      The digits are in [-2^(b-1), 2^(b-1)), the most significant first; the i-th counts steps \
      of 2^(w-ib). To nearest, they are at most 2^(w-bl-1) steps off, for l digits.

      Example: torus calc gadget 183 --base-bits 2 --levels 3 --width 8   # -1 0 -2
      """)

  @Argument(help: "A point.") var x: NumberToken

  @Option(help: "The number b of bits of a digit, from 1 to 64.")
  var baseBits: Int

  @Option(help: "The number l of digits: b times l is at most w.")
  var levels: Int

  @Option(help: "Where a point between two others goes.")
  var rounding: RoundingName = .nearestEven

  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger & Sendable>(_: Scalar.Type) throws {
    guard let gadget = Gadget<Scalar>(baseBits: baseBits, levels: levels) else {
      throw Failure.badInput(
        "expected at least one digit of 1 to 64 bits, and at most \(options.width) bits of digits,"
          + " found \(levels) of \(baseBits)")
    }
    let digits = gadget.digits(of: try Scalar(written: x), rounding: rounding.rule)
    let point = gadget.recomposed(digits)
    options.answer(
      digits.map { "\($0)" }.joined(separator: " "),
      [.init("digits", .array(digits.map { .number($0) })), .init("point", .number(point))])
  }
}
