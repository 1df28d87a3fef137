import PropertyTesting
import Testing

/// A law that does not hold, and the one simplest case that refutes it.
struct Fault: Sendable, CustomTestStringConvertible {
  let law: Law
  /// The values of the choices of the simplest counterexample in shortlex order.
  let minimum: [UInt128]
  let samples: Int

  init(_ law: Law, minimum: [UInt128], samples: Int = 1000) {
    self.law = law
    self.minimum = minimum
    self.samples = samples
  }

  var testDescription: String { law.name.text }
}

/// The faults of single numbers.
let numberFaults: [Fault] = [
  Fault(
    Law("int8.negation.no-fixed-point", "-a = a only for a = 0") { (choices) throws(Discard) in
      let a = try choices.integer(Int8.self)
      return .require(a == 0 || 0 &- a != a, "-(\(a)) = \(a)")
    }, minimum: [128], samples: 100),
  Fault(
    Law("int64.negation.no-fixed-point", "-a = a only for a = 0") { (choices) throws(Discard) in
      let a = try choices.integer(Int64.self)
      return .require(a == 0 || 0 &- a != a, "-(\(a)) = \(a)")
    }, minimum: [1 << 63], samples: 100),
  Fault(
    Law("int8.abs.is-not-negative", "|a| >= 0") { (choices) throws(Discard) in
      let a = try choices.integer(Int8.self)
      return .require((a < 0 ? 0 &- a : a) >= 0, "|\(a)| is negative")
    }, minimum: [128], samples: 100),
  Fault(
    Law("int64.abs.is-not-negative", "|a| >= 0") { (choices) throws(Discard) in
      let a = try choices.integer(Int64.self)
      return .require((a < 0 ? 0 &- a : a) >= 0, "|\(a)| is negative")
    }, minimum: [1 << 63], samples: 100),
  Fault(
    Law("int8.is-not-minimum", "x != Int8.min") { (choices) throws(Discard) in
      .require(try choices.integer(Int8.self) != .min, "it is")
    }, minimum: [128], samples: 100),
  Fault(
    Law("int64.is-not-minimum", "x != Int64.min") { (choices) throws(Discard) in
      .require(try choices.integer(Int64.self) != .min, "it is")
    }, minimum: [1 << 63], samples: 100),
  Fault(
    Law("int64.predecessor.precedes", "n - 1 < n") { (choices) throws(Discard) in
      let n = try choices.integer(Int64.self)
      return .require(n &- 1 < n, "\(n) has no predecessor")
    }, minimum: [1 << 63], samples: 100),
  Fault(
    Law("int.is-at-most-50", "n <= 50") { (choices) throws(Discard) in
      let n = try choices.integer(in: 0...1000, named: "n")
      return .require(n <= 50, "n is \(n)")
    }, minimum: [51]),
  Fault(
    Law("int64.is-at-least-minus-50", "n >= -50") { (choices) throws(Discard) in
      let n = try choices.integer(Int64.self)
      return .require(n >= -50, "n is \(n)")
    }, minimum: [UInt128(UInt64.max) - 50]),
  Fault(
    Law("uint128.is-below-a-power", "x < 2^100") { (choices) throws(Discard) in
      .require(try choices.integer(UInt128.self) < 1 << 100, "it is not")
    }, minimum: [1 << 100]),
  Fault(
    Law("range.is-far-from-top", "x is not within 10 of the top") { (choices) throws(Discard) in
      let x = try choices.integer(in: 15...123_456_789)
      return .require(123_456_789 - x >= 10, "\(x)")
    }, minimum: [123_456_780 - 15], samples: 5000),
  Fault(
    Law("int16.square.is-not-negative", "a * a >= 0") { (choices) throws(Discard) in
      let a = try choices.integer(Int16.self)
      return .require(a &* a >= 0, "\(a) * \(a) = \(a &* a)")
    }, minimum: [182]),
  Fault(
    Law("unit.is-the-metre", "the unit is m") { (choices) throws(Discard) in
      let unit = try choices.element(of: ["m", "metre", "metres"], named: "unit")
      return .require(unit == "m", unit)
    }, minimum: [1]),
]

