/// A finite `Double`, exactly: significand · 2^exponent.
///
/// One spelling each: the significand is odd, or both are 0. So 0.75 is 3·2^−2, and −0.0 is 0·2^0.
/// Sidecars spell it `[3,-2]`.
public struct Dyadic: Hashable, Sendable {
  /// Odd, or 0; of at most 53 bits.
  public let significand: Int64

  /// log₂ of the last place: in [−1074, 1023], or 0 for 0.
  public let exponent: Int

  private static let significands = -(Int64(1) << 53)...Int64(1) << 53
  private static let exponents = -1074...1023

  /// The number.
  ///
  /// - Precondition: `value` is finite.
  public init(_ value: Double) {
    precondition(value.isFinite, "expected a finite number, found \(value)")
    let hidden = value.isNormal ? UInt64(1) << 52 : 0
    let pattern = value.significandBitPattern | hidden
    guard pattern != 0 else {
      (significand, exponent) = (0, 0)
      return
    }
    let zeros = pattern.trailingZeroBitCount
    let odd = Int64(pattern >> UInt64(zeros))
    significand = value.sign == .minus ? -odd : odd
    exponent = max(1, Int(value.exponentBitPattern)) - 1075 + zeros
  }

  /// The least k with |value| < 2^k; `exponent` for 0.
  public var top: Int { exponent + 64 - significand.magnitude.leadingZeroBitCount }

  /// The number as a `Double`, which holds it.
  public var value: Double {
    Double(sign: .plus, exponent: exponent, significand: Double(significand))
  }

  /// `[significand, exponent]`.
  var json: JSONValue { .array([.integer(significand), .integer(exponent)]) }

  /// The numbers of the array of arrays of `key`, of which there are `count`.
  static func array(
    _ key: String, count: Int, in fields: JSONFields
  ) throws(ArtifactError) -> [Double] {
    let values = try fields.array(key)
    guard values.count == count else {
      throw ArtifactError(
        path: fields.path, offset: fields.offset,
        expected: "\(count) numbers for key \"\(key)\", one an axis", found: "\(values.count)")
    }
    var numbers: [Double] = []
    for (index, value) in values.enumerated() {
      guard case .array(let parts) = value, parts.count == 2,
        case .number(let first) = parts[0], case .number(let second) = parts[1],
        let significand = first.integer(as: Int64.self), significands.contains(significand),
        let exponent = second.integer(as: Int.self), exponents.contains(exponent)
      else {
        throw ArtifactError(
          path: fields.path, offset: fields.offset,
          expected: "[significand, exponent] at \"\(key)\"[\(index)]", found: .phrase(value.kind))
      }
      let number = Double(sign: .plus, exponent: exponent, significand: Double(significand))
      guard number.isFinite, Dyadic(number).json == value else {
        throw ArtifactError(
          path: fields.path, offset: fields.offset,
          expected: "an odd significand, or [0, 0], of a double at \"\(key)\"[\(index)]",
          found: "[\(significand), \(exponent)]")
      }
      numbers.append(number)
    }
    return numbers
  }
}
