import Testing
import TorusOracle

@Suite("Reference, balls")
struct ReferenceBallsTests {
  @Test("by hand in two dimensions modulo 8")
  func byHand() {
    let circle = Reference(width: 3)
    func counts(_ metric: ReferenceMetric) -> [BigInteger] {
      ([0, 1, 2, 3, 4] as [BigInteger]).map {
        circle.enumeratedPointCount(dimension: 2, radius: $0, metric: metric)
      }
    }
    #expect(counts(.lee) == [1, 5, 13, 25, 39])
    #expect(counts(.squared) == [1, 5, 9, 9, 13])
    #expect(counts(.chebyshev) == [1, 9, 25, 49, 64])
  }

  @Test("points tried and coefficients agree", arguments: ReferenceMetric.allCases)
  func definitionsAgree(metric: ReferenceMetric) {
    for (width, dimension) in [(1, 0), (1, 3), (2, 2), (2, 3), (3, 1), (3, 2)] {
      let circle = Reference(width: width)
      for radius in 0...9 {
        #expect(
          circle.enumeratedPointCount(
            dimension: dimension, radius: BigInteger(radius), metric: metric)
            == circle.pointCount(dimension: dimension, radius: radius, metric: metric))
      }
    }
  }

  @Test("binomials, and the Delannoy numbers that they make")
  func binomials() {
    let circle = Reference(width: 8)
    #expect((0...5).map { circle.binomial(4, $0) } == [1, 4, 6, 4, 1, 0])
    #expect(
      ([0, 1, 2, 3, 4] as [BigInteger]).map {
        circle.integerLeePointCount(dimension: 3, radius: $0)
      } == [1, 7, 25, 63, 129])
    #expect(
      circle.integerLeePointCount(dimension: 3, radius: 4)
        == circle.pointCount(dimension: 3, radius: 4, metric: .lee))
  }
}
