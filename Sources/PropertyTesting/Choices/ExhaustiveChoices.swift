/// Every choice sequence of a law exactly once, in lexicographic order of the values.
///
/// An odometer with a digit for each choice, whose wheels appear as the law asks for them: a domain
/// may depend on what was drawn before. Call `advance()` after each case. The law must draw the same
/// when it is given the same, else the visit means nothing.
public final class ExhaustiveChoices: ChoiceSource {
  private struct Digit {
    var value: UInt128
    let maximum: UInt128
  }

  /// The wheels and the place of the next choice, outside the object: a stored property of a class
  /// is checked for exclusive access at each use, and this is the innermost loop of an enumeration.
  private struct State {
    var digits: UnsafeMutablePointer<Digit>
    var capacity: Int
    var count: Int
    var position: Int
  }

  private let state: UnsafeMutablePointer<State>
  /// The values of the first case; empty once it is over.
  private var start: [UInt128]

  /// The source whose first sequence begins with the values `start` and goes on with zeros; by
  /// default the sequence of zeros.
  ///
  /// The values must be such as the law draws, as `values` gives them.
  public init(from start: [UInt128] = []) {
    self.start = start
    state = .allocate(capacity: 1)
    state.initialize(
      to: State(digits: .allocate(capacity: 16), capacity: 16, count: 0, position: 0))
  }

  deinit {
    state.pointee.digits.deallocate()
    state.deallocate()
  }

  /// Returns to the first choice of the current sequence.
  public override func begin(case number: UInt64) {
    state.pointee.position = 0
  }

  /// The digit of this place; 0 where the case goes beyond the one before.
  public override func choose(
    from domain: ChoiceDomain, after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    let position = state.pointee.position
    state.pointee.position = position &+ 1
    if position < state.pointee.count {
      return state.pointee.digits[position].value
    }
    if position == state.pointee.capacity { grow() }
    let value = position < start.count ? start[position] : 0
    precondition(value <= domain.maximum, "expected a value of the domain")
    (state.pointee.digits + position).initialize(to: Digit(value: value, maximum: domain.maximum))
    state.pointee.count = position &+ 1
    return value
  }

  /// The values that the next case begins with; it goes on with zeros.
  public var values: [UInt128] {
    if state.pointee.count == 0 { return start }
    return (0..<state.pointee.count).map { state.pointee.digits[$0].value }
  }

  /// Moves to the next sequence; false after the last.
  ///
  /// Complexity: amortized O(1) digits.
  public func advance() -> Bool {
    if !start.isEmpty { start = [] }
    var last = state.pointee.position
    while last > 0 {
      let digit = state.pointee.digits + (last &- 1)
      if digit.pointee.value < digit.pointee.maximum {
        digit.pointee.value &+= 1
        state.pointee.count = last
        return true
      }
      last &-= 1
    }
    state.pointee.count = 0
    return false
  }

  /// The number of cases that remain at least, given the current one: each later value of each digit
  /// starts one more. Saturates at 2^128 − 1.
  var remainingAtLeast: UInt128 {
    var sum: UInt128 = 0
    for place in 0..<state.pointee.position {
      let digit = state.pointee.digits[place]
      let (total, overflow) = sum.addingReportingOverflow(digit.maximum - digit.value)
      if overflow { return .max }
      sum = total
    }
    return sum
  }

  private func grow() {
    let old = state.pointee
    let digits = UnsafeMutablePointer<Digit>.allocate(capacity: old.capacity * 2)
    digits.moveInitialize(from: old.digits, count: old.count)
    old.digits.deallocate()
    state.pointee.digits = digits
    state.pointee.capacity = old.capacity * 2
  }
}
