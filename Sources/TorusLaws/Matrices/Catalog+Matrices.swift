public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of integer matrices and signed permutations that draw nothing from the scope.
  public var matricesScalarLaws: [Law] { [] }

  /// The laws of integer matrices and signed permutations that draw from the scope.
  public var matricesVectorLaws: [Law] {
    matrixLaws + determinantLaws + signedPermutationLaws
  }

  /// The numbers of rows and columns: few, since the oracle's determinant has n! terms.
  var matrixDimensions: ClosedRange<Int> { scope.dimensions.clamped(to: 0...4) }
}

extension Choices {
  /// A matrix of `rows` × `columns` scalars.
  mutating func matrix<Scalar: FixedWidthInteger>(
    _: Scalar.Type, rows: Int, columns: Int, named name: String
  ) throws(Discard) -> TorusMatrix<Scalar> {
    var entries: [Scalar] = []
    for _ in 0..<(rows * columns) { entries.append(try integer(Scalar.self, named: name)) }
    return TorusMatrix(entries: entries, rowCount: rows, columnCount: columns)
  }
}

extension TorusMatrix {
  /// The rows, as the oracle takes them.
  var referenced: [[BigInteger]] {
    (0..<rowCount).map { row in (0..<columnCount).map { BigInteger(self[row, $0]) } }
  }
}
