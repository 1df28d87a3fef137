public import PropertyTesting

extension Catalog {
  /// The laws of searches in tables under every metric that draw nothing from the scope.
  public var searchesScalarLaws: [Law] { [] }

  /// The laws of searches in tables under every metric that draw from the scope.
  public var searchesVectorLaws: [Law] {
    [
      rowsWithinAgree, pairsWithinAgree, pairsAreRowsWithin, pairsAreInvariant,
      weightedNearestAgrees, unitWeightsChangeNothing, zeroWeightDropsAxis, weightsAreJudged,
    ]
  }
}
