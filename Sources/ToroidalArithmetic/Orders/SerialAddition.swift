extension FixedWidthInteger {
  /// The sequence number (self + steps) mod 2^w: RFC 1982, section 3.1.
  ///
  ///     UInt32(0xffff_ffff).serialAdvanced(by: 1)     // 0
  ///     UInt8(200).serialAdvanced(by: 100)            // 44
  ///     UInt8(200).serialAdvanced(by: 128)            // nil: half the ring is no step forward
  ///
  /// A sum of 1 to 2^(w−1) − 1 steps follows `self`, and that is all the RFC defines: longer
  /// additions lead to numbers that do not follow, so they are refused instead of made. In one
  /// bit nothing but 0 can be added.
  ///
  /// - Returns: The number `steps` after `self`; nil unless steps is in [0, 2^(w−1) − 1].
  /// - Complexity: O(1) operations on integers of this width.
  @inlinable
  public func serialAdvanced(by steps: Magnitude) -> Self? {
    steps < Self.halfRing ? self &+ Self(truncatingIfNeeded: steps) : nil
  }

  /// m/2, as a number of steps.
  @inlinable
  static var halfRing: Magnitude { Magnitude(truncatingIfNeeded: halfTurn) }

  /// (self − start) mod m: how many steps forward lead from `start` to `self`, in [0, m).
  @inlinable
  func stepsForward(from start: Self) -> Magnitude {
    Magnitude(truncatingIfNeeded: self &- start)
  }
}
