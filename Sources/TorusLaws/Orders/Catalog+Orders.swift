public import PropertyTesting

extension Catalog {
  /// The laws of counters, windows, timers and ring indices that draw nothing from the scope.
  public var ordersScalarLaws: [Law] { [] }

  /// The laws of counters, windows, timers and ring indices that draw from the scope.
  public var ordersVectorLaws: [Law] { [] }
}
