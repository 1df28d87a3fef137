public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of metric balls that draw nothing from the scope.
  public var ballsScalarLaws: [Law] { [wideIntegersAgree] }

  /// The laws of metric balls that draw from the scope.
  public var ballsVectorLaws: [Law] {
    [
      ballContainsAgrees, ballCountAgrees, ballCountSaturates, ballCountsNest, ballCountOfOneAxis,
      leeCountAgreesWithBinomials, leeCountsComplement, leeCountsSlide,
    ]
  }
}

extension Result where Success == UInt320, Failure == BallCountError {
  /// The count of the oracle, at least 0, or the refusal if it is 2^320 or more.
  static func referenced(_ count: BigInteger) -> Self {
    precondition(count >= 0, "expected a count of at least 0, found \(count)")
    guard count < BigInteger.powerOfTwo(320) else { return .failure(.tooLarge) }
    var words: [UInt64] = []
    var rest = count
    while rest != 0 {
      words.append(UInt64(congruentTo: rest))
      rest = rest.floorDivided(by: BigInteger.powerOfTwo(64))
    }
    return UInt320(words: words).map { .success($0) } ?? .failure(.tooLarge)
  }

  /// The count, as the oracle has it, or nil for a refusal.
  var referenced: BigInteger? { try? get().referenced }
}
