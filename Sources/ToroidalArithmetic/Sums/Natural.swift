/// An integer of at least 0 and of any size, with the few operations that counting points needs.
///
/// Sums with alternating signs pass through integers far beyond what is left of them in the end.
struct Natural {
  /// The 64-bit digits, least significant first, the last one not 0; none for 0.
  private(set) var words: [UInt64]

  /// The integer with these digits, of which the last ones may be 0.
  private init(padded words: [UInt64]) {
    self.words = words
    while self.words.last == 0 { self.words.removeLast() }
  }

  /// The integer equal to `value`.
  init(_ value: UInt320) { self.init(padded: value.words) }

  /// left + right.
  static func + (left: Self, right: Self) -> Self {
    var sum = left.words
    if sum.count < right.words.count {
      sum.append(contentsOf: [UInt64](repeating: 0, count: right.words.count - sum.count))
    }
    var carry: UInt64 = 0
    for index in sum.indices {
      if carry == 0, index >= right.words.count { break }
      let other = index < right.words.count ? right.words[index] : 0
      let (partial, overflow) = sum[index].addingReportingOverflow(other)
      let (word, carryOut) = partial.addingReportingOverflow(carry)
      sum[index] = word
      carry = overflow || carryOut ? 1 : 0
    }
    if carry != 0 { sum.append(carry) }
    return Self(padded: sum)
  }

  /// left − right, for left ≥ right.
  static func - (left: Self, right: Self) -> Self {
    var difference = left.words
    var borrow: UInt64 = 0
    for index in difference.indices {
      if borrow == 0, index >= right.words.count { break }
      let other = index < right.words.count ? right.words[index] : 0
      let (partial, overflow) = difference[index].subtractingReportingOverflow(other)
      let (word, borrowOut) = partial.subtractingReportingOverflow(borrow)
      difference[index] = word
      borrow = overflow || borrowOut ? 1 : 0
    }
    precondition(
      borrow == 0 && left.words.count >= right.words.count, "expected a difference of at least 0")
    return Self(padded: difference)
  }

  /// left · right, digit by digit.
  static func * (left: Self, right: Self) -> Self {
    var product = [UInt64](repeating: 0, count: left.words.count + right.words.count)
    for (i, a) in left.words.enumerated() {
      var carry: UInt64 = 0
      for (j, b) in right.words.enumerated() {
        // a · b + product + carry is at most (2^64 − 1)² + 2 · (2^64 − 1) = 2^128 − 1.
        let (high, low) = a.multipliedFullWidth(by: b)
        let (partial, first) = low.addingReportingOverflow(product[i + j])
        let (word, second) = partial.addingReportingOverflow(carry)
        product[i + j] = word
        carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      }
      product[i + right.words.count] = carry
    }
    return Self(padded: product)
  }

  /// The quotient by a divisor of the integer, other than 0.
  func dividedExactly(by divisor: UInt64) -> Self {
    var quotient = words
    var remainder: UInt64 = 0
    for index in quotient.indices.reversed() {
      (quotient[index], remainder) = divisor.dividingFullWidth((remainder, quotient[index]))
    }
    precondition(remainder == 0, "expected a divisor, found the remainder \(remainder)")
    return Self(padded: quotient)
  }
}
