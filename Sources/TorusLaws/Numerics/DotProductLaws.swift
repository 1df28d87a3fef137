import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of dot products.
  var dotProductLaws: [Law] {
    [
      dotProductAgrees, dotProductOfTypesAgrees, dotProductIsCongruent, dotProductAdds,
      accumulatorAgrees, accumulatorForgetsOrder,
    ]
  }

  /// Two vectors of one dimension.
  private static func vectors(
    in scope: Scope, from choices: inout Choices
  ) throws(Discard) -> (TorusVector<Scalar>, TorusVector<Scalar>) {
    let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
    let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
    return (a, try choices.vector(Scalar.self, dimension: dimension, named: "b"))
  }

  var dotProductAgrees: Law {
    Law(
      "dot-product.sum.agrees-with-oracle",
      "a · b is Σ a_i·b_i over the integers, and b · a the same"
    ) { [numerics = implementation.numerics, scope] (choices) throws(Discard) in
      let (a, b) = try Self.vectors(in: scope, from: &choices)
      let expected = Reference.dotProduct(a.referenced, b.referenced)
      return .equal(numerics.dotProduct(a, b).referenced, expected)
        .and(.equal(numerics.dotProduct(b, a).referenced, expected, "b · a"))
    }
  }

  var dotProductOfTypesAgrees: Law {
    Law(
      "dot-product.sum.agrees-with-oracle-across-types",
      "a · b is Σ a_i·b_i over the integers, where b has other integers than a"
    ) { [numerics = implementation.numerics, scope] (choices) throws(Discard) in
      let (a, b) = try Self.vectors(in: scope, from: &choices)
      let bytes = TorusVector(b.components.map { Int8(truncatingIfNeeded: $0) })
      // Small components become the largest.
      let wide = TorusVector(b.components.map { ~UInt128(truncatingIfNeeded: $0) })
      return .equal(
        numerics.dotProductWithInt8(a, bytes).referenced,
        Reference.dotProduct(a.referenced, bytes.referenced), "with bytes"
      ).and(
        .equal(
          numerics.dotProductWithUInt128(a, wide).referenced,
          Reference.dotProduct(a.referenced, wide.referenced), "with 128 bits"))
    }
  }

  var dotProductIsCongruent: Law {
    Law(
      "dot-product.sum.is-congruent-to-the-wrapping-sum",
      "a · b is congruent modulo m to the wrapping sum of the wrapping products"
    ) { [numerics = implementation.numerics, scope] (choices) throws(Discard) in
      let (a, b) = try Self.vectors(in: scope, from: &choices)
      let wrapping = zip(a.components, b.components).reduce(0 as Scalar) { $0 &+ $1.0 &* $1.1 }
      return .equal(Scalar(congruentTo: numerics.dotProduct(a, b).referenced), wrapping)
    }
  }

  var dotProductAdds: Law {
    Law("dot-product.sum.adds-over-parts", "(a, c) · (b, d) = a · b + c · d") {
      [numerics = implementation.numerics, scope] (choices) throws(Discard) in
      let (a, b) = try Self.vectors(in: scope, from: &choices)
      let place = try choices.integer(in: 0...a.dimension, named: "place")
      func part(_ range: Range<Int>) -> BigInteger {
        numerics.dotProduct(TorusVector(a.components[range]), TorusVector(b.components[range]))
          .referenced
      }
      return .equal(
        numerics.dotProduct(a, b).referenced, part(0..<place) + part(place..<a.dimension))
    }
  }

  var accumulatorAgrees: Law {
    Law(
      "dot-product.accumulator.agrees-with-oracle",
      "an accumulator has the sum exactly, or nil exactly if it cannot hold the sum"
    ) { [numerics = implementation.numerics, scope] (choices) throws(Discard) in
      let (a, b) = try Self.vectors(in: scope, from: &choices)
      let sum = Reference.dotProduct(a.referenced, b.referenced)
      return .equal(
        numerics.dotProductInScalar(a, b).map { BigInteger($0) },
        Reference.held(sum, in: Scalar.self), "in the scalar"
      ).and(
        .equal(
          numerics.dotProductInInt32(a, b).map { BigInteger($0) },
          Reference.held(sum, in: Int32.self), "in 32 bits")
      ).and(
        .equal(
          numerics.dotProductInInt128(a, b).map { BigInteger($0) },
          Reference.held(sum, in: Int128.self), "in 128 bits"))
    }
  }

  var accumulatorForgetsOrder: Law {
    Law(
      "dot-product.accumulator.forgets-the-order",
      "the last components first have the same sum, in any accumulator"
    ) { [numerics = implementation.numerics, scope] (choices) throws(Discard) in
      let (a, b) = try Self.vectors(in: scope, from: &choices)
      func reversed(_ vector: TorusVector<Scalar>) -> TorusVector<Scalar> {
        TorusVector(vector.components.reversed())
      }
      let (last, other) = (reversed(a), reversed(b))
      return .equal(numerics.dotProductInScalar(last, other), numerics.dotProductInScalar(a, b))
        .and(.equal(numerics.dotProductInInt32(last, other), numerics.dotProductInInt32(a, b)))
    }
  }
}

extension ExactSum {
  /// The value, as the oracle has it.
  var referenced: BigInteger { isNegative ? -magnitude.referenced : magnitude.referenced }
}

extension Reference {
  /// `integer`, where it is a value of `Held`.
  fileprivate static func held<Held: FixedWidthInteger>(
    _ integer: BigInteger, in _: Held.Type
  ) -> BigInteger? {
    (BigInteger(Held.min)...BigInteger(Held.max)).contains(integer) ? integer : nil
  }
}
