public import PropertyTesting

extension Catalog {
  /// The laws of tori with integer periods that draw nothing from the scope.
  public var boxesScalarLaws: [Law] {
    [
      wrapAgrees, wrapForgetsPeriods, boxImageAgrees, imageLeadsThere, boxTranslationAgrees,
      boxDistanceAgreesWithCircle,
    ]
  }

  /// The laws of tori with integer periods that draw from the scope.
  public var boxesVectorLaws: [Law] {
    [
      boxDistanceAgrees, boxDistanceSeparates, boxTriangle, boxDistanceIsInvariant,
      boxCutLocusAgrees, boxSitesAgree, boxNearestAgrees, boxRowsAgree, boxPairsAgree,
      cellImagesAgree, cellImagesForgetTheBasis, cellImagesAreLeast, cellBasisIsJudged,
    ]
  }
}
