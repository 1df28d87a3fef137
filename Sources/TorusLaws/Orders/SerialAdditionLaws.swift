import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``Swift/FixedWidthInteger/serialAdvanced(by:)``.
  var serialAdditionLaws: [Law] {
    [serialSumAgrees, serialSumFollows, serialSumInvertsOrder]
  }

  var serialSumAgrees: Law {
    Law(
      "serial.addition.agrees-with-oracle",
      "s + n is the sum of RFC 1982, section 3.1, which leaves it undefined from half the ring on"
    ) { [implementation, reference] (choices) throws(Discard) in
      let s = try choices.integer(Scalar.self, named: "s")
      let n = try Self.steps(from: &choices, named: "n")
      return .equal(
        implementation.orders.serialAdvanced(s, n).map { reference.residue(BigInteger($0)) },
        reference.serialSum(of: BigInteger(s), and: BigInteger(n)))
    }
  }

  var serialSumFollows: Law {
    Law("serial.addition.sum-follows", "s + n follows s for every n > 0 that can be added") {
      [implementation] (choices) throws(Discard) in
      let s = try choices.integer(Scalar.self, named: "s")
      let n = try Self.steps(from: &choices, named: "n")
      guard let sum = implementation.orders.serialAdvanced(s, n) else { return .holds }
      return .equal(implementation.serialOrder(sum, s), n == 0 ? .equal : .follows)
    }
  }

  var serialSumInvertsOrder: Law {
    Law(
      "serial.addition.reaches-what-follows",
      "what follows s is s + n for an n > 0, and nothing else is"
    ) { [implementation] (choices) throws(Discard) in
      let s = try choices.integer(Scalar.self, named: "s")
      let t = try choices.integer(Scalar.self, named: "t")
      let n = Scalar.Magnitude(truncatingIfNeeded: t &- s)
      let isReached = implementation.orders.serialAdvanced(s, n) == t
      let order = implementation.serialOrder(t, s)
      return .equal(isReached, order == .follows || order == .equal)
    }
  }
}
