import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

/// The metrics by the names that the command gives them.
enum MetricName: String, ExpressibleByArgument, CaseIterable {
  case lee
  case squared
  case chebyshev

  var metric: TorusMetric {
    switch self {
    case .lee: .lee
    case .squared: .squared
    case .chebyshev: .chebyshev
    }
  }
}

struct CalcVectorDistance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vector-distance",
    abstract: "The distance between two vectors, exactly.",
    discussion: """
      Example: torus calc vector-distance 1,2,3 4,5,250 --width 8 --metric squared
               # 99
      """)

  @Argument(help: "The components of a vector, separated by commas.")
  var a: NumberToken

  @Argument(help: "The components of another.")
  var b: NumberToken

  @Option(help: "lee (sum), squared (sum of squares) or chebyshev (greatest).")
  var metric: MetricName = .lee

  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    let (a, b) = (try Scalar.list(a), try Scalar.list(b))
    guard a.count == b.count else {
      throw Failure.badInput(
        "expected two vectors of one dimension, found \(a.count) and \(b.count)")
    }
    let distance = TorusVector(a).distance(to: TorusVector(b), metric: metric.metric)
    options.answer("\(distance)", [.init("distance", .number(exactly: "\(distance)"))])
  }
}
