public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``Swift/FixedWidthInteger/serialOrder(relativeTo:)``.
  public var serialLaws: [Law] {
    [serialOrderAgrees, serialOrderReverses, serialOrderUnderTranslation, serialSuccessor]
  }

  var serialOrderAgrees: Law {
    Law("serial.order.agrees-with-oracle", "serial numbers compare as RFC 1982, section 3.2 says") {
      [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let expected: SerialOrder =
        switch reference.serialOrder(of: BigInteger(a), and: BigInteger(b)) {
        case .equal: .equal
        case .less: .precedes
        case .greater: .follows
        case .undefined: .incomparable
        }
      return .equal(implementation.serialOrder(a, b), expected)
    }
  }

  var serialOrderReverses: Law {
    Law("serial.order.reverses", "a stands to b as the reverse of b to a") {
      [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      return .equal(implementation.serialOrder(a, b), implementation.serialOrder(b, a).reversed)
    }
  }

  var serialOrderUnderTranslation: Law {
    Law("serial.order.is-translation-invariant", "a + t stands to b + t as a to b") {
      [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let t = try choices.integer(Scalar.self, named: "t")
      return .equal(
        implementation.serialOrder(a &+ t, b &+ t), implementation.serialOrder(a, b))
    }
  }

  var serialSuccessor: Law {
    Law(
      "serial.order.successor-follows",
      "a precedes a + 1; modulo 2, where 1 is half the ring, they are incomparable"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let next = a &+ Scalar(truncatingIfNeeded: 1)
      return .equal(
        implementation.serialOrder(a, next), Scalar.bitWidth == 1 ? .incomparable : .precedes)
    }
  }
}
