extension FixedWidthInteger {
  /// The code of the real angle x, in turns: x · 2^w rounded to an integer, modulo 2^w.
  ///
  ///     UInt8(turns: 0.25)                  // 64
  ///     UInt8(turns: 0.999)                 // 0: it rounds to a full turn, which is no turn
  ///     UInt8(turns: -1e-20)                // 0, and 255 with rounding down
  ///     Int8(turns: 0.75)                   // −64
  ///     UInt8(turns: Double.nan)            // nil
  ///
  /// The rounding is that of the exact value of `turns`, a dyadic rational, with no intermediate
  /// result: it is correct for every finite floating-point number, subnormal or huge. Adding
  /// a whole number of turns does not change the code, if the sum is exact.
  ///
  /// - Parameters:
  ///   - turns: An angle in turns; any finite number, not only those in [0, 1).
  ///   - rounding: Where a value between two lattice points goes.
  ///
  /// The answer is nil exactly if `turns` is NaN or infinite.
  ///
  /// - Precondition: The type has at most 64 bits.
  /// - Complexity: O(1).
  public init?<Real: BinaryFloatingPoint>(
    turns: Real, rounding: CircularRounding = .toNearestOrEven
  ) {
    precondition(Self.bitWidth <= 64, "turns are converted to codes of at most 64 bits")
    guard turns.isFinite else { return nil }
    // |turns| = significand · 2^exponent with an integer significand.
    let isSubnormal = turns.exponentBitPattern == 0
    let fractionBits = Real.significandBitCount
    let pattern = UInt64(turns.significandBitPattern)
    let significand = isSubnormal ? pattern : pattern | 1 << UInt64(fractionBits)
    let unit = isSubnormal ? Real.leastNormalMagnitude.exponent : turns.exponent
    let exponent = Int(unit) - fractionBits
    let code = Self.code(
      significand, exponent: exponent + Self.bitWidth, isNegative: turns.sign == .minus, rounding)
    self.init(truncatingIfNeeded: code)
  }

  /// ±significand · 2^exponent rounded to an integer, modulo 2^64.
  private static func code(
    _ significand: UInt64, exponent: Int, isNegative: Bool, _ rounding: CircularRounding
  ) -> UInt64 {
    if exponent >= 0 {
      // A whole number of steps. Shifts of 64 and more leave nothing modulo 2^64.
      let steps = significand << exponent
      return isNegative ? 0 &- steps : steps
    }
    let dropped = -exponent
    let whole = significand >> dropped
    let fraction = fraction(of: significand, dropped: dropped)
    // floor(−v) is −floor(v) − 1 for a v that is not whole, and its fraction is reflected.
    let isWhole = fraction == .zero
    let floor = isNegative ? 0 &- whole &- (isWhole ? 0 : 1) : whole
    let place = isNegative ? fraction.reflected : fraction
    return rounding.roundsUp(place, floorIsEven: floor & 1 == 0) ? floor &+ 1 : floor
  }

  /// Where the low `dropped` bits of `significand` lie between 0 and 2^dropped.
  private static func fraction(of significand: UInt64, dropped: Int) -> CircularRounding.Fraction {
    if significand == 0 { return .zero }
    if dropped > 64 { return .belowHalf }
    let aligned = significand << (64 - dropped)
    if aligned == 0 { return .zero }
    let half: UInt64 = 1 << 63
    return aligned == half ? .half : aligned < half ? .belowHalf : .aboveHalf
  }

  /// The angle of the code `self` in turns: (self mod 2^w) / 2^w, in [0, 1).
  ///
  ///     UInt8(128).turns()                          // 0.5
  ///     Int8(-64).turns()                           // 0.75
  ///     UInt64.max.turns()                          // 0: the nearest Double is a full turn
  ///     UInt64.max.turns(rounding: .down)           // 0.9999999999999999, which is 1 − 2^−53
  ///
  /// Exact where the code's significant bits fit the significand, so always for up to 53 bits in
  /// Double and 24 in Float; else correctly rounded, and what rounds to a full turn is 0.
  ///
  /// - Parameters:
  ///   - type: The floating-point type of the answer.
  ///   - rounding: Where a value between two floating-point numbers goes.
  /// - Returns: The angle in [0, 1).
  /// - Precondition: The type has at most 64 bits.
  /// - Complexity: O(1).
  public func turns<Real: BinaryFloatingPoint>(
    as type: Real.Type = Double.self, rounding: CircularRounding = .toNearestOrEven
  ) -> Real {
    precondition(Self.bitWidth <= 64, "turns are read from codes of at most 64 bits")
    let code = UInt64(Magnitude(truncatingIfNeeded: self))
    if code == 0 { return 0 }
    let leadingExponent = 63 - code.leadingZeroBitCount - Self.bitWidth
    let leastExponent = Int(Real.leastNormalMagnitude.exponent)
    let ulpExponent = Swift.max(leadingExponent, leastExponent) - Real.significandBitCount
    let dropped = Swift.max(ulpExponent + Self.bitWidth, 0)
    var kept = code >> UInt64(dropped)
    let fraction = Self.fraction(of: code, dropped: dropped)
    if dropped > 0, rounding.roundsUp(fraction, floorIsEven: kept & 1 == 0) { kept += 1 }
    let scale = Real.Exponent(dropped - Self.bitWidth)
    let turns = Real(sign: .plus, exponent: scale, significand: Real(kept))
    return turns == 1 ? 0 : turns
  }
}
