public import PropertyTesting
import ToroidalArithmetic
internal import TorusOracle

extension Catalog {
  /// The laws of counters, windows, timers and ring indices that draw nothing from the scope.
  public var ordersScalarLaws: [Law] {
    [serialAdditionLaws, windowLaws, lollipopLaws, deadlineLaws, ringIndexLaws].flatMap { $0 }
  }

  /// The laws of counters, windows, timers and ring indices that draw from the scope.
  public var ordersVectorLaws: [Law] { replayLaws + ringHistoryLaws }

  /// A number of steps on the ring, drawn as a residue, so that it is related to those before it.
  static func steps(
    from choices: inout Choices, named name: String
  ) throws(Discard) -> Scalar.Magnitude {
    try choices.integer(Scalar.Magnitude.self, named: name)
  }

  /// m/2, as a number of steps.
  static var halfRing: Scalar.Magnitude {
    let ones = ~(0 as Scalar.Magnitude)
    return ones ^ (ones >> 1)
  }
}

extension SerialOrder {
  /// The relation that the oracle's answer names.
  init(_ order: Reference.Order) {
    self =
      switch order {
      case .equal: .equal
      case .less: .precedes
      case .greater: .follows
      case .undefined: .incomparable
      }
  }
}
