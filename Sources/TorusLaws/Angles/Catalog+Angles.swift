public import PropertyTesting

extension Catalog {
  /// The laws of degrees, radians and resultants that draw nothing from the scope.
  public var anglesScalarLaws: [Law] {
    angularLaws(.degrees) + angularLaws(.radians) + degreesLaws + resultantScalarLaws
  }

  /// The laws of degrees, radians and resultants that draw from the scope.
  public var anglesVectorLaws: [Law] { resultantVectorLaws }
}
