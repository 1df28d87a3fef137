public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``Swift/FixedWidthInteger/displacement(to:)``.
  public var displacementLaws: [Law] {
    [
      displacementAgrees, displacementLeadsThere, displacementInvertsTranslation,
      displacementIsOdd, displacementConverts, displacementOrder,
    ]
  }

  var displacementAgrees: Law {
    Law(
      "circle.displacement.agrees-with-oracle",
      "the displacement from a to b is the integer d ≡ b − a with −m/2 ≤ d < m/2"
    ) { [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      return .equal(
        implementation.displacement(a, b).referenced,
        reference.displacement(from: BigInteger(a), to: BigInteger(b)))
    }
  }

  var displacementLeadsThere: Law {
    Law(
      "circle.displacement.leads-there",
      "a translated by the displacement from a to b is b"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      return .equal(implementation.translated(a, implementation.displacement(a, b)), b)
    }
  }

  var displacementInvertsTranslation: Law {
    Law(
      "circle.displacement.inverts-translation",
      "the displacement from a to a translated by d is d"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let d = Displacement(residue: try choices.integer(Scalar.self, named: "d"))
      return .equal(implementation.displacement(a, implementation.translated(a, d)), d)
    }
  }

  var displacementIsOdd: Law {
    Law(
      "circle.displacement.is-odd",
      "the displacements from a to b and from b to a are opposite, or both −m/2"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let there = implementation.displacement(a, b).referenced
      let back = implementation.displacement(b, a).referenced
      let half = BigInteger.powerOfTwo(Scalar.bitWidth - 1)
      return .require(
        there + back == 0 || (there == -half && back == -half), "\(there) there, \(back) back")
    }
  }

  var displacementConverts: Law {
    Law(
      "circle.displacement.converts-exactly",
      "a displacement converts to an integer type exactly if the type holds its value"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let displacement = implementation.displacement(a, b)
      let value = displacement.referenced
      func check<Target: FixedWidthInteger>(_: Target.Type) -> Outcome {
        let isHeld = BigInteger(Target.min) <= value && value <= BigInteger(Target.max)
        let converted = Target(exactly: displacement)
        return .require(
          converted.map { BigInteger($0) } == (isHeld ? value : nil),
          "\(value) as \(Target.self) is \(converted.map { "\($0)" } ?? "nil")")
      }
      return check(Int8.self).and(check(UInt8.self)).and(check(Int.self)).and(check(Int128.self))
        .and(check(SignedBits<1>.self))
    }
  }

  var displacementOrder: Law {
    Law(
      "circle.displacement.compares-as-signed",
      "displacements compare as the signed integers that they are"
    ) { [implementation] (choices) throws(Discard) in
      let x = implementation.displacement(0, try choices.integer(Scalar.self, named: "x"))
      let y = implementation.displacement(0, try choices.integer(Scalar.self, named: "y"))
      return .equal(x < y, x.referenced < y.referenced, "\(x) < \(y)")
        .and(.equal(x == y, x.referenced == y.referenced, "\(x) = \(y)"))
        .and(.equal(x.description, x.referenced.description))
    }
  }
}
