import PropertyTesting
import ToroidalArithmetic
import TorusOracle

/// The laws of tangent vectors of the torus, of the exponential and of the logarithm.
extension Catalog {
  var torusExponentialAgrees: Law {
    Law("exponential.torus.agrees-with-oracle", "exp_a(v) = (a + v) mod m on every axis") {
      [implementation, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let v = try choices.tangentVector(Scalar.self, dimension: dimension, named: "v")
      return .equal(
        implementation.geodesics.torusExponential(a, v).referenced.map(reference.residue),
        zip(a.referenced, v.components).map { reference.exponential(at: $0, of: $1.referenced) })
    }
  }

  var torusExponentialUndoesLogarithm: Law {
    Law("exponential.torus.undoes-logarithm", "exp_a(v) = b for every logarithm v from a to b") {
      [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let v = try choices.element(of: implementation.geodesics.torusLogarithms(a, b))
      return .equal(implementation.geodesics.torusExponential(a, TangentVector(v)), b)
    }
  }

  var torusTangentsAdd: Law {
    Law(
      "exponential.torus.adds",
      "u + v is the sum of integers on every axis, absent exactly if one does not fit, and "
        + "exp_a(u + v) = exp_b(v) for b = exp_a(u)"
    ) { [implementation, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let u = try choices.tangentVector(Scalar.self, dimension: dimension, named: "u")
      let v = try choices.tangentVector(Scalar.self, dimension: dimension, named: "v")
      let sum = implementation.geodesics.torusSum(u, v)
      let exponential = implementation.geodesics.torusExponential
      let expected = reference.tangents(
        Scalar.self, zip(u.components, v.components).map { $0.referenced + $1.referenced })
      return .equal(sum, expected)
        .and(
          .equal(
            sum.map { exponential(a, $0) }, sum.map { _ in exponential(exponential(a, u), v) },
            "the exponential"))
    }
  }

  var torusTangentsMultiply: Law {
    Law(
      "exponential.torus.multiplies",
      "k · v is the product of integers on every axis, absent exactly if one does not fit, and "
        + "exp_0(k · v) = k · exp_0(v)"
    ) { [implementation, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let v = try choices.tangentVector(Scalar.self, dimension: dimension, named: "v")
      let k = try choices.integer(in: scope.multiples, named: "k")
      let product = implementation.geodesics.torusMultiple(k, v)
      let zero = TorusVector<Scalar>.zero(dimension: dimension)
      let exponential = implementation.geodesics.torusExponential
      let expected = reference.tangents(
        Scalar.self, v.components.map { BigInteger(k) * $0.referenced })
      return .equal(product, expected)
        .and(
          .equal(
            product.map { exponential(zero, $0) },
            product.map { _ in implementation.multiple(k, exponential(zero, v)) },
            "the exponential"))
    }
  }

  var torusLogarithmsAgree: Law {
    Law(
      "logarithm.torus.agrees-with-oracle",
      "the logarithms are all vectors v of least Euclidean norm with a + v ≡ b mod m"
    ) { [implementation, reference, scope] (choices) throws(Discard) in
      // The oracle tries three ways around on every axis, in every combination.
      let dimension = try choices.integer(
        in: scope.dimensions.clamped(to: 0...3), named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let logarithms = implementation.geodesics.torusLogarithms(a, b)
      let expected = reference.logarithms(from: a.referenced, to: b.referenced)
      return .equal(logarithms.expanded.map { $0.map(\.referenced) }, expected)
        .and(.equal(1 << logarithms.log2Count, expected.count, "how many"))
    }
  }

  var torusLogarithmUndoesExponential: Law {
    Law(
      "logarithm.torus.undoes-exponential",
      "log_a(exp_a(v)) = v, and nothing else, where every |v_i| is below the injectivity radius"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let greatest = UInt128(implementation.geodesics.injectivityRadius()) - 1
      var v = TangentVector<Scalar>.zero(dimension: dimension)
      for axis in 0..<dimension {
        v[axis] = Tangent(
          magnitude: try choices.integer(in: 0...greatest, named: "|v|"),
          isNegative: try choices.bool(named: "v is negative"))
      }
      let b = implementation.geodesics.torusExponential(a, v)
      return .equal(implementation.geodesics.torusLogarithm(a, b), v)
    }
  }

  var torusLogarithmIsRefused: Law {
    Law(
      "logarithm.torus.is-absent-in-the-cut-locus",
      "the logarithm is absent if an axis is antipodal, and else the displacement of every axis"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let displacements = zip(a.components, b.components).map {
        Tangent(implementation.displacement($0, $1))
      }
      let isUnique = implementation.antipodalAxes(a, b).isEmpty
      return .equal(
        implementation.geodesics.torusLogarithm(a, b),
        isUnique ? TangentVector(displacements) : nil)
    }
  }

  var torusNormIsDistance: Law {
    let distances = TorusMetric.allCases.map(distance)
    return Law(
      "logarithm.torus.norm-is-distance",
      "the norm of every logarithm from a to b is their distance, under each metric"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let v = TangentVector(
        try choices.element(of: implementation.geodesics.torusLogarithms(a, b)))
      return .equal(
        TorusMetric.allCases.map { implementation.geodesics.norm(v, $0) },
        distances.map { $0(a, b) })
    }
  }
}

extension Reference {
  /// The tangent vector with these components, or nil if one is outside (−2^128, 2^128).
  fileprivate func tangents<Scalar>(
    _: Scalar.Type, _ integers: [BigInteger]
  ) -> TangentVector<Scalar>? {
    var components: [Tangent<Scalar>] = []
    for integer in integers {
      guard let component: Tangent<Scalar> = tangent(integer) else { return nil }
      components.append(component)
    }
    return TangentVector(components)
  }
}
