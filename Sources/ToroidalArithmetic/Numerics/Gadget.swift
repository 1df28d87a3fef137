/// Points of the circle as signed digits in base B = 2^β, the first ℓ of them: the gadget
/// decomposition of encrypted computation.
///
/// The digit dᵢ counts steps of 2^(w − iβ), that is, of B^−i turn, for i = 1 … ℓ:
///
///     let gadget = Gadget<UInt8>(baseBits: 2, levels: 3)
///     gadget?.digits(of: 183)                 // [-1, 0, -2]: −64 − 8 = −72, and 256 − 72 = 184
///     gadget?.recomposed([-1, 0, -2])         // 184
///
/// - Source: I. Chillotti, N. Gama, M. Georgieva and M. Izabachène, "TFHE: fast fully homomorphic
///   encryption over the torus", 2020, algorithm 1.
public struct Gadget<Scalar: FixedWidthInteger>: Hashable, Sendable {
  /// β, the number of bits of a digit.
  public let baseBits: Int

  /// ℓ, the number of digits.
  public let levels: Int

  /// The base 2^`baseBits` with so many levels.
  ///
  /// Nil exactly unless 1 ≤ β ≤ 64, ℓ ≥ 1 and β · ℓ ≤ w.
  public init?(baseBits: Int, levels: Int) {
    guard baseBits >= 1, baseBits <= 64, levels >= 1, levels <= Scalar.bitWidth / baseBits else {
      return nil
    }
    self.baseBits = baseBits
    self.levels = levels
  }

  /// w − β · ℓ, the number of bits that the digits do not say.
  var droppedBits: Int { Scalar.bitWidth - baseBits * levels }

  /// The digits d₁ … dℓ in [−B/2, B/2), the most significant first, for which Σ dᵢ · 2^(w − iβ) is the
  /// point next to `point` by the rule, among the multiples of 2^(w − βℓ).
  ///
  ///     let bits = Gadget<UInt8>(baseBits: 1, levels: 8)
  ///     bits?.digits(of: 255)         // [0, 0, 0, 0, 0, 0, 0, -1]
  ///     bits?.digits(of: 1)           // [-1, -1, -1, -1, -1, -1, -1, -1]: −255
  ///
  /// To nearest, the error is at most 2^(w − βℓ − 1) steps, and there is none where βℓ = w. The digits
  /// are the only ones in their interval: where a digit could be B/2, it is −B/2 with a carry, which is
  /// lost above the first.
  ///
  /// - Parameters:
  ///   - point: A point of the circle of 2^w steps.
  ///   - rounding: Where a point between two multiples goes.
  /// - Returns: ℓ digits.
  /// - Complexity: O(ℓ) operations on integers of w bits.
  public func digits(of point: Scalar, rounding: CircularRounding = .toNearestOrEven) -> [Int64] {
    let pattern = Scalar.Magnitude(truncatingIfNeeded: point)
    var rest = pattern >> droppedBits
    let place = CircularRounding.Fraction(bits: pattern << (baseBits * levels))
    if rounding.roundsUp(place, floorIsEven: rest.trailingZeroBitCount != 0) {
      rest &+= Scalar.Magnitude.step
    }
    var digits: [Int64] = []
    digits.reserveCapacity(levels)
    let unused = 64 - baseBits
    for _ in 0..<levels {
      // The low bits with their highest as the sign are the digit; a negative one carries.
      let digit = (Int64(truncatingIfNeeded: rest) << unused) >> unused
      digits.append(digit)
      rest >>= baseBits
      if digit < 0 { rest &+= Scalar.Magnitude.step }
    }
    return digits.reversed()
  }

  /// Σ dᵢ · 2^(w − iβ) modulo 2^w, for any digits, the most significant first.
  ///
  ///     Gadget<UInt8>(baseBits: 4, levels: 2)?.recomposed([1, -1])       // 15
  ///     Gadget<UInt8>(baseBits: 4, levels: 2)?.recomposed([100, 0])      // 64: 1600 mod 256
  ///
  /// - Precondition: There are ℓ digits.
  /// - Complexity: O(ℓ) operations on integers of w bits.
  public func recomposed(_ digits: [Int64]) -> Scalar {
    precondition(
      digits.count == levels, "expected \(levels) digits, found \(digits.count)")
    var sum: Scalar = 0
    for digit in digits { sum = sum << baseBits &+ Scalar(truncatingIfNeeded: digit) }
    return sum << droppedBits
  }
}
