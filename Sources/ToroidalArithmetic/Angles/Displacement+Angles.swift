extension Displacement {
  /// The displacement in degrees: d · 360/2^w, in [−180, 180].
  ///
  ///     UInt8(0).displacement(to: 192).degrees()     // −90
  ///
  /// Rounded as ``Swift/FixedWidthInteger/degrees(as:rounding:)`` is; half a turn is −180 by the
  /// convention of the displacement, and 180 only where a wide one is rounded to it.
  ///
  /// - Parameters:
  ///   - type: The floating-point type of the answer.
  ///   - rounding: Where a value between two floating-point numbers goes.
  /// - Returns: The angle, with the sign of the displacement.
  /// - Precondition: The type has at most 64 bits, and `Real` is no wider than Double.
  /// - Complexity: O(1).
  public func degrees<Real: BinaryFloatingPoint>(
    as type: Real.Type = Double.self, rounding: CircularRounding = .toNearestOrEven
  ) -> Real {
    isNegative
      ? -magnitude.degrees(as: type, rounding: rounding.reflected)
      : magnitude.degrees(as: type, rounding: rounding)
  }

  /// The displacement in radians: d · 2π/2^w, in [−π, π] but for the rounding of ±π itself.
  ///
  ///     UInt8(0).displacement(to: 192).radians()     // −1.5707963267948966: −π/2, correctly rounded
  ///
  /// Rounded as ``Swift/FixedWidthInteger/radians(as:rounding:)`` is.
  ///
  /// - Parameters:
  ///   - type: The floating-point type of the answer.
  ///   - rounding: Where a value between two floating-point numbers goes.
  /// - Returns: The angle, with the sign of the displacement.
  /// - Precondition: The type has at most 64 bits, and `Real` is no wider than Double.
  /// - Complexity: O(1).
  public func radians<Real: BinaryFloatingPoint>(
    as type: Real.Type = Double.self, rounding: CircularRounding = .toNearestOrEven
  ) -> Real {
    isNegative
      ? -magnitude.radians(as: type, rounding: rounding.reflected)
      : magnitude.radians(as: type, rounding: rounding)
  }
}
