extension FixedWidthInteger {
  /// The code of the real angle x, in degrees: x/360 · 2^w rounded to an integer, modulo 2^w.
  ///
  ///     UInt8(degrees: 90.0)                // 64
  ///     Int16(degrees: -179.0)              // −32586
  ///     UInt8(degrees: 359.9)               // 0: it rounds to a full turn, which is no turn
  ///     UInt16(degrees: 1e22)               // 50972: 280 degrees, after a great many turns
  ///     UInt8(degrees: Double.nan)          // nil
  ///
  /// The rounding is that of the exact rational number, with no intermediate result: it is correct
  /// for every finite floating-point number. Adding a whole number of turns of 360 degrees
  /// does not change the code, if the sum is exact. Dividing by 360 in floating point first would
  /// round twice.
  ///
  /// - Parameters:
  ///   - degrees: An angle in degrees; any finite number, not only those in [0, 360).
  ///   - rounding: Where a value between two lattice points goes.
  ///
  /// The answer is nil exactly if `degrees` is NaN or infinite.
  ///
  /// - Precondition: The type has at most 64 bits, and `Real` is no wider than Double.
  /// - Complexity: O(1).
  public init?<Real: BinaryFloatingPoint>(
    degrees: Real, rounding: CircularRounding = .toNearestOrEven
  ) {
    precondition(Self.bitWidth <= 64, "degrees are converted to codes of at most 64 bits")
    Real.requireAtMostDouble()
    guard degrees.isFinite else { return nil }
    let (significand, exponent) = degrees.integralParts
    // 2^w/360 = 2^(w − 3)/45.
    let place = LatticePlace(fortyFifthsOf: significand, exponent: exponent + Self.bitWidth - 3)
    self.init(
      truncatingIfNeeded: (degrees.sign == .minus ? place.reflected : place).rounded(rounding))
  }

  /// The angle of the code `self` in degrees: (self mod 2^w) · 360/2^w, in [0, 360).
  ///
  ///     UInt8(128).degrees()                        // 180
  ///     Int8(-64).degrees()                         // 270
  ///     UInt64.max.degrees()                        // 0: the nearest Double is a full turn
  ///     UInt64.max.degrees(rounding: .down)         // 359.99999999999994: 360 − 2^−44
  ///
  /// Exact for up to 47 bits in Double and 18 in Float, since 360 = 45 · 2^3; else correctly
  /// rounded, and what rounds to a full turn is 0.
  ///
  /// - Parameters:
  ///   - type: The floating-point type of the answer.
  ///   - rounding: Where a value between two floating-point numbers goes.
  /// - Returns: The angle in [0, 360).
  /// - Precondition: The type has at most 64 bits, and `Real` is no wider than Double.
  /// - Complexity: O(1).
  public func degrees<Real: BinaryFloatingPoint>(
    as type: Real.Type = Double.self, rounding: CircularRounding = .toNearestOrEven
  ) -> Real {
    precondition(Self.bitWidth <= 64, "degrees are read from codes of at most 64 bits")
    Real.requireAtMostDouble()
    let code = UInt64(Magnitude(truncatingIfNeeded: self))
    let (high, low) = code.multipliedFullWidth(by: 45)
    let exact = LeadingBits(high: high, low: low, exponent: 3 - Self.bitWidth, hasMore: false)
    let degrees = exact.rounded(as: type, rounding)
    return degrees == 360 ? 0 : degrees
  }
}

extension LatticePlace {
  /// The place of s · 2^exponent / 45.
  fileprivate init(fortyFifthsOf significand: UInt64, exponent: Int) {
    guard exponent < 0 else {
      // s · 2^exponent less its residue is 45 · floor, and 45 has an inverse modulo 2^64.
      // 2^12 = 4096 is 1 modulo 45.
      let residue = significand % 45 * (1 << (UInt64(exponent) % 12)) % 45
      let inverse: UInt64 = 0x4fa4_fa4f_a4fa_4fa5
      self.init(
        floor: ((significand << exponent) &- residue) &* inverse,
        fraction: .init(fortyFifths: residue, tail: .zero))
      return
    }
    let whole = significand >> -exponent
    self.init(
      floor: whole / 45,
      fraction: .init(
        fortyFifths: whole % 45, tail: .init(lowBits: -exponent, of: significand)))
  }
}

extension CircularRounding.Fraction {
  /// Where (residue + tail)/45 lies between 0 and 1, for a residue below 45.
  fileprivate init(fortyFifths residue: UInt64, tail: Self) {
    switch residue {
    case 0: self = tail == .zero ? .zero : .belowHalf
    case 22: self = tail == .zero ? .belowHalf : tail
    default: self = residue < 22 ? .belowHalf : .aboveHalf
    }
  }
}
