/// A number in [0, 2^64) in fixed point: a multiple of 2^−64n, for n words of fraction.
///
/// The last word is the integer part, the others are the fraction, least significant first. There are
/// no platform's mathematical functions here: the answers are the same everywhere. A unit below
/// is 2^−64n.
struct FixedPoint: Equatable {
  private(set) var words: [UInt64]

  /// The number of words of the fraction.
  var fractionWords: Int { words.count - 1 }

  /// `integer`, with a fraction of `fractionWords` words, all 0.
  init(_ integer: UInt64, fractionWords: Int) {
    words = Array(repeating: 0, count: fractionWords + 1)
    words[fractionWords] = integer
  }

  /// pattern / 2^128, less a part below one unit if that needs more words.
  init(pattern: UInt128, fractionWords: Int) {
    self.init(0, fractionWords: fractionWords)
    words[fractionWords - 1] = UInt64(truncatingIfNeeded: pattern >> 64)
    if fractionWords > 1 { words[fractionWords - 2] = UInt64(truncatingIfNeeded: pattern) }
  }

  /// 0.d_1 d_2 … for the binary digits of `digits`, most significant word first, as far as they fit.
  init(fractionDigits digits: [UInt64], fractionWords: Int) {
    self.init(0, fractionWords: fractionWords)
    for (index, word) in digits.prefix(fractionWords).enumerated() {
      words[fractionWords - 1 - index] = word
    }
  }

  /// 2^exponent units.
  init(unitsLog2 exponent: Int, fractionWords: Int) {
    self.init(0, fractionWords: fractionWords)
    words[exponent >> 6] = 1 << UInt64(exponent & 63)
  }

  /// Whether the number is 0.
  var isZero: Bool {
    for word in words where word != 0 { return false }
    return true
  }

  /// The number of bits up to the highest one set, counted in units; 0 for 0.
  var bitLength: Int {
    for index in words.indices.reversed() where words[index] != 0 {
      return 64 * (index + 1) - words[index].leadingZeroBitCount
    }
    return 0
  }

  /// The first 128 digits of the fraction.
  var pattern: UInt128 {
    let high = UInt128(words[fractionWords - 1]) << 64
    return fractionWords > 1 ? high | UInt128(words[fractionWords - 2]) : high
  }

  /// The number less its integer part.
  var fraction: FixedPoint {
    var result = self
    result.words[fractionWords] = 0
    return result
  }
}

extension FixedPoint {
  static func < (left: Self, right: Self) -> Bool {
    for index in left.words.indices.reversed() where left.words[index] != right.words[index] {
      return left.words[index] < right.words[index]
    }
    return false
  }

  /// left + right, modulo 2^64.
  static func &+ (left: Self, right: Self) -> Self {
    var result = left
    var carry: UInt64 = 0
    for index in 0..<left.words.count {
      let (partial, first) = left.words[index].addingReportingOverflow(right.words[index])
      let (sum, second) = partial.addingReportingOverflow(carry)
      result.words[index] = sum
      carry = first || second ? 1 : 0
    }
    return result
  }

  /// left − right, modulo 2^64.
  static func &- (left: Self, right: Self) -> Self {
    var result = left
    var borrow: UInt64 = 0
    for index in 0..<left.words.count {
      let (partial, first) = left.words[index].subtractingReportingOverflow(right.words[index])
      let (difference, second) = partial.subtractingReportingOverflow(borrow)
      result.words[index] = difference
      borrow = first || second ? 1 : 0
    }
    return result
  }

  /// left · right less a part below one unit, for a product below 2^64.
  static func * (left: Self, right: Self) -> Self {
    let count = left.words.count
    var product: [UInt64] = Array(repeating: 0, count: 2 * count)
    for i in 0..<count {
      let factor = left.words[i]
      // The integer part mostly is 0.
      if factor == 0 { continue }
      var carry: UInt64 = 0
      for j in 0..<count {
        let full = factor.multipliedFullWidth(by: right.words[j])
        let (partial, first) = full.low.addingReportingOverflow(product[i + j])
        let (sum, second) = partial.addingReportingOverflow(carry)
        product[i + j] = sum
        carry = full.high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      }
      product[i + count] = carry
    }
    var result = left
    for index in 0..<count { result.words[index] = product[index + count - 1] }
    return result
  }

  /// The product with an integer, below 2^64.
  func multiplied(by factor: UInt64) -> Self {
    var result = self
    var carry: UInt64 = 0
    for index in 0..<words.count {
      let full = factor.multipliedFullWidth(by: words[index])
      let (sum, overflow) = full.low.addingReportingOverflow(carry)
      result.words[index] = sum
      carry = full.high &+ (overflow ? 1 : 0)
    }
    return result
  }

  /// The quotient by an integer other than 0, less a part below one unit.
  func divided(by divisor: UInt64) -> Self {
    var result = self
    var remainder: UInt64 = 0
    for index in words.indices.reversed() {
      (result.words[index], remainder) = divisor.dividingFullWidth((remainder, words[index]))
    }
    return result
  }

  /// The number · 2^count modulo 2^64, less a part below one unit where `count` is negative.
  func shifted(by count: Int) -> Self {
    var result = self
    let (distance, bits) = (count >> 6, count & 63)
    func word(_ index: Int) -> UInt64 { index >= 0 && index < words.count ? words[index] : 0 }
    for index in 0..<words.count {
      let source = index - distance
      result.words[index] = word(source) << bits | word(source - 1) >> (64 - bits)
    }
    return result
  }
}
