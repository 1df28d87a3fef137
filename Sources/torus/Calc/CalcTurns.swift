import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

/// The rounding rules by the names that the command gives them.
enum RoundingName: String, ExpressibleByArgument, CaseIterable {
  case down
  case up
  case nearestDown = "nearest-down"
  case nearestUp = "nearest-up"
  case nearestEven = "nearest-even"

  var rule: CircularRounding {
    switch self {
    case .down: .down
    case .up: .up
    case .nearestDown: .toNearestOrDown
    case .nearestUp: .toNearestOrUp
    case .nearestEven: .toNearestOrEven
    }
  }
}

/// The units of real angles.
enum AngleUnit: String, ExpressibleByArgument, CaseIterable {
  case turns
  case degrees
  case radians
}

/// The options of the conversions between codes and angles.
struct TurnsOptions: ParsableArguments {
  @OptionGroup var ring: RingOptions

  @Option(help: "Where a value between two others goes.")
  var rounding: RoundingName = .nearestEven

  func validate() throws {
    guard ring.width <= 64 else {
      throw ValidationError("angles need a --width of at most 64, found \(ring.width)")
    }
  }
}

extension FixedWidthInteger {
  /// The code of a real angle in a unit, rounded once; throws unless it is finite.
  init(written token: NumberToken, unit: AngleUnit, rounding: CircularRounding) throws {
    let code: Self? =
      switch unit {
      case .turns:
        try ExactNumber(token.text).map { Self($0, turn: 1, rounding: rounding) }
      case .degrees:
        try ExactNumber(token.text).map { Self($0, turn: 360, rounding: rounding) }
      case .radians:
        Self(radians: try token.real(), rounding: rounding)
      }
    guard let code else {
      // What is no number at all is said to be none.
      _ = try token.real()
      throw Failure.badInput("expected a finite angle in \(unit), found '\(token.text)'")
    }
    self = code
  }
}

/// The operands of a conversion from a real angle to a code.
struct RealAngle: ParsableArguments {
  @Argument(help: "An angle, any finite number.")
  var x: NumberToken

  @OptionGroup var options: TurnsOptions

  func answer(_ unit: AngleUnit) throws { try answer(options.ring.scalar, unit) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type, _ unit: AngleUnit) throws {
    let code = try Scalar(written: x, unit: unit, rounding: options.rounding.rule)
    options.ring.answer("\(code)", [.init("code", .number(code))])
  }
}

struct CalcTurns: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "turns",
    abstract: "The code of a real angle in turns, correctly rounded.",
    discussion: """
      The number is read exactly as it is written, and rounded once: up to 10,000 digits, and \
      exponents from -10000 to 10000.

      Example: torus calc turns -1e-20 --width 8 --rounding down   # 255
               torus calc turns 0.1 --width 64   # 1844674407370955162
      """)

  @OptionGroup var angle: RealAngle

  func run() throws { try angle.answer(.turns) }
}

struct CalcDegrees: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "degrees",
    abstract: "The code of a real angle in degrees, correctly rounded.",
    discussion: """
      The number is read exactly as it is written, and rounded once: up to 10,000 digits, and \
      exponents from -10000 to 10000.

      Example: torus calc degrees -90 --width 8   # 192
               torus calc degrees 36000000000000000090 --width 16   # 16384
      """)

  @OptionGroup var angle: RealAngle

  func run() throws { try angle.answer(.degrees) }
}

struct CalcRadians: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "radians",
    abstract: "The code of a real angle in radians.",
    discussion: """
      The angle is that of the nearest Double: a full turn is no rational number of radians, so \
      that more digits would not make the code exact. The code is within one step.

      Example: torus calc radians 3.141592653589793 --width 8   # 128
      """)

  @OptionGroup var angle: RealAngle

  func run() throws { try angle.answer(.radians) }
}

struct CalcAngle: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "angle",
    abstract: "The angle of a code, in turns in [0, 1), in degrees or in radians.",
    discussion: """
      Example: torus calc angle 128 --width 8   # 0.5
               torus calc angle 128 --width 8 --unit degrees   # 180.0
      """)

  @Argument(help: "A point.")
  var q: NumberToken

  @Option(help: "turns, degrees or radians.")
  var unit: AngleUnit = .turns

  @OptionGroup var options: TurnsOptions

  func run() throws { try answer(options.ring.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    let (code, rule) = (try Scalar(written: q), options.rounding.rule)
    let angle: Double =
      switch unit {
      case .turns: code.turns(rounding: rule)
      case .degrees: code.degrees(rounding: rule)
      case .radians: code.radians(rounding: rule)
      }
    options.ring.answer("\(angle)", [.init(unit.rawValue, .number(exactly: "\(angle)"))])
  }
}
