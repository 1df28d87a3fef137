import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

struct CalcDot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dot",
    abstract: "The dot product of two vectors of integers, exactly: no sum wraps.",
    discussion: """
      The components are integers here, and not points: 255 and -1 have different products. For \
      a signed vector and an unsigned one, take --signed and one bit more.

      Example: torus calc dot 255,1 255,2 --width 8                   # 65027
               torus calc dot -1 1 --width 8 --signed                 # -1
               torus calc dot 255 255 --copies 33026 --width 8        # 2147515650
      """)

  @Argument(help: "The components of a vector, separated by commas.")
  var a: NumberToken

  @Argument(help: "The components of another.")
  var b: NumberToken

  @Option(help: "Repeat both vectors so often, from 0 to 1000000.")
  var copies = 1

  @Option(help: "Ask for a sum in a signed accumulator of so many bits, from 1 to 128.")
  var sumWidth: Int?

  @OptionGroup var options: RingOptions

  func validate() throws {
    guard (0...1_000_000).contains(copies) else {
      throw ValidationError("--copies takes a number from 0 to 1000000, found \(copies)")
    }
    if let sumWidth, !(1...128).contains(sumWidth) {
      throw ValidationError("--sum-width takes a number from 1 to 128, found \(sumWidth)")
    }
  }

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    let (a, b) = (try Scalar.list(a), try Scalar.list(b))
    guard a.count == b.count else {
      throw Failure.badInput(
        "expected two vectors of one dimension, found \(a.count) and \(b.count)")
    }
    func repeated(_ vector: [Scalar]) -> TorusVector<Scalar> {
      TorusVector(repeatElement(vector, count: copies).joined())
    }
    let product = repeated(a).dotProduct(with: repeated(b))
    if let sumWidth {
      let accumulator = Widths.signed[sumWidth - 1]
      guard fits(product, accumulator) else {
        return options.answer(
          "none: \(product) does not fit \(sumWidth) bits", [.init("product", .null)])
      }
    }
    options.answer("\(product)", [.init("product", .number(exactly: "\(product)"))])
  }

  private func fits<Sum: FixedWidthInteger>(_ product: ExactSum, _: Sum.Type) -> Bool {
    Sum(exactly: product) != nil
  }
}

/// The rounding rules of the line by the names that the command gives them.
enum LineRoundingName: String, ExpressibleByArgument, CaseIterable {
  case down
  case up
  case towardZero = "toward-zero"
  case awayFromZero = "away-from-zero"
  case nearestDown = "nearest-down"
  case nearestUp = "nearest-up"
  case nearestEven = "nearest-even"
  case nearestAway = "nearest-away"

  var rule: LineRounding {
    switch self {
    case .down: .down
    case .up: .up
    case .towardZero: .towardZero
    case .awayFromZero: .awayFromZero
    case .nearestDown: .toNearestOrDown
    case .nearestUp: .toNearestOrUp
    case .nearestEven: .toNearestOrEven
    case .nearestAway: .toNearestOrAwayFromZero
    }
  }
}

struct CalcRequantize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requantize",
    abstract:
      "round(x · scale) + zero point, exact and rounded once, cut off at the ends of w bits.",
    discussion: """
      The scale is the exact value of the double that is written, or in fixed point the \
      multiplier times 2 to the exponent.

      Example: torus calc requantize 5 --scale 0.5 --width 8                 # 2
               torus calc requantize 5 --scale 0.5 --width 8 --rounding up   # 3
               torus calc requantize 5 --multiplier 3 --exponent -2 --width 8   # 4
      """)

  @Argument(help: "An integer, of at most 128 bits.")
  var x: NumberToken

  @Option(help: "The scale, a finite number greater than 0.")
  var scale: NumberToken?

  @Option(help: "The scale in fixed point: an integer greater than 0 and below 2^64.")
  var multiplier: NumberToken?

  @Option(help: "What power of two the multiplier is taken times.")
  var exponent: NumberToken?

  @Option(help: "The code of 0.")
  var zeroPoint: NumberToken?

  @Option(help: "Where a product between two integers goes.")
  var rounding: LineRoundingName = .nearestEven

  @OptionGroup var options: RingOptions

  func validate() throws {
    guard (scale == nil) != (multiplier == nil), exponent == nil || multiplier != nil else {
      throw ValidationError("a scale is either --scale, or --multiplier with --exponent")
    }
  }

  func run() throws { try answer(options.scalar) }

  private func answer<Code: FixedWidthInteger>(_: Code.Type) throws {
    let found = try requantizer(Code.self).requantized(Int128(written: x))
    let place: String? =
      switch found.saturation {
      case .none: nil
      case .atMinimum: "minimum"
      case .atMaximum: "maximum"
      }
    options.answer(
      "\(found.code)" + (place.map { ", cut off at the \($0)" } ?? ""),
      [
        .init("code", .number(found.code)),
        .init("saturation", place.map { .string($0) } ?? .null),
      ])
  }

  private func requantizer<Code: FixedWidthInteger>(_: Code.Type) throws -> Requantizer<Code> {
    let zero = try zeroPoint.map { try Code(written: $0) } ?? 0
    if let scale {
      let found = Requantizer(scale: try scale.real(), zeroPoint: zero, rounding: rounding.rule)
      if let found { return found }
      throw Failure.badInput("expected a finite scale greater than 0, found '\(scale.text)'")
    }
    let found = Requantizer(
      multiplier: try multiplier.map { try UInt64(written: $0) } ?? 0,
      exponent: try exponent.map { try Int(written: $0) } ?? 0, zeroPoint: zero,
      rounding: rounding.rule)
    if let found { return found }
    throw Failure.badInput("expected a multiplier greater than 0, found '0'")
  }
}
