import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

struct CalcRemainder: ParsableCommand {
  enum Interval: String, ExpressibleByArgument, CaseIterable {
    case floored
    case centered
  }

  static let configuration = CommandConfiguration(
    commandName: "remainder",
    abstract: "The remainder of a real number by a real period P: in [0, P), never P itself.",
    discussion: """
      Both numbers are taken for the doubles that they write. Where the remainder is no double, \
      the greatest double below it is printed, and that it is so.

      Example: torus calc remainder -7.5 --period 2                          # 0.5
               torus calc remainder 350 --period 360 --interval centered     # -10.0
      """)

  @Argument(help: "A real number.")
  var x: NumberToken

  @Option(help: "The period P, greater than 0.")
  var period: NumberToken

  @Option(help: "floored: [0, P); centered: [-P/2, P/2).")
  var interval: Interval = .floored

  @OptionGroup var output: OutputOptions

  func run() throws {
    let (x, period) = (try x.real(), try period.real())
    let found: (value: Double, isExact: Bool)? =
      switch interval {
      case .floored: x.flooredRemainder(dividingBy: period).map { ($0.value, $0.isExact) }
      case .centered: x.centeredRemainder(dividingBy: period).map { ($0, true) }
      }
    guard let (value, isExact) = found else {
      throw Failure.badInput(
        "expected a finite number and a finite period greater than 0, found '\(self.x.text)' and"
          + " '\(self.period.text)'")
    }
    output.answer(
      isExact ? "\(value)" : "\(value), rounded down",
      [.init("remainder", .number(exactly: "\(value)")), .init("exact", .bool(isExact))])
  }
}
