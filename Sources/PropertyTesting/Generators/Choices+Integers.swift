extension Choices {
  /// An integer of type `T`: any of its 2^w values, w = `T.bitWidth` ∈ [1, 128].
  ///
  /// Recorded as the residue modulo 2^w, signed types in the signed order. Works for any fixed-width
  /// integer, also one of a single signed bit, whose values are 0 and −1.
  @inlinable
  public mutating func integer<T: FixedWidthInteger>(
    _ type: T.Type = T.self, named name: String = ""
  ) throws(Discard) -> T {
    let domain: ChoiceDomain =
      T.isSigned ? .signed(width: T.bitWidth) : .unsigned(width: T.bitWidth)
    let residue = try draw(from: domain)
    if transcript != nil { transcript?.add(residue, of: domain, named: name) }
    return T(truncatingIfNeeded: residue)
  }

  /// An integer in `range`; the value nearest to zero is the simplest, positive first.
  ///
  /// Recorded as an index in the order of `RangeOrder`, so that whatever is shrunk stays in the
  /// range. In 15…123456789 the index 0 is 15; in −5…100 the indices 0, 1, 2 are 0, 1, −1. Chance
  /// draws both ends often, with their neighbors, and 0 and ±1 where they are inside.
  @inlinable
  public mutating func integer<T: FixedWidthInteger>(
    in range: ClosedRange<T>, named name: String = ""
  ) throws(Discard) -> T {
    let order = RangeOrder(range)
    let wide = order.value(at: try draw(in: order))
    if transcript != nil { transcript?.add(wide, signed: T.isSigned, T.bitWidth, named: name) }
    return T(truncatingIfNeeded: wide)
  }

  /// A number in [0, `bound`), `bound` ≥ 1.
  @inlinable
  public mutating func index(below bound: Int, named name: String = "") throws(Discard) -> Int {
    precondition(bound > 0, "expected a bound of at least 1")
    let last = UInt128(truncatingIfNeeded: bound &- 1)
    let index = Int(truncatingIfNeeded: try draw(from: .index(through: last)))
    if transcript != nil { transcript?.add(text: String(index), named: name) }
    return index
  }

  /// A truth value; false is the simpler.
  @inlinable
  public mutating func bool(named name: String = "") throws(Discard) -> Bool {
    let value = try draw(from: .index(through: 1)) != 0
    if transcript != nil { transcript?.add(text: value ? "true" : "false", named: name) }
    return value
  }
}
