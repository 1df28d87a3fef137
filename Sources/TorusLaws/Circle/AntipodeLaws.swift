public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``Swift/FixedWidthInteger/antipode`` and of the cut locus of a point.
  public var antipodeLaws: [Law] {
    [antipodeAgrees, antipodeIsInvolution, antipodeSplits, cutLocus]
  }

  var antipodeAgrees: Law {
    Law("circle.antipode.agrees-with-oracle", "the antipode of a is a + m/2") {
      [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      return .equal(
        reference.residue(BigInteger(implementation.antipode(a))),
        reference.antipode(of: BigInteger(a)))
    }
  }

  var antipodeIsInvolution: Law {
    Law("circle.antipode.is-involution", "the antipode of the antipode of a is a, and is not a") {
      [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let antipode = implementation.antipode(a)
      return .equal(implementation.antipode(antipode), a)
        .and(.require(antipode != a, "a is its own antipode"))
    }
  }

  var antipodeSplits: Law {
    Law("circle.antipode.splits-the-circle", "d(a, x) + d(x, antipode of a) = m/2 for every x") {
      [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let x = try choices.integer(Scalar.self, named: "x")
      let there = BigInteger(implementation.circularDistance(a, x))
      let on = BigInteger(implementation.circularDistance(x, implementation.antipode(a)))
      return .equal(there + on, BigInteger.powerOfTwo(Scalar.bitWidth - 1))
    }
  }

  var cutLocus: Law {
    Law(
      "circle.cut-locus.is-the-antipode",
      "b is antipodal to a exactly if the displacements both ways are equal and not 0"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let there = implementation.displacement(a, b)
      let isCut = a != b && there == implementation.displacement(b, a)
      return .equal(implementation.isAntipodal(a, b), isCut)
        .and(.equal(there.isHalfTurn, isCut, "the displacement's half turn"))
    }
  }
}
