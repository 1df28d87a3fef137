import PropertyTesting
import Testing

/// The integers of one signed bit, 0 and −1: the narrowest there are, in which 1 does not exist.
///
/// Only what the engine may ask of a fixed-width integer does anything; whatever else is called
/// ends the test.
private struct SignedBit: FixedWidthInteger, SignedInteger {
  typealias Words = [UInt]
  typealias Magnitude = UInt8

  private let isSet: Bool

  private init(isSet: Bool) { self.isSet = isSet }

  static var bitWidth: Int { 1 }
  static var min: SignedBit { SignedBit(isSet: true) }
  static var max: SignedBit { SignedBit(isSet: false) }

  init(_truncatingBits bits: UInt) { isSet = bits & 1 == 1 }
  init(integerLiteral value: Int) {
    precondition(value == 0 || value == -1, "expected 0 or -1, found \(value)")
    isSet = value != 0
  }
  init?<T: BinaryInteger>(exactly source: T) {
    guard source == 0 || (T.isSigned && source.words.allSatisfy { $0 == .max }) else { return nil }
    isSet = source != 0
  }
  init<T: BinaryInteger>(truncatingIfNeeded source: T) {
    isSet = source.words.first.map { $0 & 1 == 1 } ?? false
  }

  var words: [UInt] { [isSet ? .max : 0] }
  var magnitude: UInt8 { isSet ? 1 : 0 }
  var trailingZeroBitCount: Int { isSet ? 0 : 1 }
  var leadingZeroBitCount: Int { isSet ? 0 : 1 }
  var nonzeroBitCount: Int { isSet ? 1 : 0 }
  var byteSwapped: SignedBit { self }

  static func == (left: SignedBit, right: SignedBit) -> Bool { left.isSet == right.isSet }
  static func < (left: SignedBit, right: SignedBit) -> Bool { left.isSet && !right.isSet }
  func hash(into hasher: inout Hasher) { hasher.combine(isSet) }

  func addingReportingOverflow(_ other: SignedBit) -> (partialValue: SignedBit, overflow: Bool) {
    unused()
  }
  func subtractingReportingOverflow(_ other: SignedBit) -> (partialValue: SignedBit, overflow: Bool)
  { unused() }
  func multipliedReportingOverflow(by other: SignedBit) -> (partialValue: SignedBit, overflow: Bool)
  { unused() }
  func dividedReportingOverflow(by other: SignedBit) -> (partialValue: SignedBit, overflow: Bool) {
    unused()
  }
  func remainderReportingOverflow(dividingBy other: SignedBit) -> (
    partialValue: SignedBit, overflow: Bool
  ) { unused() }
  func multipliedFullWidth(by other: SignedBit) -> (high: SignedBit, low: UInt8) { unused() }
  func dividingFullWidth(
    _ dividend: (high: SignedBit, low: UInt8)
  ) -> (quotient: SignedBit, remainder: SignedBit) {
    unused()
  }

  static func + (left: SignedBit, right: SignedBit) -> SignedBit { unused() }
  static func - (left: SignedBit, right: SignedBit) -> SignedBit { unused() }
  static func * (left: SignedBit, right: SignedBit) -> SignedBit { unused() }
  static func / (left: SignedBit, right: SignedBit) -> SignedBit { unused() }
  static func % (left: SignedBit, right: SignedBit) -> SignedBit { unused() }
  static func *= (left: inout SignedBit, right: SignedBit) { unused() }
  static func /= (left: inout SignedBit, right: SignedBit) { unused() }
  static func %= (left: inout SignedBit, right: SignedBit) { unused() }
  static func &= (left: inout SignedBit, right: SignedBit) { unused() }
  static func |= (left: inout SignedBit, right: SignedBit) { unused() }
  static func ^= (left: inout SignedBit, right: SignedBit) { unused() }
  static func &>>= (left: inout SignedBit, right: SignedBit) { unused() }
  static func &<<= (left: inout SignedBit, right: SignedBit) { unused() }
}

private func unused() -> Never {
  fatalError("the engine called an operation that it may not need")
}

@Suite("Integers of one signed bit")
struct NarrowIntegerTests {
  @Test("all pairs are enumerated: 4 cases")
  func enumerated() {
    let law = Law("bit.pairs", "holds") { (choices) throws(Discard) in
      _ = try choices.integer(SignedBit.self)
      _ = try choices.integer(in: SignedBit.min...SignedBit.max)
      return .holds
    }
    #expect(Enumerator().run(law).cases == 4)
    #expect(Sampler(seed: 1, samples: 100).run(law).isSuccess)
  }

  @Test("the value that is not 0 is found, and reported as -1")
  func refuted() throws {
    let law = Law("bit.is-zero", "x = 0 or y = 0") { (choices) throws(Discard) in
      let x = try choices.integer(SignedBit.self, named: "x")
      let y = try choices.integer(in: SignedBit.min...SignedBit.max, named: "y")
      return .require(x == SignedBit.max || y == SignedBit.max, "neither is")
    }
    for report in [Sampler(seed: 1).run(law), Enumerator().run(law)] {
      let found = try #require(report.counterexample)
      #expect(found.values.map(\.description) == ["x = -1 (0x1)", "y = -1 (0x1)"])
    }
  }
}
