import Testing
import TorusOracle

@Suite("Reference, angles")
struct ReferenceAnglesTests {
  @Test("codes of degrees and radians of 3 bits")
  func codes() {
    let circle = Reference(width: 3)
    #expect(circle.code(degrees: BigRational(90), rule: .down) == 2)
    #expect(circle.code(degrees: BigRational(-1), rule: .down) == 7)
    #expect(circle.code(degrees: BigRational(45, over: 2), rule: .toNearestOrEven) == 0)
    #expect(circle.code(radians: BigRational(22, over: 7), rule: .down) == 4)
    #expect(circle.code(radians: BigRational(333, over: 106), rule: .down) == 3)
    #expect(circle.code(radians: BigRational(0), rule: .up) == 0)
    #expect(circle.code(radians: BigRational(-1, over: 1000), rule: .down) == 7)
  }

  @Test("angles of 3-bit codes in a format of 3 significand bits")
  func angles() {
    let circle = Reference(width: 3)
    func degrees(_ code: Int, _ rule: ReferenceRounding) -> BigRational {
      circle.degrees(code: BigInteger(code), precision: 3, leastExponent: -10, rule: rule)
    }
    // 45 lies between 40 and 48; 315 between 256 and 320, 320 and 384.
    #expect(degrees(1, .down) == BigRational(40))
    #expect(degrees(1, .up) == BigRational(48))
    #expect(degrees(7, .toNearestOrEven) == BigRational(320))
    func radians(_ code: Int, _ rule: ReferenceRounding) -> BigRational {
      circle.radians(code: BigInteger(code), precision: 3, leastExponent: -10, rule: rule)
    }
    // π lies between 3 and 3.5; 7π/4 = 5.498 between 5 and 6, below a turn.
    #expect(radians(4, .down) == BigRational(3))
    #expect(radians(4, .up) == BigRational(7, over: 2))
    #expect(radians(7, .up) == BigRational(6))
    // In one significand bit it is 4 or 8, which is more than a turn.
    #expect(circle.radians(code: 7, precision: 1, leastExponent: -10, rule: .up) == BigRational(0))
  }

  @Test("the least distance of multiples from integers is the least of all")
  func leastDistances() {
    for (numerator, denominator) in [(22, 71), (355, 1130), (5, 8), (1, 64), (63, 64)] {
      let ratio = BigRational(BigInteger(numerator), over: BigInteger(denominator))
      for bound in 2...30 {
        let distances = (1..<bound).map { q in
          let multiple = BigRational(BigInteger(q)) * ratio
          let above = multiple - BigRational(multiple.floor)
          return min(above, BigRational(1) - above)
        }
        #expect(
          Reference.leastDistanceFromIntegers(ofMultiplesOf: ratio, below: BigInteger(bound))
            == distances.min(), "\(numerator)/\(denominator) below \(bound)")
      }
    }
  }
}

@Suite("Reference, resultants")
struct ReferenceResultantTests {
  private func points(_ points: [(Int, Int)]) -> [Reference.WeightedPoint] {
    points.map { Reference.WeightedPoint(BigInteger($0.0), weight: BigInteger($0.1)) }
  }

  @Test("pairs of antipodes vanish, and nothing else does")
  func vanishing() {
    let circle = Reference(width: 3)
    #expect(circle.resultantVanishes([]))
    #expect(circle.resultantVanishes(points([(1, 2), (5, 1), (-3, 1)])))
    #expect(circle.resultantVanishes(points([(0, 1), (2, 1), (4, 1), (6, 1)])))
    #expect(!circle.resultantVanishes(points([(0, 1), (3, 1), (5, 1)])))
    #expect(circle.resultantVanishes(points([(3, 0)])))
  }

  @Test("the side of a resultant")
  func sides() {
    let circle = Reference(width: 3)
    let diagonal = points([(0, 5), (2, 5)])
    let eighth = BigRational(1, over: 8)
    #expect(circle.resultantSide(of: diagonal, from: eighth) == .along)
    #expect(circle.resultantSide(of: diagonal, from: BigRational(5, over: 8)) == .against)
    #expect(circle.resultantSide(of: diagonal, from: BigRational(0 as BigInteger)) == .ahead)
    #expect(circle.resultantSide(of: diagonal, from: BigRational(1, over: 7)) == .behind)
    let hair = BigRational.powerOfTwo(-200)
    #expect(circle.resultantSide(of: diagonal, from: eighth + hair) == .behind)
    #expect(circle.resultantSide(of: diagonal, from: eighth - hair) == .ahead)
  }

  @Test("the squared length of two unit vectors at right angles is 2")
  func length() {
    let square = Reference(width: 3).resultantSquaredLength(points([(1, 1), (3, 1)]), bits: 80)
    let two = BigRational(2 as BigInteger)
    #expect(square.least <= two && two <= square.greatest)
    #expect(square.greatest - square.least < BigRational.powerOfTwo(-60))
  }
}
