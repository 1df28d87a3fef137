public import PropertyTesting

/// A serial order on a ring of 2^w numbers: a precedes b exactly if 0 < b − a < 2^(w−1) modulo 2^w.
///
/// That is RFC 1982, section 3.2. Of two numbers exactly one is true: they are equal, the first precedes
/// or follows the second, or they are incomparable, half a ring apart.
///
///     let suite = SerialOrderSuite<UInt16>(
///       "sequence", width: 16, numbers: .integer,
///       advanced: { $0 &+ UInt16(truncatingIfNeeded: $1) },
///       precedes: { Int16(bitPattern: $1 &- $0) > 0 })
public struct SerialOrderSuite<Number: Equatable & Sendable>: LawSuite {
  /// A number and a number to whether they stand so.
  public typealias Relation = @Sendable (Number, Number) -> Bool

  /// The first words of the name of each law.
  public var name: LawName
  /// w, in [1, 128].
  public var width: Int
  /// What to draw the numbers from.
  public var numbers: Generator<Number>
  /// The number n ∈ [0, 2^w) steps after another.
  public var advanced: @Sendable (Number, UInt128) -> Number
  /// Whether a precedes b.
  public var precedes: Relation
  /// Whether a follows b; `nil` for what has no such function of its own.
  public var follows: Relation?
  /// Whether a and b are incomparable; `nil` for what has no such function of its own.
  public var areIncomparable: Relation?

  /// The serial order of `numbers` with these functions.
  ///
  /// Without `follows`, a follows b if b precedes a; without `areIncomparable`, what is neither equal
  /// nor stands one way is incomparable.
  ///
  /// - Precondition: `width` is in [1, 128].
  public init(
    _ name: LawName, width: Int, numbers: Generator<Number>,
    advanced: @escaping @Sendable (Number, UInt128) -> Number, precedes: @escaping Relation,
    follows: Relation? = nil, areIncomparable: Relation? = nil
  ) {
    precondition((1...128).contains(width), "expected a width in 1...128, found \(width)")
    self.name = name
    self.width = width
    self.numbers = numbers
    self.advanced = advanced
    self.precedes = precedes
    self.follows = follows
    self.areIncomparable = areIncomparable
  }

  /// The axioms, and the agreement with RFC 1982.
  public var laws: [Law] {
    [
      isIrreflexive, isAntisymmetric, followingReverses, isExactlyOneRelation,
      isTranslationInvariant, isIncomparableAtTheAntipode, agreesWithHalfTheRing,
    ]
  }

  private func isFollowing(_ a: Number, _ b: Number) -> Bool {
    follows.map { $0(a, b) } ?? precedes(b, a)
  }

  private func isIncomparable(_ a: Number, _ b: Number) -> Bool {
    areIncomparable.map { $0(a, b) } ?? (a != b && !precedes(a, b) && !isFollowing(a, b))
  }

  private func pair(_ choices: inout Choices) throws(Discard) -> (Number, Number) {
    (try choices.draw(numbers, named: "a"), try choices.draw(numbers, named: "b"))
  }

  /// A number of steps in [0, 2^w).
  private func steps(_ choices: inout Choices) throws(Discard) -> UInt128 {
    let steps = Generator { (choices) throws(Discard) in
      try choices.draw(from: .unsigned(width: width))
    }
    return try choices.draw(steps, named: "n")
  }

  /// 2^(w−1).
  private var half: UInt128 { 1 << UInt128(width - 1) }
}

extension SerialOrderSuite {
  private var isIrreflexive: Law {
    law("is-irreflexive", "no number precedes itself") { (choices) throws(Discard) in
      let a = try choices.draw(numbers, named: "a")
      return .require(!precedes(a, a), "a precedes a")
    }
  }

  private var isAntisymmetric: Law {
    law("is-antisymmetric", "not both a precedes b and b precedes a") {
      (choices) throws(Discard) in
      let (a, b) = try pair(&choices)
      return .require(
        a == b || !precedes(a, b) || !precedes(b, a), "a precedes b, and b precedes a")
    }
  }

  private var followingReverses: Law {
    law("following-reverses", "a follows b exactly if b precedes a") { (choices) throws(Discard) in
      let (a, b) = try pair(&choices)
      return .equal(isFollowing(a, b), precedes(b, a), "whether a follows b")
    }
  }

  private var isExactlyOneRelation: Law {
    law(
      "is-exactly-one-relation",
      "of a = b, a precedes b, a follows b and a and b are incomparable, one is true"
    ) { (choices) throws(Discard) in
      let (a, b) = try pair(&choices)
      let relations = [
        ("equal", a == b), ("precedes", precedes(a, b)), ("follows", isFollowing(a, b)),
        ("incomparable", isIncomparable(a, b)),
      ]
      let found = relations.filter(\.1).map(\.0)
      return .require(found.count == 1, found.isEmpty ? "none" : found.joined(separator: " and "))
    }
  }

  private var isTranslationInvariant: Law {
    law("is-translation-invariant", "a + n precedes b + n exactly if a precedes b") {
      (choices) throws(Discard) in
      let (a, b) = try pair(&choices)
      let n = try steps(&choices)
      return .equal(
        precedes(advanced(a, n), advanced(b, n)), precedes(a, b), "whether a + n precedes b + n")
    }
  }

  private var isIncomparableAtTheAntipode: Law {
    law(
      "is-incomparable-exactly-at-the-antipode",
      "a and b are incomparable exactly if b = a + 2^(w−1)"
    ) { (choices) throws(Discard) in
      let (a, b) = try pair(&choices)
      return .equal(
        isIncomparable(a, b), b == advanced(a, half), "whether a and b are incomparable")
    }
  }

  private var agreesWithHalfTheRing: Law {
    law("agrees-with-rfc-1982", "a precedes a + n exactly if 0 < n < 2^(w−1)") {
      (choices) throws(Discard) in
      let a = try choices.draw(numbers, named: "a")
      let n = try steps(&choices)
      return .equal(precedes(a, advanced(a, n)), n > 0 && n < half, "whether a precedes a + n")
    }
  }
}
