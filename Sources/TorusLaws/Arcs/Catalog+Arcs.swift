public import PropertyTesting

extension Catalog {
  /// The laws of arcs that draw nothing from the scope.
  public var arcsScalarLaws: [Law] { [] }

  /// The laws of arcs that draw from the scope.
  public var arcsVectorLaws: [Law] { [] }
}
