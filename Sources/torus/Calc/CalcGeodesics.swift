import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

/// A fraction of two integers, p/q.
struct FractionToken<Numerator: FixedWidthInteger & Sendable>: Sendable {
  let numerator: Numerator
  let denominator: UInt64

  /// The fraction that an argument writes.
  static func read(_ argument: String) throws -> Self {
    let parts = NumberToken(argument: argument).text
      .split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let numerator = Numerator(parts[0]),
      let denominator = parts.count == 2 ? UInt64(parts[1]) : 1, denominator > 0
    else {
      throw ValidationError(
        "expected an integer p or a fraction p/q, p in \(Numerator.min)...\(Numerator.max) "
          + "and q in 1...\(UInt64.max)")
    }
    return Self(numerator: numerator, denominator: denominator)
  }
}

struct CalcPoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "point",
    abstract: "The point at a fraction of the shortest way from a to b: one, or two for antipodes.",
    discussion: """
      Example: torus calc point 250 4 --at 1/3 --width 8   # 760/3
               torus calc point 0 128 --at 1/2 --width 8   # {64, 192}
      """)

  @OptionGroup var operands: TwoPoints

  @Option(help: "The fraction of the way, from 0 to 1, as p/q.", transform: FractionToken.read)
  var at: FractionToken<UInt64>

  @Option(help: "Round each point to a lattice point by this rule.")
  var rounding: RoundingName?

  @OptionGroup var options: RingOptions

  func validate() throws {
    guard at.numerator <= at.denominator else {
      throw ValidationError(
        "--at takes a fraction from 0 to 1, found \(at.numerator)/\(at.denominator)")
    }
  }

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws {
    let (a, b) = try operands.points(scalar)
    let points = a.geodesics(to: b).points(at: at.numerator, over: at.denominator).all
    options.answer(
      set: points.map { point in rounding.map { "\(point.rounded($0.rule))" } ?? point.text },
      key: "points")
  }
}

struct CalcLogarithm: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logarithm",
    abstract: "The shortest steps that lead from a to b: one, or two for antipodes.",
    discussion: "Example: torus calc logarithm 0 128 --width 8   # {-128, 128}")

  @OptionGroup var operands: TwoPoints
  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws {
    let (a, b) = try operands.points(scalar)
    options.answer(set: a.logarithms(to: b).all.map { "\($0)" }, key: "logarithms")
  }
}
