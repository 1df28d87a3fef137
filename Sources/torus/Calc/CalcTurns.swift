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

/// The options of the conversions between codes and angles.
struct TurnsOptions: ParsableArguments {
  @OptionGroup var ring: RingOptions

  @Option(help: "Where a value between two others goes.")
  var rounding: RoundingName = .nearestEven

  func validate() throws {
    guard ring.width <= 64 else {
      throw ValidationError("turns need a --width of at most 64, found \(ring.width)")
    }
  }
}

struct CalcTurns: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "turns",
    abstract: "The code of a real angle in turns.",
    discussion: "Example: torus calc turns -1e-20 --width 8 --rounding down     (answers 255)")

  @Argument(help: "An angle in turns, any finite number.")
  var x: NumberToken

  @OptionGroup var options: TurnsOptions

  func run() throws { try answer(options.ring.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    guard let code = Scalar(turns: try x.real(), rounding: options.rounding.rule) else {
      throw Failure.badInput("expected a finite angle in turns, found '\(x.text)'")
    }
    options.ring.answer("\(code)", [.init("code", .number(code))])
  }
}

struct CalcAngle: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "angle",
    abstract: "The angle of a code, in turns, in [0, 1).",
    discussion: "Example: torus calc angle 128 --width 8     (answers 0.5)")

  @Argument(help: "A point.")
  var q: NumberToken

  @OptionGroup var options: TurnsOptions

  func run() throws { try answer(options.ring.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    let turns = try Scalar(written: q).turns(rounding: options.rounding.rule)
    options.ring.answer("\(turns)", [.init("turns", .number(exactly: "\(turns)"))])
  }
}
