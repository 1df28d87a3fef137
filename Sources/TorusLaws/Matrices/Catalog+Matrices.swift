public import PropertyTesting

extension Catalog {
  /// The laws of integer matrices and signed permutations that draw nothing from the scope.
  public var matricesScalarLaws: [Law] { [] }

  /// The laws of integer matrices and signed permutations that draw from the scope.
  public var matricesVectorLaws: [Law] { [] }
}
