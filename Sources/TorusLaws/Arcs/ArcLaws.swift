import PropertyTesting
import ToroidalArithmetic
import TorusOracle

// The laws of one arc: its length, its points, its images and what it leaves out.

extension Catalog {
  var arcLengthAgrees: Law {
    Law("arc.length.agrees-with-oracle", "the length is last − first modulo m, or m for the circle")
    { [arcs = implementation.arcs, reference] (choices) throws(Discard) in
      let arc = try choices.arc(of: Scalar.self, named: "arc")
      return .equal(arcs.length(arc).referenced, reference.arc(arc).length)
    }
  }

  var arcOfLengthAgrees: Law {
    Law(
      "arc.of-length.agrees-with-oracle",
      "the arc of a length from a point ends that far on; it is the circle at m, and none above m"
    ) { [arcs = implementation.arcs, reference] (choices) throws(Discard) in
      let start = try choices.integer(Scalar.self, named: "start")
      let part = try choices.integer(Scalar.Magnitude.self, named: "length mod m")
      let turns = try choices.index(below: 3, named: "turns")
      let modulus = Arc<Scalar>.circle.length
      let length = (0..<turns).reduce(UInt320(part)) { sum, _ in sum + modulus }
      let expected: ReferenceArc? =
        length.referenced < reference.modulus
        ? ReferenceArc(start: reference.residue(BigInteger(start)), length: length.referenced)
        : length.referenced == reference.modulus ? reference.circle : nil
      let found = arcs.ofLength(start, length)
      return .equal(found.map { reference.arc($0) }, expected)
        .and(.equal(found.map { arcs.length($0) }, expected == nil ? nil : length, "length"))
    }
  }

  var arcContainsAgrees: Law {
    Law("arc.contains.agrees-with-oracle", "x is on the arc if some x + k·m is in [first, last]") {
      [arcs = implementation.arcs, reference] (choices) throws(Discard) in
      let arc = try choices.arc(of: Scalar.self, named: "arc")
      let x = try choices.integer(Scalar.self, named: "x")
      return .equal(
        arcs.containsPoint(arc, x),
        reference.contains(reference.arc(arc), BigRational(BigInteger(x))))
    }
  }

  var arcContainsRationalAgrees: Law {
    Law(
      "arc.contains-rational.agrees-with-oracle",
      "a real x is on the arc if some x + k·m is in [first, last]"
    ) { [arcs = implementation.arcs, reference] (choices) throws(Discard) in
      let arc = try choices.arc(of: Scalar.self, named: "arc")
      let floor = try choices.integer(Scalar.self, named: "floor")
      let fractions: [(UInt64, UInt64)] = [(0, 1), (1, 2), (1, .max), (.max - 1, .max)]
      let (numerator, denominator) = fractions[
        try choices.index(below: fractions.count, named: "fraction")]
      let x = RationalPoint(floor: floor, numerator: numerator, denominator: denominator)
      choices.note("x = \(x)")
      return .equal(
        arcs.containsRational(arc, x), reference.contains(reference.arc(arc), x.referenced))
    }
  }

  var arcContainsArcAgrees: Law {
    Law("arc.contains-arc.agrees-with-oracle", "an arc contains another if it has all its points") {
      [arcs = implementation.arcs, reference] (choices) throws(Discard) in
      let a = try choices.arc(of: Scalar.self, named: "a")
      let b = try choices.arc(of: Scalar.self, named: "b")
      return .equal(
        arcs.containsArc(a, b), reference.contains(reference.arc(a), reference.arc(b)))
    }
  }

  var arcImagesAgree: Law {
    Law(
      "arc.images.have-the-images-of-points",
      "x is on A exactly if x + t is on A + t, −x on −A, and the antipode of x on that of A"
    ) { [arcs = implementation.arcs] (choices) throws(Discard) in
      let arc = try choices.arc(of: Scalar.self, named: "arc")
      let x = try choices.integer(Scalar.self, named: "x")
      let t = try choices.integer(Scalar.self, named: "t")
      let isOn = arc.contains(x)
      let moved = arcs.translated(arc, Displacement(residue: t))
      let (mirrored, opposite) = (arcs.negation(arc), arcs.antipode(arc))
      return .equal(moved.contains(x &+ t), isOn, "x + t on A + t")
        .and(.equal(mirrored.contains(0 &- x), isOn, "−x on −A"))
        .and(.equal(opposite.contains(x.antipode), isOn, "x + m/2 on A + m/2"))
        .and(
          .equal(
            [moved.length, mirrored.length, opposite.length],
            [UInt320](repeating: arc.length, count: 3), "lengths"))
    }
  }

  var arcComplementAgrees: Law {
    Law(
      "arc.complement.agrees-with-oracle",
      "the closure of the complement is that of the real points outside; the lengths make m"
    ) { [arcs = implementation.arcs, reference] (choices) throws(Discard) in
      let arc = try choices.arc(of: Scalar.self, named: "arc")
      let found = [arcs.complementClosure(arc)].compactMap { $0 }
      return .equal(reference.arcs(found), reference.complementClosure(reference.arc(arc)))
        .and(
          .equal(
            found.map(\.length).reduce(arc.length, +).referenced, reference.modulus, "lengths"))
    }
  }
}
