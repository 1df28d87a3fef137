/// A closed arc of the real circle R/mZ, m = 2^w, whose ends are lattice points.
///
/// An arc runs upward from its first end to its last, across the seam if it must:
///
///     let arc = Arc<UInt8>.closed(from: 250, to: 4)
///     arc.contains(1)      // true
///     arc.length           // 10
///     Arc<UInt8>.circle.length                   // 256
///     Arc<UInt8>.closed(from: 0, to: 255).length // 255: the open step from 255 to 0 is outside
///
/// An arc from a point to itself is that point alone. The whole circle has no ends and is a case
/// of its own, so two arcs are equal exactly if they are the same set of real points. No arc is
/// empty.
@frozen
public enum Arc<Scalar: FixedWidthInteger> {
  /// The real points from `from` upward to `to`, both included: of a length in [0, m − 1].
  case closed(from: Scalar, to: Scalar)
  /// All of R/mZ, of length m.
  case circle

  /// The arc of `length` steps upward from `start`, or nil if the length exceeds m.
  ///
  ///     Arc<UInt8>(from: 250, length: 10)      // [250, 4]
  ///     Arc<UInt8>(from: 250, length: 256)     // circle
  ///
  /// - Precondition: Scalars have at most 128 bits.
  @inlinable
  public init?(from start: Scalar, length: UInt320) {
    let modulus = UInt320(powerOfTwo: Scalar.bitWidth)
    guard length <= modulus else { return nil }
    self =
      length == modulus
      ? .circle : .closed(from: start, to: start &+ Scalar(truncatingIfNeeded: length.low))
  }

  /// The length in steps, an integer in [0, m]; m exactly for the circle.
  ///
  /// - Precondition: Scalars have at most 128 bits.
  @inlinable
  public var length: UInt320 {
    switch self {
    case .closed(let start, let end): UInt320(start.stepsUp(to: end))
    case .circle: UInt320(powerOfTwo: Scalar.bitWidth)
    }
  }
}

extension Arc: Hashable {}

extension Arc: Sendable where Scalar: Sendable {}

extension Arc: CustomStringConvertible {
  /// The ends in decimal, as in `[250, 4]`, or `circle`.
  public var description: String {
    switch self {
    case .closed(let start, let end): "[" + String(start) + ", " + String(end) + "]"
    case .circle: "circle"
    }
  }
}

extension FixedWidthInteger {
  /// The number of steps from `self` upward to `other`: other − self modulo m, in [0, m).
  @inlinable
  func stepsUp(to other: Self) -> Magnitude { Magnitude(truncatingIfNeeded: other &- self) }
}
