extension TorusMatrix {
  /// The image of `vector`: its component on axis i is Σ_j a_ij · x_j modulo m. Nothing overflows.
  ///
  ///     let map: TorusMatrix<Int8> = [[2, 1], [1, 1]]
  ///     map * TorusVector([100, 3])       // (−53, 103): 203 is −53 modulo 256
  ///
  /// A homomorphism: A(x + y) = Ax + Ay.
  ///
  /// - Precondition: `vector` has as many components as the matrix has columns.
  /// - Complexity: O(rowCount · columnCount) products modulo m.
  public static func * (matrix: Self, vector: TorusVector<Scalar>) -> TorusVector<Scalar> {
    precondition(
      vector.dimension == matrix.columnCount,
      "expected \(matrix.columnCount) components, found \(vector.dimension)")
    return TorusVector(
      (0..<matrix.rowCount).map { row in
        var sum: Scalar = 0
        for column in 0..<matrix.columnCount {
          sum &+= matrix[row, column] &* vector[column]
        }
        return sum
      })
  }

  /// The product: first `right` acts, then `left`, (AB)x = A(Bx), modulo m.
  ///
  ///     let fibonacci: TorusMatrix<UInt8> = [[1, 1], [1, 0]]
  ///     fibonacci * fibonacci       // [[2, 1], [1, 1]]
  ///
  /// - Precondition: `left` has as many columns as `right` has rows.
  /// - Complexity: O(left.rowCount · left.columnCount · right.columnCount) products modulo m.
  public static func * (left: Self, right: Self) -> Self {
    precondition(
      left.columnCount == right.rowCount,
      "expected \(left.columnCount) rows, found \(right.rowCount)")
    var product = zero(rowCount: left.rowCount, columnCount: right.columnCount)
    for row in 0..<left.rowCount {
      for middle in 0..<left.columnCount {
        let factor = left[row, middle]
        for column in 0..<right.columnCount {
          product[row, column] &+= factor &* right[middle, column]
        }
      }
    }
    return product
  }

  /// The matrix with rows and columns exchanged; (AB)ᵀ = BᵀAᵀ.
  ///
  /// - Complexity: O(rowCount · columnCount).
  public var transpose: Self {
    var transpose = Self.zero(rowCount: columnCount, columnCount: rowCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount { transpose[column, row] = self[row, column] }
    }
    return transpose
  }
}
