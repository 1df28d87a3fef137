extension FixedWidthInteger {
  /// m/2 as an element of Z/m: the top bit alone.
  @inlinable
  static var halfTurn: Self {
    let ones = ~(0 as Magnitude)
    return Self(truncatingIfNeeded: ones ^ (ones >> 1))
  }

  /// 1 as an element of Z/m. The literal 1 would trap in one signed bit.
  @inlinable
  static var step: Self { Self(truncatingIfNeeded: 1 as Int) }

  /// The point farthest from `self`: self + m/2, the only one at distance m/2.
  ///
  ///     UInt8(3).antipode     // 131
  ///     Int8(3).antipode      // −125
  ///
  /// The antipode is the cut locus of a point on the circle: from there, and from nowhere else,
  /// two arcs are shortest. `p.antipode.antipode == p`.
  @inlinable
  public var antipode: Self { self ^ Self.halfTurn }

  /// Whether `other` is the antipode of `self`, where the shortest arc is not unique.
  @inlinable
  public func isAntipodal(to other: Self) -> Bool { other == antipode }
}
