import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of the action of matrices, of their products and transposes.
  var matrixLaws: [Law] {
    [imageAgrees, imageIsHomomorphism, productActsInSuccession, transposeReverses, entriesReduce]
  }

  var imageAgrees: Law {
    Law("matrix.image.agrees-with-oracle", "the image of x has the components Σ a_ij · x_j mod m") {
      [matrices = implementation.matrices, matrixDimensions, reference]
      (choices) throws(Discard) in
      let rows = try choices.integer(in: matrixDimensions, named: "rows")
      let columns = try choices.integer(in: matrixDimensions, named: "columns")
      let a = try choices.matrix(Scalar.self, rows: rows, columns: columns, named: "A")
      let x = try choices.vector(Scalar.self, dimension: columns, named: "x")
      return .equal(
        matrices.image(a, x).referenced.map(reference.residue),
        reference.image(a.referenced, of: x.referenced))
    }
  }

  var imageIsHomomorphism: Law {
    Law("matrix.image.is-homomorphism", "A(x + y) = Ax + Ay, and A(kx) = k(Ax)") {
      [matrices = implementation.matrices, matrixDimensions, scope] (choices) throws(Discard) in
      let rows = try choices.integer(in: matrixDimensions, named: "rows")
      let columns = try choices.integer(in: matrixDimensions, named: "columns")
      let a = try choices.matrix(Scalar.self, rows: rows, columns: columns, named: "A")
      let x = try choices.vector(Scalar.self, dimension: columns, named: "x")
      let y = try choices.vector(Scalar.self, dimension: columns, named: "y")
      let k = try choices.integer(in: scope.multiples, named: "k")
      return .equal(
        matrices.image(a, x + y), matrices.image(a, x) + matrices.image(a, y), "the sum"
      )
      .and(.equal(matrices.image(a, k * x), k * matrices.image(a, x), "the multiple"))
    }
  }

  var productActsInSuccession: Law {
    Law("matrix.product.acts-in-succession", "(AB)x = A(Bx), and AI = A = IA") {
      [matrices = implementation.matrices, matrixDimensions] (choices) throws(Discard) in
      let rows = try choices.integer(in: matrixDimensions, named: "rows")
      let middle = try choices.integer(in: matrixDimensions, named: "middle")
      let columns = try choices.integer(in: matrixDimensions, named: "columns")
      let a = try choices.matrix(Scalar.self, rows: rows, columns: middle, named: "A")
      let b = try choices.matrix(Scalar.self, rows: middle, columns: columns, named: "B")
      let x = try choices.vector(Scalar.self, dimension: columns, named: "x")
      return .equal(
        matrices.image(matrices.product(a, b), x), matrices.image(a, matrices.image(b, x)), "(AB)x"
      )
      .and(.equal(matrices.product(a, .identity(dimension: middle)), a, "AI"))
      .and(.equal(matrices.product(.identity(dimension: rows), a), a, "IA"))
    }
  }

  var transposeReverses: Law {
    Law("matrix.transpose.reverses-products", "(AB)ᵀ = BᵀAᵀ, and Aᵀᵀ = A") {
      [matrices = implementation.matrices, matrixDimensions] (choices) throws(Discard) in
      let rows = try choices.integer(in: matrixDimensions, named: "rows")
      let middle = try choices.integer(in: matrixDimensions, named: "middle")
      let columns = try choices.integer(in: matrixDimensions, named: "columns")
      let a = try choices.matrix(Scalar.self, rows: rows, columns: middle, named: "A")
      let b = try choices.matrix(Scalar.self, rows: middle, columns: columns, named: "B")
      return .equal(
        matrices.transpose(matrices.product(a, b)),
        matrices.product(matrices.transpose(b), matrices.transpose(a)), "(AB)ᵀ"
      ).and(.equal(matrices.transpose(matrices.transpose(a)), a, "Aᵀᵀ"))
    }
  }

  var entriesReduce: Law {
    Law("matrix.entries.reduce", "the entries are the residues of the integers, row after row") {
      [matrices = implementation.matrices, matrixDimensions, reference, scope]
      (choices) throws(Discard) in
      let rows = try choices.integer(in: matrixDimensions, named: "rows")
      let columns = try choices.integer(in: matrixDimensions, named: "columns")
      var entries: [Int] = []
      for _ in 0..<(rows * columns) {
        entries.append(try choices.integer(in: scope.multiples, named: "entry"))
      }
      let matrix = matrices.reduced(entries, rows, columns)
      return .equal(
        matrix.referenced.joined().map(reference.residue),
        entries.map { reference.residue(BigInteger($0)) }
      ).and(.equal([matrix.rowCount, matrix.columnCount], [rows, columns], "the shape"))
    }
  }
}
