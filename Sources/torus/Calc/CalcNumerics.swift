import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

struct CalcDot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dot",
    abstract: "The dot product of two vectors of integers, exactly: no sum wraps.",
    discussion: """
      The components are integers here, and not points: 255 and -1 have different products. For a
      signed vector and an unsigned one, take --signed and one bit more.

      Example: torus calc dot 255,1 255,2 --width 8                       # 65027
               torus calc dot -1 1 --width 8 --signed                     # -1
               torus calc dot 50000 50000 --width 32 --sum-width 32       # none: 2500000000 does not fit 32 bits
      """)

  @Argument(help: "The components of a vector, separated by commas.")
  var a: NumberToken

  @Argument(help: "The components of another.")
  var b: NumberToken

  @Option(help: "Ask for a sum in a signed accumulator of so many bits, from 1 to 128.")
  var sumWidth: Int?

  @OptionGroup var options: RingOptions

  func validate() throws {
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
    let product = TorusVector(a).dotProduct(with: TorusVector(b))
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
