import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

/// A fraction of two integers, p/q.
struct FractionToken: ExpressibleByArgument {
  let numerator: Int64
  let denominator: UInt64

  init?(argument: String) {
    let text = NumberToken(argument: argument)?.text ?? argument
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let numerator = Int64(parts[0]),
      let denominator = parts.count == 2 ? UInt64(parts[1]) : 1, denominator > 0
    else { return nil }
    self.numerator = numerator
    self.denominator = denominator
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

  @Option(help: "The fraction of the way, from 0 to 1, as p/q.")
  var at: FractionToken

  @Option(help: "Round each point to a lattice point by this rule.")
  var rounding: RoundingName?

  @OptionGroup var options: RingOptions

  func validate() throws {
    guard at.numerator >= 0, UInt64(at.numerator) <= at.denominator else {
      throw ValidationError("--at takes a fraction from 0 to 1")
    }
  }

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws {
    let (a, b) = try operands.points(scalar)
    let points = a.geodesics(to: b).points(at: UInt64(at.numerator), over: at.denominator).all
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
