import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  var arcIntersectionAgrees: Law {
    Law(
      "arc.intersection.agrees-with-oracle",
      "the common arcs are the connected parts of the set of common real points"
    ) { [arcs = implementation.arcs, reference] (choices) throws(Discard) in
      let a = try choices.arc(of: Scalar.self, named: "a")
      let b = try choices.arc(of: Scalar.self, named: "b")
      let found = arcs.intersection(a, b).all
      choices.label("\(found.count) common arcs")
      return .equal(
        reference.arcs(found), reference.intersection(reference.arc(a), reference.arc(b))
      ).and(.sorted(found))
    }
  }

  var arcIntersectionIsCommutative: Law {
    Law(
      "arc.intersection.is-commutative-and-idempotent",
      "A and B have in common what B and A have, A and A all of A, and that is A if B contains A"
    ) { [arcs = implementation.arcs] (choices) throws(Discard) in
      let a = try choices.arc(of: Scalar.self, named: "a")
      let b = try choices.arc(of: Scalar.self, named: "b")
      let common = arcs.intersection(a, b)
      return .equal(common, arcs.intersection(b, a))
        .and(.equal(arcs.intersection(a, a), .one(a), "A and A"))
        .and(.equal(common == .one(a), b.contains(a), "A and B are A"))
    }
  }

  var arcIntersectionMoves: Law {
    Law(
      "arc.intersection.is-translation-equivariant",
      "what A + t and B + t have in common is what A and B have, moved by t"
    ) { [arcs = implementation.arcs] (choices) throws(Discard) in
      let a = try choices.arc(of: Scalar.self, named: "a")
      let b = try choices.arc(of: Scalar.self, named: "b")
      let t = Displacement(residue: try choices.integer(Scalar.self, named: "t"))
      let moved = arcs.intersection(a, b).all.map { $0.translated(by: t) }
      let found = arcs.intersection(a.translated(by: t), b.translated(by: t)).all
      return .require(
        found == moved || found == moved.reversed(), "expected \(moved), found \(found)")
    }
  }
}
