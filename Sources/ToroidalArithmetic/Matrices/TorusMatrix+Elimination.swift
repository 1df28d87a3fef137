extension TorusMatrix {
  /// The determinant modulo m: that of any integer matrix with these residues, reduced.
  ///
  ///     let a: TorusMatrix<UInt8> = [[2, 7], [4, 6]]
  ///     a.determinant()       // 240: 12 − 28 = −16
  ///
  /// Not every element of Z/m can be divided by, but one of least 2-adic valuation divides all
  /// others: with it as pivot the elimination is exact, modulo m and not a smaller modulus.
  /// Multiplicative: det(AB) = det A · det B. The determinant of no rows is 1.
  ///
  /// - Returns: The determinant, an element of Z/m.
  /// - Precondition: The matrix is square.
  /// - Complexity: O(n³) products modulo m.
  public func determinant() -> Scalar {
    precondition(isSquare, "expected a square matrix, found \(rowCount) × \(columnCount)")
    var rest = self
    var determinant = Scalar.step
    for column in 0..<columnCount {
      let row = rest.rowOfLeastValuation(inColumn: column)
      let pivot = rest[row, column]
      if pivot == 0 { return 0 }
      if row != column {
        rest.exchangeRows(row, column)
        determinant = 0 &- determinant
      }
      determinant &*= pivot
      let valuation = pivot.trailingZeroBitCount
      let inverse = (pivot >> valuation).inverseOfOdd
      for other in (column + 1)..<rowCount {
        let quotient = (rest[other, column] >> valuation) &* inverse
        rest.subtract(quotient, timesRow: column, fromRow: other)
      }
    }
    return determinant
  }

  /// The matrix B with AB = BA = I modulo m, or nil if there is none.
  ///
  ///     let a: TorusMatrix<UInt8> = [[2, 1], [1, 1]]
  ///     a.inverse()                                  // [[1, 255], [255, 2]]
  ///     TorusMatrix<UInt8>([[2]]).inverse()          // nil: 2x is never 1 modulo 256
  ///
  /// - Returns: The inverse; nil exactly if the determinant is even.
  /// - Precondition: The matrix is square.
  /// - Complexity: O(n³) products modulo m.
  public func inverse() -> Self? {
    precondition(isSquare, "expected a square matrix, found \(rowCount) × \(columnCount)")
    var rest = self
    var inverse = Self.identity(dimension: rowCount)
    for column in 0..<columnCount {
      let row = rest.rowOfLeastValuation(inColumn: column)
      if rest[row, column].trailingZeroBitCount != 0 { return nil }
      rest.exchangeRows(row, column)
      inverse.exchangeRows(row, column)
      let factor = rest[column, column].inverseOfOdd
      rest.multiplyRow(column, by: factor)
      inverse.multiplyRow(column, by: factor)
      for other in 0..<rowCount where other != column {
        let quotient = rest[other, column]
        rest.subtract(quotient, timesRow: column, fromRow: other)
        inverse.subtract(quotient, timesRow: column, fromRow: other)
      }
    }
    return inverse
  }

  /// The row at or below the diagonal whose entry has the fewest factors 2; 0 has the most.
  private func rowOfLeastValuation(inColumn column: Int) -> Int {
    var least = column
    for row in (column + 1)..<rowCount
    where self[row, column].trailingZeroBitCount < self[least, column].trailingZeroBitCount {
      least = row
    }
    return least
  }

  private mutating func exchangeRows(_ first: Int, _ second: Int) {
    for column in 0..<columnCount {
      (self[first, column], self[second, column]) = (self[second, column], self[first, column])
    }
  }

  private mutating func multiplyRow(_ row: Int, by factor: Scalar) {
    for column in 0..<columnCount { self[row, column] &*= factor }
  }

  private mutating func subtract(_ factor: Scalar, timesRow source: Int, fromRow row: Int) {
    for column in 0..<columnCount { self[row, column] &-= factor &* self[source, column] }
  }
}

extension FixedWidthInteger {
  /// The x with self · x = 1 modulo m, for an odd `self`.
  ///
  /// Newton's iteration x ← x(2 − ax) doubles the number of right low bits; x = a starts with
  /// three, since a² = 1 modulo 8.
  var inverseOfOdd: Self {
    var inverse = self
    while self &* inverse != Self.step {
      inverse = inverse &+ inverse &- self &* inverse &* inverse
    }
    return inverse
  }
}
