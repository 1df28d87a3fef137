public import PropertyTesting

extension Catalog {
  /// The laws of geodesics, the exponential and the logarithm that draw nothing from the scope.
  public var geodesicsScalarLaws: [Law] { [] }

  /// The laws of geodesics, the exponential and the logarithm that draw from the scope.
  public var geodesicsVectorLaws: [Law] { [] }
}