/// The faults of relations between numbers.
let relationFaults: [Fault] = [
  Fault(
    Law("int16.no-antipodal-pair", "b - a is never half a ring") { (choices) throws(Discard) in
      let a = try choices.integer(Int16.self)
      let b = try choices.integer(Int16.self)
      return .require(b &- a != .min, "\(a) and \(b)")
    }, minimum: [0, 1 << 15]),
  Fault(
    Law("int64.no-antipodal-pair-away-from-zero", "neither") { (choices) throws(Discard) in
      let a = try choices.integer(Int64.self)
      let b = try choices.integer(Int64.self)
      return .require(b &- a != .min || a.magnitude < 1000, "\(a) and \(b)")
    }, minimum: [1000, 1000 + 1 << 63]),
  Fault(
    Law("int32.order-by-difference", "a < b iff b - a > 0") { (choices) throws(Discard) in
      let a = try choices.integer(Int32.self)
      let b = try choices.integer(Int32.self)
      return .equal(b &- a > 0, a < b)
    }, minimum: [1, 1 << 31]),
  Fault(
    Law("uint8.midpoint.is-between", "a <= (a + b) / 2") { (choices) throws(Discard) in
      let a = try choices.integer(UInt8.self)
      let b = try choices.integer(UInt8.self)
      try choices.assume(a <= b)
      return .require(a <= (a &+ b) / 2, "\(a), \(b)")
    }, minimum: [1, 255]),
  Fault(
    Law("uint16.three-points-fit-half-a-ring", "some gap is half a ring") {
      (choices) throws(Discard) in
      let points = [
        try choices.integer(UInt16.self), try choices.integer(UInt16.self),
        try choices.integer(UInt16.self),
      ].sorted()
      let gaps = [points[1] &- points[0], points[2] &- points[1], points[0] &- points[2]]
      return .require(gaps.contains { $0 == 0 || $0 >= 1 << 15 }, "\(points)")
    }, minimum: [0, 2, 1 + 1 << 15]),
  Fault(
    Law("uint32.no-large-equal-pair", "a != b or a <= 1000") { (choices) throws(Discard) in
      let a = try choices.integer(UInt32.self)
      let b = try choices.integer(UInt32.self)
      return .require(a != b || a <= 1000, "\(a)")
    }, minimum: [1001, 1001]),
  Fault(
    Law("uint32.truncation.is-injective", "a != b then a != b in 8 bits") {
      (choices) throws(Discard) in
      let a = try choices.integer(UInt32.self)
      let b = try choices.integer(UInt32.self)
      return .require(a == b || a & 255 != b & 255, "\(a), \(b)")
    }, minimum: [0, 256]),
  Fault(
    Law("index.no-large-equal-pair", "a != b or a <= 50") { (choices) throws(Discard) in
      let a = try choices.integer(in: 0...10_000)
      let b = try choices.integer(in: 0...10_000)
      return .require(a != b || a <= 50, "\(a)")
    }, minimum: [51, 51]),
  Fault(
    Law("int.zero-together", "c < 20, or one of a and b is 0 and the other not") {
      (choices) throws(Discard) in
      let c = try choices.integer(in: 0...1000)
      let a = try choices.integer(in: 0...100)
      let b = try choices.integer(in: 0...10)
      return .require(c < 20 || (a == 0) != (b == 0), "\(a), \(b), \(c)")
    }, minimum: [20, 0, 0]),
  Fault(
    Law("int.dependent-difference", "n - k < 10") { (choices) throws(Discard) in
      let n = try choices.integer(in: 0...100)
      let k = try choices.index(below: n + 1)
      return .require(n - k < 10, "\(n), \(k)")
    }, minimum: [10, 0]),
]

/// The faults of lists.
let listFaults: [Fault] = [
  Fault(
    Law("list.sum.is-small", "the sum is below 1500") { (choices) throws(Discard) in
      let list = try choices.array(count: 0...20) { (choices) throws(Discard) in
        try choices.integer(in: 0...1000)
      }
      return .require(list.reduce(0, +) < 1500, "\(list)")
    }, minimum: [2, 500, 1000]),
  Fault(
    Law("list.is-sorted", "every list is sorted") { (choices) throws(Discard) in
      let list = try choices.array(count: 0...20) { (choices) throws(Discard) in
        try choices.integer(Int8.self)
      }
      return .require(list == list.sorted(), "\(list)")
    }, minimum: [2, 0, 255]),
  Fault(
    Law("list.has-no-duplicates", "all elements differ") { (choices) throws(Discard) in
      let list = try choices.array(count: 0...20) { (choices) throws(Discard) in
        try choices.integer(Int64.self)
      }
      return .require(Set(list).count == list.count, "\(list)")
    }, minimum: [2, 0, 0]),
  Fault(
    Law("list.is-a-palindrome", "every list is its reverse") { (choices) throws(Discard) in
      let list = try choices.array(count: 0...10) { (choices) throws(Discard) in
        try choices.integer(UInt16.self)
      }
      return .require(list == list.reversed(), "\(list)")
    }, minimum: [2, 0, 1]),
  Fault(
    Law("list.has-only-small", "no element is 100 or more") { (choices) throws(Discard) in
      let list = try choices.array(count: 0...30) { (choices) throws(Discard) in
        try choices.integer(UInt8.self)
      }
      return .require(list.allSatisfy { $0 < 100 }, "\(list)")
    }, minimum: [1, 100]),
  Fault(
    Law("list.has-one-true", "at most one element is true") { (choices) throws(Discard) in
      let list = try choices.array(count: 0...10) { (choices) throws(Discard) in
        try choices.bool()
      }
      return .require(list.count(where: \.self) < 2, "\(list)")
    }, minimum: [2, 1, 1]),
  Fault(
    Law("list.has-two-values", "fewer than 3 different elements") { (choices) throws(Discard) in
      let list = try choices.array(count: 0...12) { (choices) throws(Discard) in
        try choices.index(below: 10)
      }
      return .require(Set(list).count < 3, "\(list)")
    }, minimum: [3, 0, 1, 2]),
  Fault(
    Law("list.of-pairs.is-increasing", "in every pair the first is at most the second") {
      (choices) throws(Discard) in
      let list = try choices.array(count: 0...8) { (choices) throws(Discard) in
        (try choices.integer(in: 0...99), try choices.integer(in: 0...99))
      }
      return .require(list.allSatisfy { $0.0 <= $0.1 }, "\(list)")
    }, minimum: [1, 1, 0]),
  Fault(
    Law("list.has-not-both", "not both 37 and 5 are in the list") { (choices) throws(Discard) in
      let list = try choices.array(count: 0...20) { (choices) throws(Discard) in
        try choices.integer(in: 0...40)
      }
      return .require(!list.contains(37) || !list.contains(5), "\(list)")
    }, minimum: [2, 5, 37]),
  Fault(
    Law("stream.has-only-small", "no element is 100 or more") { (choices) throws(Discard) in
      var list: [UInt8] = []
      while list.count < 30, try choices.index(below: 8) > 0 {
        list.append(try choices.integer(UInt8.self))
      }
      return .require(list.allSatisfy { $0 < 100 }, "\(list)")
    }, minimum: [1, 100, 0]),
]
