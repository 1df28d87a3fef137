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
      Example: torus calc vector-distance 1,2,3 4,5,250 --width 8 --metric squared   (answers 99)
      """)

  @Argument(help: "The components of a vector, separated by commas.")
  var a: NumberToken

  @Argument(help: "The components of another.")
  var b: NumberToken

  @Option(help: "lee (sum), squared (sum of squares) or chebyshev (greatest).")
  var metric: MetricName = .lee

  @OptionGroup var options: RingOptions

  func run() throws {
    let (a, b) = (try components(of: a), try components(of: b))
    guard a.count == b.count else {
      throw Failure.badInput(
        "expected two vectors of one dimension, found \(a.count) and \(b.count)")
    }
    // The distances along the axes are at most half the ring, so as points of the 128-bit ring
    // they lie at just these distances from 0.
    let distances = zip(a, b).map { options.ring.steps($0.circularDistance(to: $1)) }
    let distance = TorusVector.zero(dimension: a.count).distance(
      to: TorusVector(distances), metric: metric.metric)
    options.answer("\(distance)", [.init("distance", .number(exactly: "\(distance)"))])
  }

  private func components(of token: NumberToken) throws -> [UInt128] {
    if token.text.isEmpty { return [] }
    return try token.text.split(separator: ",", omittingEmptySubsequences: false).map {
      try options.ring.point($0)
    }
  }
}
