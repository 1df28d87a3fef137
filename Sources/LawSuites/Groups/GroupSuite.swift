public import PropertyTesting

/// Whether the order of the factors of a product counts.
public enum Commutativity: Hashable, Sendable {
  /// g·h = h·g for all g and h.
  case abelian
  /// g·h and h·g may differ, as with rotations of space.
  case general
}

/// A group: g·(h·k) = (g·h)·k, 1·g = g = g·1, g⁻¹·g = 1 = g·g⁻¹; abelian if g·h = h·g.
///
///     let suite = GroupSuite<UInt16>(
///       "steps", elements: .integer, identity: 0, product: { $0 &+ $1 }, inverse: { 0 &- $0 })
///
/// Elements are compared by `==`, which must be exact.
public struct GroupSuite<Element: Equatable & Sendable>: LawSuite {
  /// The first words of the name of each law.
  public var name: LawName
  /// What to draw the elements from.
  public var elements: Generator<Element>
  /// 1.
  public var identity: Element
  /// g·h.
  public var product: @Sendable (Element, Element) -> Element
  /// g⁻¹.
  public var inverse: @Sendable (Element) -> Element
  /// Whether g·h = h·g is one of the laws.
  public var commutativity: Commutativity

  /// The group of `elements` with these functions, by default abelian.
  public init(
    _ name: LawName, elements: Generator<Element>, identity: Element,
    product: @escaping @Sendable (Element, Element) -> Element,
    inverse: @escaping @Sendable (Element) -> Element, commutativity: Commutativity = .abelian
  ) {
    self.name = name
    self.elements = elements
    self.identity = identity
    self.product = product
    self.inverse = inverse
    self.commutativity = commutativity
  }

  /// Associativity, identity, inverses, and for abelian groups commutativity.
  public var laws: [Law] {
    let axioms = [isAssociative, identityIsNeutral, inverseUndoes]
    return commutativity == .abelian ? axioms + [isCommutative] : axioms
  }

  private var isAssociative: Law {
    law("product-is-associative", "g·(h·k) = (g·h)·k") { (choices) throws(Discard) in
      let g = try choices.draw(elements, named: "g")
      let h = try choices.draw(elements, named: "h")
      let k = try choices.draw(elements, named: "k")
      return .equal(product(g, product(h, k)), product(product(g, h), k), "g·(h·k)")
    }
  }

  private var identityIsNeutral: Law {
    law("identity-is-neutral", "1·g = g = g·1") { (choices) throws(Discard) in
      let g = try choices.draw(elements, named: "g")
      return .equal(product(identity, g), g, "1·g")
        .and(.equal(product(g, identity), g, "g·1"))
    }
  }

  private var inverseUndoes: Law {
    law("inverse-undoes", "g⁻¹·g = 1 = g·g⁻¹") { (choices) throws(Discard) in
      let g = try choices.draw(elements, named: "g")
      return .equal(product(inverse(g), g), identity, "g⁻¹·g")
        .and(.equal(product(g, inverse(g)), identity, "g·g⁻¹"))
    }
  }

  private var isCommutative: Law {
    law("product-is-commutative", "g·h = h·g") { (choices) throws(Discard) in
      let g = try choices.draw(elements, named: "g")
      let h = try choices.draw(elements, named: "h")
      return .equal(product(g, h), product(h, g), "g·h")
    }
  }
}
