import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

/// Points of one circle, perhaps with weights.
struct WeightedPoints: ParsableArguments {
  @Argument(help: "The points, at least one.")
  var points: [NumberToken]

  @Option(help: "A weight for each point, integers with commas between them.")
  var weights: NumberToken?

  /// The points and their weights, 1 where none are given.
  func read<Scalar: FixedWidthInteger>(_: Scalar.Type) throws -> ([Scalar], [UInt64]) {
    let points = try points.map { try Scalar(written: $0) }
    guard let weights else { return (points, [UInt64](repeating: 1, count: points.count)) }
    let numbers = try UInt64.list(weights)
    guard numbers.count == points.count else {
      throw Failure.badInput("expected \(points.count) weights, found \(numbers.count)")
    }
    return (points, numbers)
  }

  func sample<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws -> CircularSample<Scalar> {
    let (points, weights) = try read(scalar)
    do throws(SampleError) {
      return try CircularSample(points, weights: weights)
    } catch {
      switch error {
      case .noWeight: throw Failure.badInput("expected a point of positive weight, found none")
      case .totalTooLarge: throw Failure.badInput("expected weights whose sum is below 2^64")
      }
    }
  }
}

extension RingOptions {
  /// Prints a set: its only member, or all in braces.
  func answer(set members: [String], key: String, _ more: [JSONValue.Member] = []) {
    let words = members.count == 1 ? members[0] : "{\(members.joined(separator: ", "))}"
    answer(words, [.init(key, .array(members.map { .number(exactly: $0) }))] + more)
  }
}

struct CalcMean: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mean",
    abstract: "Every point whose sum of squared distances to the given ones is least.",
    discussion: """
      The minimizers are exact, often fractions, and may be several: they are printed in \
      increasing order. --rounding rounds each by a rule; --lattice minimizes over the lattice \
      points instead, which is not the same.

      Example: torus calc mean 250 0 9 --width 8   # 1
               torus calc mean 0 128 --width 8   # {64, 192}
               torus calc mean 0 0 0 0 0 2 4 4 5 --width 3 --lattice   # 7
      """)

  @OptionGroup var operands: WeightedPoints
  @OptionGroup var options: RingOptions

  @Option(help: "Round each mean to a lattice point by this rule.")
  var rounding: RoundingName?

  @Flag(help: "The lattice points that minimize, rather than the real ones.")
  var lattice = false

  func validate() throws {
    if lattice, rounding != nil {
      throw ValidationError("--lattice has nothing to round: leave out --rounding")
    }
  }

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws {
    let sample = try operands.sample(scalar)
    if lattice {
      let mean = sample.latticeMean()
      return options.answer(
        set: mean.minimizers.map { "\($0)" }, key: "means",
        [.init("variation", .number(exactly: "\(mean.variation)"))])
    }
    let mean = sample.frechetMean()
    let texts = rounding.map { mean.rounded($0.rule).map { "\($0)" } }
    options.answer(
      set: texts ?? mean.minimizers.map(\.text), key: "means",
      [.init("variation", .number(exactly: mean.variation.text))])
  }
}

struct CalcMedian: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "median",
    abstract:
      "Every point whose sum of distances to the given ones is least: points, arcs, or all.",
    discussion: """
      Example: torus calc median 250 0 9 --width 8   # 0
               torus calc median 250 9 --width 8   # [250, 9]
               torus calc median 0 128 --width 8   # circle
      """)

  @OptionGroup var operands: WeightedPoints
  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws {
    let median = try operands.sample(scalar).circularMedian()
    options.answer(
      set: median.minimizers.map(\.text), key: "medians",
      [.init("deviation", .number(exactly: "\(median.deviation)"))])
  }
}

struct CalcDirection: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "direction",
    abstract: "The direction of the sum of unit vectors, as wind directions are averaged.",
    discussion: """
      'none' exactly if the sum vanishes, which is decided, not estimated.

      Example: torus calc direction 250 10 --width 8   # 2
               torus calc direction 0 64 128 192 --width 8
               # none: the vectors cancel
      """)

  @OptionGroup var operands: WeightedPoints
  @OptionGroup var options: TurnsOptions

  func run() throws { try answer(options.ring.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws {
    let (points, weights) = try operands.read(scalar)
    guard let resultant = Resultant(of: points, weights: weights) else {
      throw Failure.badInput("expected weights whose sum is below 2^64")
    }
    guard let code = resultant.direction(rounding: options.rounding.rule) else {
      return options.ring.answer("none: the vectors cancel", [.init("direction", .null)])
    }
    options.ring.answer("\(code)", [.init("direction", .number(code))])
  }
}
