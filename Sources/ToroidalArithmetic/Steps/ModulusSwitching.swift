extension FixedWidthInteger {
  /// The code at this width of the same angle: code · 2^v / 2^w rounded to an integer, modulo 2^v,
  /// for a code of w bits and a type of v.
  ///
  ///     UInt8(switchingModulusOf: 0x1234 as UInt16)                    // 18: 0x12: 18.2
  ///     UInt8(switchingModulusOf: 0xffff as UInt16)                    // 0: it rounds to a full turn
  ///     UInt8(switchingModulusOf: 0xffff as UInt16, rounding: .down)   // 255
  ///     Int16(switchingModulusOf: 200 as UInt8)                        // −14336: 200 · 256
  ///
  /// Exact to a type of as many bits or more, and there and back again is the identity. To fewer
  /// bits the rules to nearest are off by at most half a step, the others by less than one. Signs
  /// are a matter of writing: the residues count.
  ///
  /// - Parameters:
  ///   - code: A point of the circle of 2^w steps.
  ///   - rounding: Where a value between two lattice points goes.
  /// - Complexity: O(1) operations on integers of these widths.
  /// - Source: Z. Brakerski, C. Gentry and V. Vaikuntanathan, "(Leveled) fully homomorphic
  ///   encryption without bootstrapping", 2012; for powers of two, Chillotti et al., "TFHE", 2020.
  @inlinable
  public init<Source: FixedWidthInteger>(
    switchingModulusOf code: Source, rounding: CircularRounding = .toNearestOrEven
  ) {
    let dropped = Source.bitWidth - Self.bitWidth
    guard dropped > 0 else {
      self = Self(truncatingIfNeeded: code) << -dropped
      return
    }
    let pattern = Source.Magnitude(truncatingIfNeeded: code)
    let floor = Self(truncatingIfNeeded: pattern >> dropped)
    let place = CircularRounding.Fraction(bits: pattern << Self.bitWidth)
    let up = rounding.roundsUp(place, floorIsEven: floor.trailingZeroBitCount != 0)
    self = up ? floor &+ Self.step : floor
  }
}
