import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of integer matrices and signed permutations.
  static let matrices: [Mutant] = [
    Mutant(
      "image-saturates", "the components of an image stop at the largest value",
      killedBy: "matrix.image.is-homomorphism", Int8.self
    ) {
      $0.matrices.image = { matrix, vector in
        TorusVector(
          (0..<matrix.rowCount).map { row in
            Int8(
              clamping: (0..<matrix.columnCount).map { Int(matrix[row, $0]) * Int(vector[$0]) }
                .reduce(0, +))
          })
      }
    },
    Mutant(
      "image-of-transpose", "the entries are taken column after column",
      killedBy: "matrix.image.agrees-with-oracle", UInt8.self
    ) {
      $0.matrices.image = { ($0.isSquare ? $0.transpose : $0) * $1 }
    },
    Mutant(
      "product-backward", "square matrices act in the other order",
      killedBy: "matrix.product.acts-in-succession", UInt8.self
    ) {
      $0.matrices.product = { $0.isSquare && $1.isSquare ? $1 * $0 : $0 * $1 }
    },
    Mutant(
      "transpose-keeps-order", "a square matrix is its own transpose",
      killedBy: "matrix.transpose.reverses-products", UInt8.self
    ) {
      $0.matrices.transpose = { $0.isSquare ? $0 : $0.transpose }
    },
    Mutant(
      "entries-clamped", "an entry beyond the scalar becomes the largest scalar",
      killedBy: "matrix.entries.reduce", Int8.self
    ) {
      $0.matrices.reduced = { entries, rows, columns in
        TorusMatrix(
          entries: entries.map { Int8(clamping: $0) }, rowCount: rows, columnCount: columns)
      }
    },
    Mutant(
      "determinant-in-floating-point", "a determinant of 64 bits is computed in 53",
      killedBy: "matrix.determinant.agrees-with-oracle", UInt64.self
    ) {
      $0.matrices.determinant = { matrix in
        guard matrix.rowCount == 2 else { return matrix.determinant() }
        let entries = matrix.entries.map { Double($0) }
        let determinant = entries[0] * entries[3] - entries[1] * entries[2]
        return UInt64(turns: determinant * 0x1p-64) ?? 0
      }
    },
    Mutant(
      "determinant-forgets-exchanges", "the sign is not changed when rows are exchanged",
      killedBy: "matrix.determinant.is-multiplicative", UInt8.self
    ) {
      $0.matrices.determinant = { matrix in
        let determinant = matrix.determinant()
        let isExchanged = matrix.rowCount > 1 && matrix[0, 0] & 1 == 0 && matrix[1, 0] & 1 == 1
        return isExchanged ? 0 &- determinant : determinant
      }
    },
    Mutant(
      "inverse-for-nonzero-determinants", "any determinant but 0 is divided by",
      killedBy: "matrix.inverse.exists-for-odd-determinants", UInt8.self
    ) {
      $0.matrices.inverse = { matrix in
        matrix.inverse() ?? (matrix.determinant() == 0 ? nil : matrix)
      }
    },
    Mutant(
      "inverse-modulo-2", "the inverse is right for the lowest bits only",
      killedBy: "matrix.inverse.undoes", UInt8.self
    ) {
      $0.matrices.inverse = { matrix in
        matrix.inverse().map { inverse in
          TorusMatrix(
            entries: inverse.entries.map { $0 & 1 }, rowCount: inverse.rowCount,
            columnCount: inverse.columnCount)
        }
      }
    },
    Mutant(
      "permutation-saturates", "the negative of the minimum is the maximum",
      killedBy: "signed-permutation.action.preserves-lee-distance", Int8.self
    ) {
      $0.matrices.permuted = { f, vector in
        TorusVector(
          f.sources.indices.map { axis in
            let component = vector[f.sources[axis]]
            return f.isNegated[axis] ? Int8(clamping: -Int(component)) : component
          })
      }
    },
    Mutant(
      "permutation-scatters", "components are sent to σ(i) instead of taken from there",
      killedBy: "signed-permutation.action.agrees-with-oracle", UInt8.self
    ) {
      $0.matrices.permuted = { f, vector in
        var image = vector
        for axis in f.sources.indices {
          image[f.sources[axis]] = f.isNegated[axis] ? 0 &- vector[axis] : vector[axis]
        }
        return image
      }
    },
    Mutant(
      "permutations-compose-backward", "the first acts first",
      killedBy: "signed-permutation.composition.acts-in-succession", UInt8.self
    ) {
      $0.matrices.composition = { $1 * $0 }
    },
    Mutant(
      "inverse-permutation-keeps-signs", "the signs are not carried along with the axes",
      killedBy: "signed-permutation.inverse.undoes", UInt8.self
    ) {
      $0.matrices.inversePermutation = {
        SignedPermutation(sources: $0.inverse.sources, isNegated: $0.isNegated)
      }
    },
    Mutant(
      "permutation-determinant-of-signs", "the exchanges of axes are not counted",
      killedBy: "signed-permutation.determinant.agrees-with-oracle", UInt8.self
    ) {
      $0.matrices.signOfPermutation = { $0.isNegated.reduce(1) { $1 ? -$0 : $0 } }
    },
  ]
}
