extension Choices {
  /// A point that stands to `point` in one of `relations`, not empty; the first is the simplest.
  ///
  ///     let a = try choices.integer(Int64.self, named: "a")
  ///     let b = try choices.related(to: a, by: [.antipodal, .beforeAntipode], named: "b")
  ///
  /// Recorded as the place of the relation, so that what holds them together survives shrinking.
  public mutating func related<T: FixedWidthInteger>(
    to point: T, by relations: [RingRelation] = RingRelation.allCases, named name: String = ""
  ) throws(Discard) -> T {
    precondition(!relations.isEmpty, "expected at least one relation")
    let place = try draw(from: .index(through: UInt128(relations.count - 1)))
    let partner = relations[Int(truncatingIfNeeded: place)].partner(of: point)
    describe(partner, named: name)
    return partner
  }

  /// Three points that go around the ring: no closed half of it holds them all.
  ///
  /// Drawn as the first point and the ways from each to the next, of which each is shorter than
  /// 2^(w−1). The simplest starts at 0. A ring of 2 or 4 points has no such triple: the case is
  /// discarded.
  public mutating func tripleAroundRing<T: FixedWidthInteger>(
    _ type: T.Type = T.self, named name: String = ""
  ) throws(Discard) -> [T] {
    guard T.bitWidth > 2 else { return try discard() }
    let half = ChoiceDomain.unsigned(width: T.bitWidth).half
    let first = RangeOrder.extended(try whole(integerOf: T.self))
    let toSecond = 2 + (try draw(from: .index(through: half - 3)))
    // The way back to the first is shorter than half as well.
    let toThird = half + 1 - toSecond + (try draw(from: .index(through: toSecond - 2)))
    let points = [first, first &+ toSecond, first &+ toSecond &+ toThird].map {
      T(truncatingIfNeeded: $0)
    }
    for (place, point) in points.enumerated() {
      describe(point, named: name.isEmpty ? "" : "\(name)[\(place)]")
    }
    return points
  }

  /// An integer of type `T` with the residue of `value` modulo 2^w, w the smaller width of the two.
  ///
  /// Where `T` is wider: `value` + k·2^w for some k, modulo the ring of `T`; recorded as the residue k,
  /// signed, so `value` itself is the simplest, and k = 1 turns a negative one into its residue. Where
  /// `T` is not wider, there is only one such integer, and no choice.
  public mutating func congruent<T: FixedWidthInteger, Source: FixedWidthInteger>(
    to value: Source, as type: T.Type = T.self, named name: String = ""
  ) throws(Discard) -> T {
    var wide = RangeOrder.extended(value)
    if T.bitWidth > Source.bitWidth {
      let turns = try draw(from: .signed(width: T.bitWidth - Source.bitWidth))
      wide &+= turns << UInt128(Source.bitWidth)
    }
    let result = T(truncatingIfNeeded: wide)
    describe(result, named: name)
    return result
  }

  private mutating func whole<T: FixedWidthInteger>(
    integerOf type: T.Type
  ) throws(Discard) -> T {
    let domain: ChoiceDomain =
      T.isSigned ? .signed(width: T.bitWidth) : .unsigned(width: T.bitWidth)
    return T(truncatingIfNeeded: try draw(from: domain))
  }

  private mutating func describe<T: FixedWidthInteger>(_ value: T, named name: String) {
    transcript?.add(RangeOrder.extended(value), signed: T.isSigned, T.bitWidth, named: name)
  }
}
