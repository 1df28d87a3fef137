public import PropertyTesting

/// The ring Z/2^w: +, − and × that wrap, as the integers do modulo 2^w.
///
/// The laws of a ring alone do not suffice: exclusive or is a faultless addition of some other ring.
/// So each operation is also compared with the integers, through the residue of an element.
///
///     var suite = FixedWidthRingSuite<Int8>("int8")      // the type's own operators
///     suite.sum = { mySum($0, $1) }                      // judge another sum
public struct FixedWidthRingSuite<Element: Equatable & Sendable>: LawSuite {
  /// An element and an element to an element.
  public typealias Operation = @Sendable (Element, Element) -> Element

  /// The first words of the name of each law.
  public var name: LawName
  /// w, in [1, 128].
  public var width: Int
  /// What to draw the elements from.
  public var elements: Generator<Element>
  /// The integer in [0, 2^w) that an element stands for.
  public var residue: @Sendable (Element) -> UInt128
  /// 0.
  public var zero: Element
  /// 1.
  public var one: Element
  /// a + b.
  public var sum: Operation
  /// a − b.
  public var difference: Operation
  /// −a.
  public var negation: @Sendable (Element) -> Element
  /// a·b.
  public var product: Operation

  /// The ring of `elements` with these functions.
  ///
  /// - Precondition: `width` is in [1, 128].
  public init(
    _ name: LawName, width: Int, elements: Generator<Element>,
    residue: @escaping @Sendable (Element) -> UInt128, zero: Element, one: Element,
    sum: @escaping Operation, difference: @escaping Operation,
    negation: @escaping @Sendable (Element) -> Element, product: @escaping Operation
  ) {
    precondition((1...128).contains(width), "expected a width in 1...128, found \(width)")
    self.name = name
    self.width = width
    self.elements = elements
    self.residue = residue
    self.zero = zero
    self.one = one
    self.sum = sum
    self.difference = difference
    self.negation = negation
    self.product = product
  }

  /// The integers and the residues, the axioms, and each operation beside the integers'.
  public var laws: [Law] {
    [residueIsInRange, residueSeparates, constantsAgree] + sumLaws + productLaws + agreementLaws
  }

  /// 2^w − 1.
  private var mask: UInt128 { .max >> UInt128(128 - width) }

  private func pair(_ choices: inout Choices) throws(Discard) -> (Element, Element) {
    (try choices.draw(elements, named: "a"), try choices.draw(elements, named: "b"))
  }

  private func triple(_ choices: inout Choices) throws(Discard) -> (Element, Element, Element) {
    let (a, b) = try pair(&choices)
    return (a, b, try choices.draw(elements, named: "c"))
  }
}

extension FixedWidthRingSuite where Element: FixedWidthInteger {
  /// The wrapping operators of `Element` itself, w = its bit width ∈ [1, 128].
  public init(_ name: LawName, of type: Element.Type = Element.self) {
    let mask = UInt128.max >> UInt128(128 - Element.bitWidth)
    self.init(
      name, width: Element.bitWidth, elements: .integer,
      residue: { UInt128(truncatingIfNeeded: $0) & mask }, zero: 0,
      one: Element(truncatingIfNeeded: 1), sum: { $0 &+ $1 }, difference: { $0 &- $1 },
      negation: { 0 &- $0 }, product: { $0 &* $1 })
  }
}

// MARK: - Residues

extension FixedWidthRingSuite {
  private var residueIsInRange: Law {
    law("residue-is-in-range", "the residue of a is below 2^w") { (choices) throws(Discard) in
      let found = residue(try choices.draw(elements, named: "a"))
      return .require(found <= mask, "\(found) is not below 2^\(width)")
    }
  }

  private var residueSeparates: Law {
    law("residue-separates", "a = b exactly if their residues are equal") {
      (choices) throws(Discard) in
      let (a, b) = try pair(&choices)
      return .equal(residue(a) == residue(b), a == b, "whether the residues are equal")
    }
  }

