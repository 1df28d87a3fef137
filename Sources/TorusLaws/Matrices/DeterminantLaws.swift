import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of determinants and inverses.
  var determinantLaws: [Law] {
    [
      determinantAgrees, determinantIsMultiplicative, determinantOfTranspose, inverseUndoes,
      inverseIsForOddDeterminants,
    ]
  }

  var determinantAgrees: Law {
    Law(
      "matrix.determinant.agrees-with-oracle",
      "the determinant is the sum over all permutations of signed products, modulo m"
    ) {
      [matrices = implementation.matrices, matrixDimensions, reference] (choices) throws(Discard) in
      let dimension = try choices.integer(in: matrixDimensions, named: "dimension")
      let a = try choices.matrix(Scalar.self, rows: dimension, columns: dimension, named: "A")
      return .equal(
        reference.residue(BigInteger(matrices.determinant(a))),
        reference.determinant(a.referenced))
    }
  }

  var determinantIsMultiplicative: Law {
    Law("matrix.determinant.is-multiplicative", "det(AB) = det A · det B, and det I = 1") {
      [matrices = implementation.matrices, matrixDimensions, reference] (choices) throws(Discard) in
      let dimension = try choices.integer(in: matrixDimensions, named: "dimension")
      let a = try choices.matrix(Scalar.self, rows: dimension, columns: dimension, named: "A")
      let b = try choices.matrix(Scalar.self, rows: dimension, columns: dimension, named: "B")
      let one = matrices.determinant(.identity(dimension: dimension))
      return .equal(
        matrices.determinant(matrices.product(a, b)),
        matrices.determinant(a) &* matrices.determinant(b)
      ).and(.equal(reference.residue(BigInteger(one)), 1, "det I"))
    }
  }

  var determinantOfTranspose: Law {
    Law("matrix.determinant.is-that-of-transpose", "det Aᵀ = det A") {
      [matrices = implementation.matrices, matrixDimensions] (choices) throws(Discard) in
      let dimension = try choices.integer(in: matrixDimensions, named: "dimension")
      let a = try choices.matrix(Scalar.self, rows: dimension, columns: dimension, named: "A")
      return .equal(matrices.determinant(matrices.transpose(a)), matrices.determinant(a))
    }
  }

  var inverseUndoes: Law {
    Law("matrix.inverse.undoes", "A⁻¹(Ax) = x = A(A⁻¹x), and AA⁻¹ = I = A⁻¹A, where A⁻¹ exists") {
      [matrices = implementation.matrices, matrixDimensions] (choices) throws(Discard) in
      let dimension = try choices.integer(in: matrixDimensions, named: "dimension")
      let a = try choices.matrix(Scalar.self, rows: dimension, columns: dimension, named: "A")
      let x = try choices.vector(Scalar.self, dimension: dimension, named: "x")
      guard let inverse = matrices.inverse(a) else { return .holds }
      choices.label("invertible")
      let identity = TorusMatrix<Scalar>.identity(dimension: dimension)
      return .equal(matrices.image(inverse, matrices.image(a, x)), x, "A⁻¹(Ax)")
        .and(.equal(matrices.image(a, matrices.image(inverse, x)), x, "A(A⁻¹x)"))
        .and(.equal(matrices.product(a, inverse), identity, "AA⁻¹"))
        .and(.equal(matrices.product(inverse, a), identity, "A⁻¹A"))
    }
  }

  var inverseIsForOddDeterminants: Law {
    Law("matrix.inverse.exists-for-odd-determinants", "A⁻¹ exists exactly if det A is odd") {
      [matrices = implementation.matrices, matrixDimensions, reference] (choices) throws(Discard) in
      let dimension = try choices.integer(in: matrixDimensions, named: "dimension")
      let a = try choices.matrix(Scalar.self, rows: dimension, columns: dimension, named: "A")
      let determinant = reference.determinant(a.referenced)
      return .equal(matrices.inverse(a) != nil, determinant.modulo(2) == 1, "whether A⁻¹ exists")
    }
  }
}
