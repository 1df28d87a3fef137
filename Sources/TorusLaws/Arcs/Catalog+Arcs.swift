public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of arcs that draw nothing from the scope.
  public var arcsScalarLaws: [Law] {
    [
      arcLengthAgrees, arcOfLengthAgrees, arcContainsAgrees, arcContainsRationalAgrees,
      arcContainsArcAgrees, arcImagesAgree, arcComplementAgrees, arcIntersectionAgrees,
      arcIntersectionIsCommutative, arcIntersectionMoves, arcCoveringOfPolygon,
    ]
  }

  /// The laws of arcs that draw from the scope.
  public var arcsVectorLaws: [Law] {
    [arcCoveringAgrees, arcCoveringIsShortest, arcCoveringMoves]
  }
}

extension Choices {
  /// An arc: two ends, and where they are equal, whether it is the point or the circle.
  mutating func arc<Scalar: FixedWidthInteger>(
    of _: Scalar.Type, named name: String
  ) throws(Discard) -> Arc<Scalar> {
    let start = try integer(Scalar.self, named: name + ".from")
    let end = try integer(Scalar.self, named: name + ".to")
    if start == end, try bool(named: name + " is the circle") { return .circle }
    return .closed(from: start, to: end)
  }
}

extension Reference {
  /// The arc, as the oracle has it.
  func arc<Scalar: FixedWidthInteger>(_ arc: Arc<Scalar>) -> ReferenceArc {
    switch arc {
    case .closed(let start, let end): self.arc(from: BigInteger(start), to: BigInteger(end))
    case .circle: circle
    }
  }

  /// The arcs as the oracle has them, by their starts in [0, m).
  func arcs<Scalar: FixedWidthInteger>(_ arcs: [Arc<Scalar>]) -> [ReferenceArc] {
    arcs.map { arc($0) }.sorted { $0.start < $1.start }
  }
}

extension Arc {
  /// What sets of arcs are sorted by: the first end; the circle is never one of several.
  var firstEnd: Scalar? {
    if case .closed(let start, _) = self { start } else { nil }
  }
}

extension Outcome {
  /// Whether the arcs are in the order promised.
  static func sorted<Scalar: FixedWidthInteger>(_ arcs: [Arc<Scalar>]) -> Outcome {
    let ends = arcs.compactMap(\.firstEnd)
    return .require(
      arcs.count <= 1 || ends.count == arcs.count && zip(ends, ends.dropFirst()).allSatisfy(<),
      "not by increasing first end: \(arcs)")
  }
}
