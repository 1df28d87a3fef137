import PropertyTesting
import ToroidalArithmetic
import TorusOracle

/// The laws of tangent vectors of one circle, of the exponential and of the logarithm.
extension Catalog {
  var exponentialAgrees: Law {
    Law("exponential.circle.agrees-with-oracle", "exp_a(v) = (a + v) mod m, for |v| < m") {
      [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let v = try choices.tangent(Scalar.self, named: "v")
      return .equal(
        reference.residue(BigInteger(implementation.geodesics.exponential(a, v))),
        reference.exponential(at: BigInteger(a), of: v.referenced))
    }
  }

  var exponentialAgreesFar: Law {
    Law("exponential.circle.goes-around", "exp_a(v) = (a + v) mod m, for |v| < 2^128") {
      [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let v = try choices.longTangent(Scalar.self, named: "v")
      return .equal(
        reference.residue(BigInteger(implementation.geodesics.exponential(a, v))),
        reference.exponential(at: BigInteger(a), of: v.referenced))
    }
  }

  var exponentialUndoesLogarithm: Law {
    Law(
      "exponential.circle.undoes-logarithm",
      "exp_a(v) = b for every logarithm v from a to b, and |v| is their distance"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let logarithms = implementation.geodesics.logarithms(a, b).all
      let distance = UInt128(implementation.circularDistance(a, b))
      return .equal(
        logarithms.map { implementation.geodesics.exponential(a, $0) }, logarithms.map { _ in b }
      )
      .and(.equal(logarithms.map(\.magnitude), logarithms.map { _ in distance }, "the lengths"))
    }
  }

  var tangentSumAgrees: Law {
    Law(
      "exponential.sum.agrees-with-oracle",
      "u + v is the sum of integers, absent exactly outside (−2^128, 2^128), and "
        + "exp_a(u + v) = exp_b(v) for b = exp_a(u)"
    ) { [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let u = try choices.longTangent(Scalar.self, named: "u")
      let v = try choices.longTangent(Scalar.self, named: "v")
      let sum = implementation.geodesics.sum(u, v)
      let exponential = implementation.geodesics.exponential
      return .equal(sum, reference.tangent(u.referenced + v.referenced))
        .and(
          .equal(
            sum.map { exponential(a, $0) }, sum.map { _ in exponential(exponential(a, u), v) },
            "the exponential"))
    }
  }

  var tangentMultipleAgrees: Law {
    Law(
      "exponential.multiple.agrees-with-oracle",
      "k · v is the product of integers, absent exactly outside (−2^128, 2^128)"
    ) { [implementation, reference] (choices) throws(Discard) in
      let v = try choices.longTangent(Scalar.self, named: "v")
      let k = try choices.integer(Int.self, named: "k")
      return .equal(
        implementation.geodesics.multiple(k, v),
        reference.tangent(BigInteger(k) * v.referenced))
    }
  }

  var tangentConverts: Law {
    Law(
      "exponential.tangent.is-an-integer",
      "a tangent vector is compared and negated as an integer, and converts to the scalar of its "
        + "value where there is one"
    ) { [implementation] (choices) throws(Discard) in
      let u = try choices.tangent(Scalar.self, named: "u")
      let v = try choices.tangent(Scalar.self, named: "v")
      let fits =
        BigInteger(Scalar.min) <= u.referenced && u.referenced <= BigInteger(Scalar.max)
      let converted = implementation.geodesics.converted(u)
      return .equal(u < v, u.referenced < v.referenced, "u < v")
        .and(.equal((-u).referenced, -u.referenced, "−u"))
        .and(.equal(converted.map { BigInteger($0) }, fits ? u.referenced : nil, "converted"))
    }
  }

  var logarithmsAgree: Law {
    Law(
      "logarithm.circle.agrees-with-oracle",
      "the logarithms are the least integers congruent to b − a, one or two"
    ) { [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      return .equal(
        implementation.geodesics.logarithms(a, b).all.map(\.referenced),
        reference.logarithms(from: BigInteger(a), to: BigInteger(b)))
    }
  }

  var logarithmSeparates: Law {
    Law(
      "logarithm.circle.separates",
      "0 is a logarithm from a to b exactly if a = b; there are two exactly at the antipode"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let logarithms = implementation.geodesics.logarithms(a, b)
      return .equal(logarithms.all.contains(0), a == b, "0 among them")
        .and(.equal(logarithms.isUnique, !implementation.isAntipodal(a, b), "unique"))
    }
  }

  var injectivityRadiusIsSharp: Law {
    Law(
      "geometry.injectivity-radius.is-sharp",
      "the radius is m/2, and v is the only logarithm of exp_a(v) exactly if |v| is less"
    ) { [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let v = try choices.tangent(Scalar.self, named: "v")
      let radius = implementation.geodesics.injectivityRadius()
      let back = implementation.geodesics.logarithms(a, implementation.geodesics.exponential(a, v))
      return .equal(2 * BigInteger(radius), reference.modulus, "twice the radius")
        .and(.equal(back == .unique(v), v.magnitude < UInt128(radius), "v is its logarithm"))
    }
  }
}