  private var constantsAgree: Law {
    law("constants-agree-with-integers", "the residues of 0 and 1 are 0 and 1") {
      (_) throws(Discard) in
      .equal(residue(zero), 0, "the residue of 0").and(.equal(residue(one), 1, "the residue of 1"))
    }
  }
}

// MARK: - Axioms

extension FixedWidthRingSuite {
  private var sumLaws: [Law] {
    [
      law("sum-is-associative", "a + (b + c) = (a + b) + c") { (choices) throws(Discard) in
        let (a, b, c) = try triple(&choices)
        return .equal(sum(a, sum(b, c)), sum(sum(a, b), c), "a + (b + c)")
      },
      law("sum-is-commutative", "a + b = b + a") { (choices) throws(Discard) in
        let (a, b) = try pair(&choices)
        return .equal(sum(a, b), sum(b, a), "a + b")
      },
      law("zero-is-neutral", "0 + a = a = a + 0") { (choices) throws(Discard) in
        let a = try choices.draw(elements, named: "a")
        return .equal(sum(zero, a), a, "0 + a").and(.equal(sum(a, zero), a, "a + 0"))
      },
      law("negation-undoes", "a + (−a) = 0") { (choices) throws(Discard) in
        let a = try choices.draw(elements, named: "a")
        return .equal(sum(a, negation(a)), zero, "a + (−a)")
      },
      law("difference-adds-the-negation", "a − b = a + (−b)") { (choices) throws(Discard) in
        let (a, b) = try pair(&choices)
        return .equal(difference(a, b), sum(a, negation(b)), "a − b")
      },
    ]
  }

  private var productLaws: [Law] {
    [
      law("product-is-associative", "a·(b·c) = (a·b)·c") { (choices) throws(Discard) in
        let (a, b, c) = try triple(&choices)
        return .equal(product(a, product(b, c)), product(product(a, b), c), "a·(b·c)")
      },
      law("product-is-commutative", "a·b = b·a") { (choices) throws(Discard) in
        let (a, b) = try pair(&choices)
        return .equal(product(a, b), product(b, a), "a·b")
      },
      law("one-is-neutral", "1·a = a = a·1") { (choices) throws(Discard) in
        let a = try choices.draw(elements, named: "a")
        return .equal(product(one, a), a, "1·a").and(.equal(product(a, one), a, "a·1"))
      },
      law("product-distributes", "a·(b + c) = a·b + a·c, and (b + c)·a = b·a + c·a") {
        (choices) throws(Discard) in
        let (a, b, c) = try triple(&choices)
        let factor = sum(b, c)
        return .equal(product(a, factor), sum(product(a, b), product(a, c)), "a·(b + c)")
          .and(.equal(product(factor, a), sum(product(b, a), product(c, a)), "(b + c)·a"))
      },
    ]
  }
}

// MARK: - Agreement

extension FixedWidthRingSuite {
  private var agreementLaws: [Law] {
    [
      agreement("sum", "a + b", sum) { $0 &+ $1 },
      agreement("difference", "a − b", difference) { $0 &- $1 },
      law("negation-agrees-with-integers", "the residue of −a is −a modulo 2^w") {
        (choices) throws(Discard) in
        let a = try choices.draw(elements, named: "a")
        return .equal(residue(negation(a)), (0 &- residue(a)) & mask, "the residue of −a")
      },
      agreement("product", "a·b", product) { $0 &* $1 },
    ]
  }

  /// The law that `operation` is `exact`, which wraps at 128 bits, modulo 2^w.
  private func agreement(
    _ word: String, _ term: String, _ operation: @escaping Operation,
    _ exact: @escaping @Sendable (UInt128, UInt128) -> UInt128
  ) -> Law {
    law("\(word)-agrees-with-integers", "the residue of \(term) is \(term) modulo 2^w") {
      (choices) throws(Discard) in
      let (a, b) = try pair(&choices)
      return .equal(
        residue(operation(a, b)), exact(residue(a), residue(b)) & mask, "the residue of \(term)")
    }
  }
}
