import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

extension Arc {
  /// A point by its number, an arc by its ends, or `circle`.
  var text: String {
    if case .closed(let start, let end) = self, start == end { "\(start)" } else { "\(self)" }
  }
}

struct CalcArcs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arcs",
    abstract: "All smallest arcs that cover the points.",
    discussion: "Example: torus calc arcs 0 128 --width 8   # {[0, 128], [128, 0]}")

  @Argument(help: "The points.")
  var points: [NumberToken]

  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    let arcs = Arc.smallestArcs(covering: try points.map { try Scalar(written: $0) })
    options.answer(set: arcs.map(\.text), key: "arcs")
  }
}

struct CalcIntersection: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intersection",
    abstract:
      "What the arcs from a up to b and from c up to d have in common: nothing, one arc or two.",
    discussion: """
      Example: torus calc intersection 200 50 40 210 --width 8
               # {[40, 50], [200, 210]}
      """)

  @Argument(help: "The first end of an arc.") var a: NumberToken
  @Argument(help: "Its last end.") var b: NumberToken
  @Argument(help: "The first end of another.") var c: NumberToken
  @Argument(help: "Its last end.") var d: NumberToken

  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    let first = Arc.closed(from: try Scalar(written: a), to: try Scalar(written: b))
    let second = Arc.closed(from: try Scalar(written: c), to: try Scalar(written: d))
    options.answer(set: first.intersection(with: second).all.map(\.text), key: "arcs")
  }
}

struct CalcBall: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ball",
    abstract: "How many points lie within a radius of one, exactly.",
    discussion: """
      Under squared the radius bounds the squared distance. A count of 2^320 or more is refused.

      Example: torus calc ball --dimension 2 --radius 3 --width 8   # 25
      """)

  @Option(help: "The number of axes.")
  var dimension: Int

  @Option(help: "The greatest distance, an integer.")
  var radius: NumberToken

  @Option(help: "lee (sum), squared (sum of squares) or chebyshev (greatest).")
  var metric: MetricName = .lee

  @OptionGroup var options: RingOptions

  func validate() throws {
    guard dimension >= 0 else { throw ValidationError("--dimension takes a number of at least 0") }
  }

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    let radius = UInt320(try UInt128(written: radius))
    let count: UInt320
    do throws(BallCountError) {
      count = try MetricBall<Scalar>.pointCount(
        dimension: dimension, radius: radius, metric: metric.metric)
    } catch {
      switch error {
      case .tooLarge: throw Failure.badInput("expected a ball of fewer than 2^320 points")
      case .tooCostly: throw Failure.badInput("expected a ball that is counted in 2^30 steps")
      }
    }
    options.answer("\(count)", [.init("points", .number(exactly: "\(count)"))])
  }
}
