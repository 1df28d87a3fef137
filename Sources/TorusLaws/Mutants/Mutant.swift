public import PropertyTesting

/// A planted fault: the library with one function broken, and the law that must notice.
///
/// A suite that cannot fail is worth nothing; each mutant shows one law failing, by name.
public struct Mutant: Sendable {
  /// What the mutant is called in the table.
  public let name: String

  /// What is broken, in words.
  public let fault: String

  /// The law that must refute it.
  public let killer: LawName

  /// The name of the scalar type at which it is planted.
  public let scalar: String

  /// The law that must refute it, applied to the broken implementation.
  public let law: Law

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
    guard let law = Catalog(implementation).laws.first(where: { $0.name == killer }) else {
      preconditionFailure("expected the name of a law, found \(killer)")
    }
    self.name = name
    self.fault = fault
    self.killer = killer
    self.scalar = "\(Scalar.self)"
    self.law = law
  }

  /// Every planted fault.
  public static var all: [Mutant] {
    let rooms = [
      circle, turns, vectors, orders, matrices, steps, arcs, balls, geodesics, means, angles,
      boxes, searches,
    ]
    return rooms.flatMap { $0 }
  }
}
