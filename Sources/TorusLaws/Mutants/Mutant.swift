public import PropertyTesting

extension Mutant {
  /// The fault `name`, planted in the library over `Scalar` by `plant`.
  ///
  /// - Precondition: `killer` is the name of a law over `Scalar`.
  @_semantics("optimize.sil.specialize.generic.never")
  init<Scalar: FixedWidthInteger & Sendable>(
    _ name: String, _ fault: String, killedBy killer: LawName, _: Scalar.Type,
    _ plant: (inout Implementation<Scalar>) -> Void
  ) {
    var implementation = Implementation<Scalar>.standard
    plant(&implementation)
    self.init(
      name, fault, over: "\(Scalar.self)", killedBy: killer, in: Catalog(implementation).laws)
  }

  /// Every fault planted in the arithmetic of the torus.
  public static var ofTorus: [Mutant] {
    let rooms = [
      circle, turns, vectors, orders, matrices, steps, arcs, balls, geodesics, means, angles,
      boxes, searches, numerics,
    ]
    return rooms.flatMap { $0 }
  }
}
