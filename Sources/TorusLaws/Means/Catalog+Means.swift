public import PropertyTesting

extension Catalog {
  /// The laws of Fréchet means and circular medians that draw nothing from the scope.
  public var meansScalarLaws: [Law] { [] }

  /// The laws of Fréchet means and circular medians that draw from the scope.
  public var meansVectorLaws: [Law] { [] }
}
