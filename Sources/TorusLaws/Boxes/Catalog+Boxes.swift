public import PropertyTesting

extension Catalog {
  /// The laws of tori with integer periods that draw nothing from the scope.
  public var boxesScalarLaws: [Law] { [] }

  /// The laws of tori with integer periods that draw from the scope.
  public var boxesVectorLaws: [Law] { [] }
}
