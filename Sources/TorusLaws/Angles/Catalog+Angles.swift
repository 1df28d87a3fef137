public import PropertyTesting

extension Catalog {
  /// The laws of degrees, radians and resultants that draw nothing from the scope.
  public var anglesScalarLaws: [Law] { [] }

  /// The laws of degrees, radians and resultants that draw from the scope.
  public var anglesVectorLaws: [Law] { [] }
}
