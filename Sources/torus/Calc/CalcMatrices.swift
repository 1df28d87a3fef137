import ArgumentParser
import BigInt
import ToroidalArithmetic
import TorusArtifacts

/// A matrix of integers, rows with semicolons and entries with commas between them.
struct MatrixOperand: ParsableArguments {
  @Argument(help: "The matrix: rows with ';' and entries with ',' between them, as '1,2;3,4'.")
  var matrix: NumberToken

  /// The matrix modulo m: its entries may be any integers.
  func read<Scalar: FixedWidthInteger>(_: Scalar.Type) throws -> TorusMatrix<Scalar> {
    let rows = try matrix.text.split(separator: ";", omittingEmptySubsequences: false).map { row in
      try row.split(separator: ",", omittingEmptySubsequences: false).map {
        try Scalar(residueOf: BigInt(written: $0))
      }
    }
    let columns = rows[0].count
    guard rows.allSatisfy({ $0.count == columns }) else {
      throw Failure.badInput("expected rows of equally many entries, found '\(matrix.text)'")
    }
    return TorusMatrix(entries: rows.flatMap { $0 }, rowCount: rows.count, columnCount: columns)
  }

  func square<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws -> TorusMatrix<Scalar> {
    let matrix = try read(scalar)
    guard matrix.isSquare else {
      throw Failure.badInput(
        "expected a square matrix, found \(matrix.rowCount) rows of \(matrix.columnCount)")
    }
    return matrix
  }
}

struct CalcImage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix-image",
    abstract: "The product of an integer matrix and a vector, modulo 2^w.",
    discussion: "Example: torus calc matrix-image '2,1;1,1' 200,100 --width 8   # 244,44")

  @OptionGroup var operand: MatrixOperand
  @Argument(help: "The components of a vector, separated by commas.") var vector: NumberToken
  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws {
    let matrix = try operand.read(scalar)
    let vector = try Scalar.list(vector)
    guard vector.count == matrix.columnCount else {
      throw Failure.badInput("expected \(matrix.columnCount) components, found \(vector.count)")
    }
    let image = (matrix * TorusVector(vector)).components
    options.answer(
      image.map { "\($0)" }.joined(separator: ","),
      [.init("image", .array(image.map { .number($0) }))])
  }
}

struct CalcDeterminant: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "determinant",
    abstract: "The determinant of a square integer matrix, modulo 2^w.",
    discussion: "Example: torus calc determinant '2,1;1,1' --width 8   # 1")

  @OptionGroup var operand: MatrixOperand
  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws {
    let determinant = try operand.square(scalar).determinant()
    options.answer("\(determinant)", [.init("determinant", .number(determinant))])
  }
}

struct CalcInverse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inverse",
    abstract:
      "The inverse of a square integer matrix modulo 2^w: there is one if the determinant is odd.",
    discussion: "Example: torus calc inverse '2,1;1,1' --width 8   # 1,255;255,2")

  @OptionGroup var operand: MatrixOperand
  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws {
    guard let inverse = try operand.square(scalar).inverse() else {
      return options.answer("none: the determinant is even", [.init("inverse", .null)])
    }
    let rows = (0..<inverse.rowCount).map { row in
      (0..<inverse.columnCount).map { inverse[row, $0] }
    }
    options.answer(
      rows.map { $0.map { "\($0)" }.joined(separator: ",") }.joined(separator: ";"),
      [.init("inverse", .array(rows.map { .array($0.map { .number($0) }) }))])
  }
}
