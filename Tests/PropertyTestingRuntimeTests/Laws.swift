import Foundation
import PropertyTesting

/// Laws that fail in the ways that end a process, and some that do not.
enum FatalLaws {
  /// Traps for −128 only. (The negative is used: an unused one, with its trap, is optimised away.)
  static let negation = Law("fatal.negation", "every byte has a negative") {
    choices throws(Discard) in
    let a = try choices.integer(Int8.self, named: "a")
    return .require((0 - a) &+ a == 0, "no such number")
  }

  /// Traps where the sum leaves Int16.
  static let sum = Law("fatal.sum", "any two numbers can be added") { choices throws(Discard) in
    let a = try choices.integer(Int16.self, named: "a")
    choices.note("the first is \(a)")
    let b = try choices.integer(Int16.self, named: "b")
    return .require(a + b == b + a, "not commutative")
  }

  /// Never ends for numbers above 1000.
  static let hang = Law("fatal.hang", "every number is counted down to 0") {
    choices throws(Discard) in
    let n = try choices.integer(UInt16.self, named: "n")
    while n > 1000 { usleep(1000) }
    return .holds
  }

  /// Takes memory for ever for numbers of at least 100.
  static let hoard = Law("fatal.hoard", "some memory is enough") { choices throws(Discard) in
    let n = try choices.integer(UInt16.self, named: "n")
    var hoard: [[UInt8]] = []
    while n >= 100 { hoard.append([UInt8](repeating: 1, count: 1 << 22)) }
    return .require(hoard.isEmpty, "some is left")
  }

  /// Fails for 5, and ends no process.
  static let exact = Law("plain.exact", "no number is 5") { choices throws(Discard) in
    let n = try choices.integer(UInt32.self, named: "n")
    return .require(n != 5, "it is")
  }

  /// Ends the process itself.
  static let exit = Law("fatal.exit", "no number ends the process") { choices throws(Discard) in
    let n = try choices.integer(UInt8.self, named: "n")
    if n == 77 { Foundation.exit(3) }
    return .holds
  }
}

enum PlainLaws {
  static let holds = Law("plain.negation", "-(-a) = a") { choices throws(Discard) in
    let a = try choices.integer(Int16.self, named: "a")
    choices.label("negative", if: a < 0)
    return .require(0 &- (0 &- a) == a, "differs")
  }

  static let fails = Law("plain.sum", "a + b is at least a") { choices throws(Discard) in
    let a = try choices.integer(Int64.self, named: "a")
    let b = try choices.integer(Int64.self, named: "b")
    choices.label("small", if: a.magnitude < 100)
    return .require(b < 0 || a &+ b >= a, "the sum is \(a &+ b)")
  }

  static let discards = Law("plain.even", "even numbers are even") { choices throws(Discard) in
    let a = try choices.integer(UInt32.self, named: "a")
    try choices.assume(a % 2 == 0)
    return .holds
  }

  static let scored = Law("plain.scored", "no sum reaches 3000") { choices throws(Discard) in
    var sum = 0
    for _ in 0..<12 { sum += Int(try choices.integer(UInt8.self)) }
    choices.target(Double(sum))
    return .require(sum < 3000, "the sum is \(sum)")
  }

  static let all = [holds, fails, discards, scored]
}
