public import PropertyTesting

extension Catalog {
  /// The laws of metric balls that draw nothing from the scope.
  public var ballsScalarLaws: [Law] { [] }

  /// The laws of metric balls that draw from the scope.
  public var ballsVectorLaws: [Law] { [] }
}
