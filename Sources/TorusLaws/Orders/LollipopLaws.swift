import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``LollipopCounter``.
  var lollipopLaws: [Law] {
    [lollipopOrderAgrees, lollipopOrderReverses, lollipopSuccessorAgrees, lollipopSuccessorFollows]
  }

  /// A window of comparison: any that is allowed.
  private static func window(from choices: inout Choices) throws(Discard) -> Scalar.Magnitude {
    try choices.integer(in: 0...LollipopCounter<Scalar>.largestWindow, named: "window")
  }

  /// A counter, often one that a few increments of `other` lead to.
  private static func counter(
    near other: Scalar, from choices: inout Choices
  ) throws(Discard) -> Scalar {
    let counter = try choices.integer(Scalar.self, named: "b")
    guard try choices.bool(named: "in the other's part") else { return counter }
    let half = Scalar(truncatingIfNeeded: halfRing)
    return (counter & ~half) | (other & half)
  }

  var lollipopOrderAgrees: Law {
    Law(
      "serial.lollipop.order-agrees-with-oracle",
      "lollipop counters compare as RFC 6550, section 7.2 says, rule by rule"
    ) { [implementation, reference] (choices) throws(Discard) in
      let window = try Self.window(from: &choices)
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try Self.counter(near: a, from: &choices)
      let expected = reference.lollipopOrder(
        of: BigInteger(a), and: BigInteger(b), window: BigInteger(window))
      return .equal(implementation.orders.lollipopOrder(a, b, window), SerialOrder(expected))
    }
  }

  var lollipopOrderReverses: Law {
    Law("serial.lollipop.order-reverses", "a stands to b as the reverse of b to a") {
      [implementation] (choices) throws(Discard) in
      let window = try Self.window(from: &choices)
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try Self.counter(near: a, from: &choices)
      return .equal(
        implementation.orders.lollipopOrder(a, b, window),
        implementation.orders.lollipopOrder(b, a, window).reversed)
    }
  }

  var lollipopSuccessorAgrees: Law {
    Law(
      "serial.lollipop.successor-agrees-with-oracle",
      "the increment is that of RFC 6550, section 7.2: 0 after m − 1 and after m/2 − 1"
    ) { [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      return .equal(
        reference.residue(BigInteger(implementation.orders.lollipopSuccessor(a))),
        reference.lollipopSuccessor(of: BigInteger(a)))
    }
  }

  var lollipopSuccessorFollows: Law {
    Law(
      "serial.lollipop.successor-follows",
      "a precedes its successor in every window from 1 on, on the stick, on the head and between"
    ) { [implementation] (choices) throws(Discard) in
      let window = try Self.window(from: &choices)
      let a = try choices.integer(Scalar.self, named: "a")
      let next = implementation.orders.lollipopSuccessor(a)
      let order = implementation.orders.lollipopOrder(a, next, window)
      return window == 0 ? .holds : .equal(order, .precedes)
    }
  }
}
