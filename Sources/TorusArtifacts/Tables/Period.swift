/// The length P = 2^binaryExponent of coordinate that makes one full turn.
///
/// A coordinate x is the point x/P of the circle R/Z: 0.25 with P = 1 and −3 with P = 4 are the same
/// quarter turn. Angles written in turns use P = 1. Unit vectors use P = 4, so that [−1, 1] fills half
/// the circle: nothing wraps there, and the distance on the circle, times 4, is |x − y| exactly.
/// A period is a power of two because division by it is then exact in binary.
public struct Period: Hashable, Sendable {
  /// log₂ P, in [−64, 64].
  public let binaryExponent: Int

  /// The exponents that a period may have: [−64, 64].
  public static let binaryExponents = -64...64

  /// P = 1: coordinates are in turns.
  public static let turn = Period(unchecked: 0)

  /// P = 4: coordinates in [−1, 1] fill half the circle and never wrap.
  public static let unitVectors = Period(unchecked: 2)

  private init(unchecked binaryExponent: Int) {
    self.binaryExponent = binaryExponent
  }

  /// 2^binaryExponent, or `nil` for an exponent outside [−64, 64].
  public init?(binaryExponent: Int) {
    guard Period.binaryExponents.contains(binaryExponent) else { return nil }
    self.binaryExponent = binaryExponent
  }

  /// The period of this length, or `nil` where `length` is no power of two in [2^−64, 2^64].
  public init?(length: Double) {
    guard length.isNormal, length > 0, length.significand == 1 else { return nil }
    self.init(binaryExponent: Int(length.exponent))
  }
}
