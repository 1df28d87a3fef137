public import PropertyTesting

extension Catalog {
  /// The laws of changes of width, unwrapping and scaled steps that draw nothing from the scope.
  public var stepsScalarLaws: [Law] { widthLaws + turnUnwrappingLaws + phaseLaws }

  /// The laws of changes of width, unwrapping and scaled steps that draw from the scope.
  public var stepsVectorLaws: [Law] { unwrappingLaws }
}
