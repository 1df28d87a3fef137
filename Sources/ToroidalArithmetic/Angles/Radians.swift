extension FixedWidthInteger {
  /// The code of the real angle x, in radians: x/(2π) · 2^w rounded to an integer, modulo 2^w.
  ///
  ///     UInt8(radians: Double.pi)           // 128
  ///     UInt8(radians: -3.0)                // 134
  ///     UInt16(radians: 1e22)               // 54895
  ///     UInt16(radians: 1e300)              // 42757
  ///     UInt8(radians: Double.infinity)     // nil
  ///
  /// The angle is that of the exact value of the floating-point number: the double nearest to π is a
  /// little below π, and `UInt8(radians: Double.pi, rounding: .down)` is 127.
  ///
  /// The rounding is correct for every finite Double, Float and Float16, at every width and under
  /// every rule. x/(2π) · 2^w is computed with an error below 2^−75, from those digits of 1/(2π)
  /// that matter (argument reduction after Payne and Hanek). No multiple of half a step other than
  /// 0 is as near to an x/(2π) · 2^w: the least distance, over all doubles and widths, is found by
  /// the continued fractions of 2^k/π, exponent by exponent (the method of Kahan, and of Muller,
  /// "Elementary Functions", chapter 11), and is above 2^−64. A test does so.
  ///
  /// - Parameters:
  ///   - radians: An angle in radians; any finite number.
  ///   - rounding: Where a value between two lattice points goes. No value but that of 0 is on a
  ///     lattice point or halfway between two.
  ///
  /// The answer is nil exactly if `radians` is NaN or infinite.
  ///
  /// - Precondition: The type has at most 64 bits, and `Real` is no wider than Double.
  /// - Complexity: O(1).
  public init?<Real: BinaryFloatingPoint>(
    radians: Real, rounding: CircularRounding = .toNearestOrEven
  ) {
    precondition(Self.bitWidth <= 64, "radians are converted to codes of at most 64 bits")
    Real.requireAtMostDouble()
    guard radians.isFinite else { return nil }
    let (significand, exponent) = radians.integralParts
    let place = LatticePlace(radians: significand, exponent: exponent + Self.bitWidth)
    self.init(
      truncatingIfNeeded: (radians.sign == .minus ? place.reflected : place).rounded(rounding))
  }

  /// The angle of the code `self` in radians: (self mod 2^w) · 2π/2^w, in [0, 2π).
  ///
  ///     UInt8(128).radians()                        // 3.141592653589793, the double nearest to π
  ///     Int8(-64).radians()                         // 4.71238898038469
  ///     UInt64.max.radians()                        // 6.283185307179586: 2 * Double.pi, which is less than 2π
  ///     UInt64.max.radians(rounding: .up)           // 0: the next Double is more than a full turn
  ///
  /// Correctly rounded for every code of every width under every rule, and what rounds to more than
  /// 2π is 0. In the standard library `Real.pi` is rounded down, so `2 * Real.pi` is
  /// the greatest answer.
  ///
  /// The product is formed with 192 digits of π. No code's angle is as near to a number halfway
  /// between two doubles as its error: in units of half a last place the least distance,
  /// by the continued fractions of 2^k · π, is above 2^−70, and the error is below 2^−130.
  ///
  /// - Parameters:
  ///   - type: The floating-point type of the answer.
  ///   - rounding: Where a value between two floating-point numbers goes.
  /// - Returns: The angle in [0, 2π).
  /// - Precondition: The type has at most 64 bits, and `Real` is no wider than Double.
  /// - Complexity: O(1).
  public func radians<Real: BinaryFloatingPoint>(
    as type: Real.Type = Double.self, rounding: CircularRounding = .toNearestOrEven
  ) -> Real {
    precondition(Self.bitWidth <= 64, "radians are read from codes of at most 64 bits")
    Real.requireAtMostDouble()
    let code = UInt64(Magnitude(truncatingIfNeeded: self))
    if code == 0 { return 0 }
    let shift = code.leadingZeroBitCount
    let (high, low) = highWords(of: code << shift, times: CircleConstants.pi)
    // code · 2π/2^w = (code · 2^shift) · (π · 2^190) · 2^(1 − w − shift − 190), of which the last
    // 128 digits are dropped.
    let exponent = 128 - 189 - Self.bitWidth - shift
    let radians = LeadingBits(high: high, low: low, exponent: exponent, hasMore: true)
      .rounded(as: type, rounding)
    return radians > 2 * Real.pi ? 0 : radians
  }
}

extension LatticePlace {
  /// The place of s · 2^exponent / (2π), found from 192 digits of 1/(2π).
  ///
  /// Digit i of 1/(2π) contributes s · 2^(exponent − i). The digits through `exponent` − 64
  /// contribute multiples of 2^64, which the floor forgets; those beyond `exponent` + 128 less than
  /// s · 2^−128.
  fileprivate init(radians significand: UInt64, exponent: Int) {
    let start = exponent - 64
    let (high, middle, low) = (
      Self.digits(at: start), Self.digits(at: start + 64), Self.digits(at: start + 128)
    )
    let last = significand.multipliedFullWidth(by: low)
    let next = significand.multipliedFullWidth(by: middle)
    let (fraction, carry) = next.low.addingReportingOverflow(last.high)
    floor = significand &* high &+ next.high &+ (carry ? 1 : 0)
    // No number but 0 is a rational multiple of 1/π, so it is never on a multiple of half a step.
    self.fraction =
      significand == 0 ? .zero : fraction.leadingZeroBitCount == 0 ? .aboveHalf : .belowHalf
  }

  /// The 64 binary digits of 1/(2π) after the first `start`; before the first there are zeros.
  private static func digits(at start: Int) -> UInt64 {
    func word(_ index: Int) -> UInt64 {
      let words = CircleConstants.turnsPerRadian
      return words.indices.contains(index) ? words[index] : 0
    }
    let (index, shift) = (start >> 6, start & 63)
    return word(index) << shift | word(index + 1) >> (64 - shift)
  }
}

/// The two most significant of the words of `factor` times the number with the digits `words`,
/// most significant first.
private func highWords(of factor: UInt64, times words: [UInt64]) -> (high: UInt64, low: UInt64) {
  var (high, low): (UInt64, UInt64) = (0, 0)
  for word in words.reversed() {
    let product = factor.multipliedFullWidth(by: word)
    let (sum, carry) = product.low.addingReportingOverflow(high)
    (high, low) = (product.high &+ (carry ? 1 : 0), sum)
  }
  return (high, low)
}
