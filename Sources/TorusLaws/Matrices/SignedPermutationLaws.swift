import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``SignedPermutation``.
  var signedPermutationLaws: [Law] {
    TorusMetric.allCases.map(permutationPreserves) + [
      permutationActsAsMatrix, permutationsCompose, permutationInverseUndoes,
      permutationDeterminantAgrees,
    ]
  }

  private func permutationPreserves(_ metric: TorusMetric) -> Law {
    Law(
      LawName(stringLiteral: "signed-permutation.action.preserves-\(metric)-distance"),
      "d(f(x), f(y)) = d(x, y), and f(0) = 0"
    ) { [matrices = implementation.matrices, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let f = try SignedPermutation(dimension: dimension, from: &choices)
      let x = try choices.vector(Scalar.self, dimension: dimension, named: "x")
      let y = try choices.vector(Scalar.self, dimension: dimension, named: "y")
      let zero = TorusVector<Scalar>.zero(dimension: dimension)
      let (fx, fy) = (matrices.permuted(f, x), matrices.permuted(f, y))
      return .equal(
        reference.distance(metric, fx.referenced, fy.referenced),
        reference.distance(metric, x.referenced, y.referenced)
      ).and(.equal(matrices.permuted(f, zero), zero, "f(0)"))
    }
  }

  var permutationActsAsMatrix: Law {
    Law(
      "signed-permutation.action.agrees-with-oracle",
      "f(x) is the product of x and the matrix with the entries ±1 at (i, σ(i)), which is f's"
    ) {
      [matrices = implementation.matrices, matrixDimensions, reference] (choices) throws(Discard) in
      let dimension = try choices.integer(in: matrixDimensions, named: "dimension")
      let f = try SignedPermutation(dimension: dimension, from: &choices)
      let x = try choices.vector(Scalar.self, dimension: dimension, named: "x")
      let rows = f.referenced
      let matrix = matrices.matrixOfPermutation(f).referenced
      return .equal(
        matrices.permuted(f, x).referenced.map(reference.residue),
        reference.image(rows, of: x.referenced)
      ).and(
        .equal(
          matrix.map { $0.map(reference.residue) }, rows.map { $0.map(reference.residue) },
          "the matrix"))
    }
  }

  var permutationsCompose: Law {
    Law("signed-permutation.composition.acts-in-succession", "(fg)(x) = f(g(x))") {
      [matrices = implementation.matrices, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let f = try SignedPermutation(dimension: dimension, from: &choices)
      let g = try SignedPermutation(dimension: dimension, from: &choices)
      let x = try choices.vector(Scalar.self, dimension: dimension, named: "x")
      return .equal(
        matrices.permuted(matrices.composition(f, g), x),
        matrices.permuted(f, matrices.permuted(g, x)))
    }
  }

  var permutationInverseUndoes: Law {
    Law("signed-permutation.inverse.undoes", "f⁻¹(f(x)) = x, and f⁻¹f is the identity = ff⁻¹") {
      [matrices = implementation.matrices, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let f = try SignedPermutation(dimension: dimension, from: &choices)
      let x = try choices.vector(Scalar.self, dimension: dimension, named: "x")
      let inverse = matrices.inversePermutation(f)
      let identity = SignedPermutation.identity(dimension: dimension)
      return .equal(matrices.permuted(inverse, matrices.permuted(f, x)), x)
        .and(.equal(matrices.composition(inverse, f), identity, "f⁻¹f"))
        .and(.equal(matrices.composition(f, inverse), identity, "ff⁻¹"))
    }
  }

  var permutationDeterminantAgrees: Law {
    Law(
      "signed-permutation.determinant.agrees-with-oracle",
      "the determinant is that of the matrix: 1 or −1 as an integer, and its residue modulo m"
    ) {
      [matrices = implementation.matrices, matrixDimensions, reference] (choices) throws(Discard) in
      let dimension = try choices.integer(in: matrixDimensions, named: "dimension")
      let f = try SignedPermutation(dimension: dimension, from: &choices)
      let sign = matrices.signOfPermutation(f)
      // On a circle of 2^w points with w ≥ 2, 1 and −1 are different residues.
      let fine = Reference(width: Scalar.bitWidth + 1)
      return .require(sign == 1 || sign == -1, "the determinant is \(sign)")
        .and(
          .equal(fine.residue(BigInteger(sign)), fine.determinant(f.referenced), "the determinant")
        )
        .and(
          .equal(
            reference.residue(BigInteger(matrices.determinant(matrices.matrixOfPermutation(f)))),
            reference.residue(BigInteger(sign)), "the determinant of the matrix"))
    }
  }
}

extension SignedPermutation {
  /// The rows of the matrix, as the oracle takes them.
  var referenced: [[BigInteger]] {
    (0..<dimension).map { row in
      (0..<dimension).map { column in
        sources[row] != column ? 0 : isNegated[row] ? -1 : 1
      }
    }
  }
}
