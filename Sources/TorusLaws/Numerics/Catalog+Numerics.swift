public import PropertyTesting

extension Catalog {
  /// The laws of integers and reals that are no points, drawing nothing from the scope.
  public var numericsScalarLaws: [Law] { requantizationLaws + remainderLaws + gadgetLaws }

  /// The laws of integers and reals that are no points, drawing from the scope.
  public var numericsVectorLaws: [Law] { dotProductLaws }
}
