import PropertyTesting

/// The faults of floating-point numbers. The choice of a float is twice its bits, plus its sign.
let floatFaults: [Fault] = [
  Fault(
    Law("double.equals-itself", "x = x") { (choices) throws(Discard) in
      let x = try choices.float(Double.self, including: .all)
      return .require(x == x, "\(x)")
    }, minimum: [choice(Double.nan)]),
  Fault(
    Law("double.is-finite", "x is finite") { (choices) throws(Discard) in
      let x = try choices.float(Double.self, including: .infinities)
      return .require(x.isFinite, "\(x)")
    }, minimum: [choice(Double.infinity)]),
  Fault(
    Law("double.successor-differs", "x + 1 > x") { (choices) throws(Discard) in
      let x = try choices.float(Double.self)
      return .require(x + 1 > x, "\(x)")
    }, minimum: [choice(0x1p53)]),
  Fault(
    Law("double.is-an-integer", "x is an integer") { (choices) throws(Discard) in
      let x = try choices.float(Double.self)
      return .require(x == x.rounded(), "\(x)")
    }, minimum: [choice(0.5)]),
  Fault(
    Law("double.zero-has-no-sign", "0 has the sign +") { (choices) throws(Discard) in
      let x = try choices.float(Double.self)
      return .require(x != 0 || x.sign == .plus, "\(x)")
    }, minimum: [choice(-0.0)]),
  Fault(
    Law("double.fraction-is-below-1", "x - floor(x) < 1") { (choices) throws(Discard) in
      let x = try choices.float(Double.self)
      return .require(x - x.rounded(.down) < 1, "\(x)")
    }, minimum: [choice(-0x1p-54)]),
  Fault(
    Law("double.is-normal", "x is 0 or normal") { (choices) throws(Discard) in
      let x = try choices.float(Double.self)
      return .require(!x.isSubnormal, "\(x)")
    }, minimum: [choice(0x1p-1023)]),
  Fault(
    Law("double.is-at-most-a-third-of-2000", "x <= 666.66") { (choices) throws(Discard) in
      let x = try choices.float(Double.self)
      return .require(x <= 666.66, "\(x)")
    }, minimum: [choice(667.0)]),
  Fault(
    Law("double.is-not-between", "x is not in (1.2, 1.3)") { (choices) throws(Discard) in
      let x = try choices.float(in: 0...2 as ClosedRange<Double>)
      return .require(x <= 1.2 || x >= 1.3, "\(x)")
    }, minimum: [7, 0]),
  Fault(
    Law("float.is-exact-in-double-steps", "x + 1 - 1 = x") { (choices) throws(Discard) in
      let x = try choices.float(Float.self)
      return .require(x + 1 - 1 == x, "\(x)")
    }, minimum: [UInt128(Float(0x1p-24).bitPattern) << 1]),
  Fault(
    Law("double.square.is-finite", "x * x is finite") { (choices) throws(Discard) in
      let x = try choices.float(Double.self)
      return .require((x * x).isFinite, "\(x)")
    }, minimum: [choice(0x1p512)]),
]

/// The choice that is `number`.
func choice(_ number: Double) -> UInt128 {
  let bits = UInt128(number.magnitude.bitPattern) << 1
  return number.sign == .minus ? bits + 1 : bits
}
