import Testing
import TorusOracle

@Suite("Reference, means")
struct ReferenceMeansTests {
  /// The circle of 8 points, small enough to work by hand.
  private let circle = Reference(width: 3)

  private func integers(_ values: [Int]) -> [BigInteger] { values.map { BigInteger($0) } }

  @Test("the sample of the example has means 5/3 and 7, and the lattice mean 7")
  func example() {
    let (points, weights) = (integers([0, 2, 4, 5]), integers([5, 1, 2, 1]))
    let mean = circle.frechetMean(of: points, weights: weights)
    #expect(mean.points == [BigRational(5, over: 3), BigRational(7)])
    // From 7: five at 1, one at 3, two at 3, one at 2.
    #expect(mean.value == BigRational(36))
    let lattice = circle.latticeMean(of: points, weights: weights)
    #expect(lattice.points == [7])
    #expect(lattice.value == 36)
  }

  @Test("lattice means are those among all lattice points, for three points of any weights to 2")
  func latticeMeans() {
    for code in 0..<8 * 8 * 27 {
      let points = integers([0, code % 8, code / 8 % 8])
      let weights = integers([code / 64 % 3, code / 192 % 3, code / 576])
      if weights.allSatisfy({ $0 == 0 }) { continue }
      let sums = (0..<8).map {
        circle.sumOfSquares(from: BigRational(BigInteger($0)), to: points, weights: weights)
      }
      let least = sums.reduce(sums[0], min)
      let found = circle.latticeMean(of: points, weights: weights)
      #expect(found.points == integers((0..<8).filter { sums[$0] == least }))
      #expect(BigRational(found.value) == least)
    }
  }

  @Test("antipodal points have the means between them, and everything for a median")
  func antipodes() {
    let (points, weights) = (integers([1, 5]), integers([3, 3]))
    #expect(
      circle.frechetMean(of: points, weights: weights).points == [BigRational(3), BigRational(7)])
    let median = circle.circularMedian(of: points, weights: weights)
    #expect(median.points == [Reference.Span(start: 0, length: 8)])
    #expect(median.value == BigRational(12))
  }

  @Test("medians are points or arcs, also across 0")
  func medians() {
    let arc = circle.circularMedian(of: integers([7, 2]), weights: integers([1, 1]))
    #expect(arc.points == [Reference.Span(start: 7, length: 3)])
    #expect(arc.value == BigRational(3))
    let pair = circle.circularMedian(of: integers([0, 3, 5]), weights: integers([1, 1, 1]))
    #expect(
      pair.points == [Reference.Span(start: 3, length: 0), Reference.Span(start: 5, length: 0)])
    #expect(pair.value == BigRational(5))
    let absent = circle.circularMedian(of: integers([6, 1]), weights: integers([1, 0]))
    #expect(absent.points == [Reference.Span(start: 6, length: 0)])
  }
}
