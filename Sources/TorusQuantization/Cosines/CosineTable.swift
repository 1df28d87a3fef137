/// The cosines of all differences of two codes, as integers: entry δ is 2^s·cos 2πδ/2^b, rounded to the
/// nearest integer.
///
/// The similarity of two rows is Σ_axes cos 2π(x − y), what the heads of tori are trained by. From codes it
/// is a sum of table entries, an integer; nothing is floating-point, and the true sum is within
/// ``error(axes:)`` of it. For example, 3 bits at the scale 2^4 are 16, 11, 0, −11, −16, −11, 0, 11.
public struct CosineTable: Hashable, Sendable {
  /// b, in [1, 16].
  public let bits: Int

  /// s, in [0, 40]: the unit of entries and similarities is 2^−s.
  public let scaleBits: Int

  /// Entry δ for each difference δ in [0, 2^b), in [−2^s, 2^s].
  public let entries: [Int64]

  /// The widths of codes.
  public static let widths = 1...16

  /// The scales s.
  public static let scales = 0...40

  /// The most axes of a row: 2^22, with which sums and their bounds are below 2^63.
  public static let largestAxes = 1 << 22

  /// The table of codes of `bits` bits.
  ///
  /// - Precondition: `bits` is in [1, 16], and `scaleBits` in [0, 40].
  /// - Complexity: O(2^b).
  public init(bits: Int, scaleBits: Int) {
    precondition(
      Self.widths.contains(bits) && Self.scales.contains(scaleBits),
      "expected 1 to 16 bits and a scale of 0 to 40, found \(bits) and \(scaleBits)")
    self.bits = bits
    self.scaleBits = scaleBits
    // A circle of 2 points has no quarter: it is every second point of one that has.
    let (half, step) = (1 << (max(bits, 2) - 1), bits == 1 ? 2 : 1)
    let quarter = QuarterWave(bits: max(bits, 2)).rounded(scaleBits: scaleBits)
    entries = stride(from: 0, to: 2 * half, by: step).map { difference in
      let folded = min(difference, 2 * half - difference)
      return 2 * folded <= half ? quarter[folded] : -quarter[half - folded]
    }
  }

  /// Σ_axes of the entries of the differences: 2^s·Σ cos 2π(p − q)/2^b, within ``error(axes:)``.
  ///
  /// - Precondition: Both have the same number of codes, at most 2^22, each below 2^b.
  /// - Complexity: O(axes).
  public func similarity(_ codes: ArraySlice<UInt16>, _ other: ArraySlice<UInt16>) -> Int64 {
    precondition(
      codes.count == other.count && codes.count <= Self.largestAxes,
      "expected as many codes, at most 2^22, found \(codes.count) and \(other.count)")
    var sum: Int64 = 0
    for (code, otherCode) in zip(codes, other) {
      precondition(
        Int(code | otherCode) < entries.count, "expected codes of \(bits) bits, found others")
      sum += entries[Int(code &- otherCode) & (entries.count - 1)]
    }
    return sum
  }

  /// How far a similarity of so many axes can be from 2^s·Σ cos: ⌈axes/2⌉, as an entry is within ½.
  ///
  /// - Precondition: `axes` is in [0, 2^22].
  public func error(axes: Int) -> Int64 {
    precondition(
      0...Self.largestAxes ~= axes, "expected up to 2^22 axes, found \(axes)")
    return Int64(axes + 1) / 2
  }

  /// How much the similarity of two embeddings can differ from that of their codes, in 2^−s, where their
  /// residuals add up to `residual` units of 2^−16 step: at least 2^s·2π·residual/2^(16 + b), rounded up.
  ///
  /// A cosine changes by at most 2π for each turn. 710/113 stands for 2π, which is less. `nil` where the
  /// bound is 2^63 or more.
  ///
  /// - Source: Metius, 1625, for 355/113.
  public func slack(residual: UInt64) -> Int64? {
    let numerator = UInt128(residual) * 710 << UInt128(scaleBits)
    let denominator: UInt128 = 113 << UInt128(16 + bits)
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Int64(exactly: remainder == 0 ? quotient : quotient + 1)
  }
}
