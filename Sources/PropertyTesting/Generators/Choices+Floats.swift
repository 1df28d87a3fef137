/// The floating-point numbers beyond the finite ones.
public struct FloatSpecials: OptionSet, Hashable, Sendable {
  /// The set as bits.
  public let rawValue: Int

  /// The set with these bits.
  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Both infinities.
  public static let infinities = FloatSpecials(rawValue: 1)
  /// Every NaN, and both infinities.
  public static let all = FloatSpecials(rawValue: 3)
}

extension Choices {
  /// A floating-point number of type `T`, of 16, 32 or 64 bits: any finite one, by default.
  ///
  /// All bit patterns occur: subnormals, both zeros, and what `specials` adds. Fewer binary places
  /// are simpler, then the smaller magnitude, then positive: 0, −0, 1, −1, 2, …, 0.5, …; NaN last.
  /// The report shows the bits in hexadecimal.
  @inlinable
  public mutating func float<T: BinaryFloatingPoint>(
    _ type: T.Type = T.self, including specials: FloatSpecials = [], named name: String = ""
  ) throws(Discard) -> T {
    let width = 1 + T.exponentBitCount + T.significandBitCount
    let value = try draw(from: Self.floats(width: width, specials))
    let bits = UInt64(truncatingIfNeeded: value &>> 1)
    let number = T(
      sign: value & 1 == 1 ? .minus : .plus,
      exponentBitPattern: T.RawExponent(bits >> UInt64(T.significandBitCount)),
      significandBitPattern: T.RawSignificand(
        bits & ((1 << UInt64(T.significandBitCount)) - 1)))
    if transcript != nil { describe(number, bits: value, width: width, named: name) }
    return number
  }

  /// A floating-point number in `range`, finite at both ends: lower + k·(upper − lower)/2^`places`, or
  /// up to `ulps` floats beside it.
  ///
  /// With 0...1 and w places these are the multiples of 2^−w and their neighbors: where codes of w
  /// bits round. The ends come first, then the middle, the quarters, and so on; a neighbor
  /// beyond an end is that end. In a type with fewer places, the nearest numbers it has.
  /// `places` ∈ [0, 62], `ulps` ∈ [0, 1000].
  @inlinable
  public mutating func float<T: BinaryFloatingPoint>(
    in range: ClosedRange<T>, places: Int = 24, ulps: Int = 2, named name: String = ""
  ) throws(Discard) -> T {
    precondition(
      range.lowerBound.isFinite && range.upperBound.isFinite, "expected finite bounds")
    precondition(places >= 0 && places <= 62, "expected places in 0...62, found \(places)")
    precondition(ulps >= 0 && ulps <= 1000, "expected ulps in 0...1000, found \(ulps)")
    let step = Self.binaryFraction(
      UInt64(truncatingIfNeeded: try draw(from: .index(through: 1 &<< UInt128(places)))),
      places: places)
    let share: T = Self.share(step, places: places)
    // Each end in its own share, because their difference may overflow; their sum may too, and is
    // then beyond an end.
    var number = range.lowerBound * (1 - share) + range.upperBound * share
    let beside = try draw(from: .index(through: UInt128(2 * ulps)))
    for _ in 0..<(beside + 1) / 2 { number = beside & 1 == 1 ? number.nextUp : number.nextDown }
    number = min(max(number, range.lowerBound), range.upperBound)
    if transcript != nil { transcript?.add(text: "\(number)", named: name) }
    return number
  }

  /// The domain of the floats of `width` bits with `specials`.
  @usableFromInline
  package static func floats(width: Int, _ specials: FloatSpecials) -> ChoiceDomain {
    precondition([16, 32, 64].contains(width), "expected 16, 32 or 64 bits, found \(width)")
    let infinity = UInt128(FloatFormat(width: width).infinity) << 1
    if specials == .all { return .floats(through: ChoiceDomain.largestResidue(width)) }
    return .floats(through: specials == .infinities ? infinity + 1 : infinity - 1)
  }

  /// The numerator over 2^`places` of the fraction of this number in the order 0, 1, 1/2, 1/4, 3/4,
  /// 1/8, 3/8, 5/8, 7/8, …: a bijection of [0, 2^`places`].
  @usableFromInline
  package static func binaryFraction(_ number: UInt64, places: Int) -> UInt64 {
    let one = UInt64(1) << UInt64(places)
    if number <= 1 { return number * one }
    // The numbers 2^(i−1) + 1 through 2^i are the odd multiples of 2^−i.
    let level = UInt64(63 - (number - 1).leadingZeroBitCount)
    let odd = 2 * (number - 1 - 1 << level) + 1
    return odd << (UInt64(places) - level - 1)
  }

  /// `step`/2^`places`, at most 1, rounded to `T`.
  @usableFromInline
  static func share<T: BinaryFloatingPoint>(_ step: UInt64, places: Int) -> T {
    // With 8 bits of exponent both are finite, 2^62 at most. With 5, as in 16 bits, they overflow
    // where their quotient does not.
    if T.exponentBitCount >= 8 {
      return T(step) / T(sign: .plus, exponent: T.Exponent(places), significand: 1)
    }
    return T(Double(step) / Double(sign: .plus, exponent: places, significand: 1))
  }

  @usableFromInline
  mutating func describe<T: BinaryFloatingPoint>(
    _ number: T, bits value: UInt128, width: Int, named name: String
  ) {
    let bits = value &>> 1 | (value & 1) &<< UInt128(width - 1)
    transcript?.add(
      text: "\(number)", named: name, hexadecimal: hexadecimal(bits, digits: width / 4))
  }
}
