internal import CGMP

/// A rational number in lowest terms, with a positive denominator.
public struct BigRational: Sendable, Equatable {
  /// The numerator, with the sign.
  public let numerator: BigInteger

  /// The denominator, at least 1.
  public let denominator: BigInteger

  /// numerator / denominator, for a denominator other than 0.
  public init(_ numerator: BigInteger, over denominator: BigInteger = 1) {
    precondition(denominator != 0, "expected a denominator other than 0")
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInteger = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator.floorDivided(by: divisor)
    self.denominator = sign * denominator.floorDivided(by: divisor)
  }

  /// The exact value of a finite floating-point number; nil for NaN and the infinities.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    var rational = mpq_t()
    __gmpq_init(&rational)
    defer { __gmpq_clear(&rational) }
    __gmpq_set_d(&rational, value)
    self.init(
      withUnsafePointer(to: rational._mp_num) { source in
        BigInteger { __gmpz_set($0, source) }
      },
      over: withUnsafePointer(to: rational._mp_den) { source in
        BigInteger { __gmpz_set($0, source) }
      })
  }

  /// 2^exponent, for any integer exponent.
  public static func powerOfTwo(_ exponent: Int) -> BigRational {
    exponent >= 0
      ? BigRational(BigInteger.powerOfTwo(exponent))
      : BigRational(1, over: BigInteger.powerOfTwo(-exponent))
  }

  /// The greatest integer not above `self`.
  public var floor: BigInteger { numerator.floorDivided(by: denominator) }

  /// |self|.
  public var magnitude: BigRational { BigRational(numerator.magnitude, over: denominator) }
}

extension BigRational {
  /// left + right.
  public static func + (left: Self, right: Self) -> Self {
    Self(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  /// left − right.
  public static func - (left: Self, right: Self) -> Self {
    Self(
      left.numerator * right.denominator - right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  /// left · right.
  public static func * (left: Self, right: Self) -> Self {
    Self(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// left / right, for a divisor other than 0.
  public static func / (left: Self, right: Self) -> Self {
    Self(left.numerator * right.denominator, over: left.denominator * right.numerator)
  }
}

extension BigRational: Comparable {
  /// Whether `left` is less than `right`.
  public static func < (left: Self, right: Self) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension BigRational: CustomStringConvertible {
  /// The numerator, and `/` and the denominator where it is not 1.
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
