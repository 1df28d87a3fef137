public import ToroidalArithmetic

extension Implementation {
  /// The functions of integer matrices and signed permutations.
  public struct Matrices: Sendable {
    /// A matrix modulo m.
    public typealias Matrix = TorusMatrix<Scalar>
    /// A point of the torus.
    public typealias Vector = TorusVector<Scalar>

    /// The image of a vector.
    public var image: @Sendable (Matrix, Vector) -> Vector = { $0 * $1 }
    /// The product of two matrices.
    public var product: @Sendable (Matrix, Matrix) -> Matrix = { $0 * $1 }
    /// The rows as columns.
    public var transpose: @Sendable (Matrix) -> Matrix = { $0.transpose }
    /// The determinant modulo m.
    public var determinant: @Sendable (Matrix) -> Scalar = { $0.determinant() }
    /// The inverse modulo m, if there is one.
    public var inverse: @Sendable (Matrix) -> Matrix? = { $0.inverse() }
    /// The residues of a matrix of rows of equal length: entries, rows, columns.
    public var reduced: @Sendable ([Int], Int, Int) -> Matrix = {
      Matrix(truncatingIfNeeded: $0, rowCount: $1, columnCount: $2)
    }

    /// The image of a vector under a signed permutation.
    public var permuted: @Sendable (SignedPermutation, Vector) -> Vector = { $0($1) }
    /// The signed permutation that acts as the second and then the first.
    public var composition: @Sendable (SignedPermutation, SignedPermutation) -> SignedPermutation =
      { $0 * $1 }
    /// The signed permutation that leads back.
    public var inversePermutation: @Sendable (SignedPermutation) -> SignedPermutation = {
      $0.inverse
    }
    /// The determinant of a signed permutation, 1 or −1.
    public var signOfPermutation: @Sendable (SignedPermutation) -> Int = { $0.determinant }
    /// The matrix of a signed permutation.
    public var matrixOfPermutation: @Sendable (SignedPermutation) -> Matrix = { Matrix($0) }

    /// The library itself.
    public init() {}
  }
}
