public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of the group of vectors, and of the integers that act on it.
  public var groupLaws: [Law] {
    [
      sumAgrees, sumIsAssociative, sumIsCommutative, zeroIsNeutral, negationIsInverse,
      differenceUndoesSum, multipleAgrees, multiplesDistribute,
    ]
  }

  var sumAgrees: Law {
    Law("group.sum.agrees-with-oracle", "the components of a + b are those of a and b added mod m")
    {
      [implementation, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      return .equal(
        implementation.sum(a, b).referenced.map(reference.residue),
        zip(a.referenced, b.referenced).map { reference.residue($0 + $1) })
    }
  }

  var sumIsAssociative: Law {
    Law("group.sum.is-associative", "(a + b) + c = a + (b + c)") {
      [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let c = try choices.vector(Scalar.self, dimension: dimension, named: "c")
      return .equal(
        implementation.sum(implementation.sum(a, b), c),
        implementation.sum(a, implementation.sum(b, c)))
    }
  }

  var sumIsCommutative: Law {
    Law("group.sum.is-commutative", "a + b = b + a, also when added in place") {
      [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      var inPlace = b
      inPlace += a
      return .equal(implementation.sum(a, b), implementation.sum(b, a))
        .and(.equal(implementation.sum(a, b), inPlace, "in place"))
    }
  }

  var zeroIsNeutral: Law {
    Law("group.zero.is-neutral", "a + 0 = a") {
      [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      return .equal(implementation.sum(a, .zero(dimension: dimension)), a)
    }
  }

  var negationIsInverse: Law {
    Law("group.negation.is-inverse", "a + (−a) = 0") {
      [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      return .equal(
        implementation.sum(a, implementation.negation(a)), .zero(dimension: dimension))
    }
  }

  var differenceUndoesSum: Law {
    Law("group.difference.undoes-sum", "(a + b) − b = a, also when subtracted in place") {
      [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      var inPlace = implementation.sum(a, b)
      inPlace -= b
      return .equal(implementation.difference(implementation.sum(a, b), b), a)
        .and(.equal(inPlace, a, "in place"))
    }
  }

  var multipleAgrees: Law {
    Law("group.multiple.agrees-with-oracle", "the components of k · a are those of a times k mod m")
    {
      [implementation, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let k = try choices.integer(in: scope.multiples, named: "k")
      return .equal(
        implementation.multiple(k, a).referenced.map(reference.residue),
        a.referenced.map { reference.residue(BigInteger(k) * $0) })
    }
  }

  var multiplesDistribute: Law {
    Law("group.multiple.distributes", "k · (a + b) = k · a + k · b") {
      [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let k = try choices.integer(in: scope.multiples, named: "k")
      return .equal(
        implementation.multiple(k, implementation.sum(a, b)),
        implementation.sum(implementation.multiple(k, a), implementation.multiple(k, b)))
    }
  }
}
