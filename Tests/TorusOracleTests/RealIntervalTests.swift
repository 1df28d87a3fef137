import Testing
import TorusOracle

@Suite("Real intervals")
struct RealIntervalTests {
  @Test("π to 50 decimals, in a narrow interval at every precision")
  func pi() {
    let decimals = BigRational.powerOfTen(50)
    let pi = RealInterval.pi(bits: 200)
    #expect(
      (pi.least * decimals).floor.description
        == "314159265358979323846264338327950288419716939937510")
    #expect((pi.least * decimals).floor == (pi.greatest * decimals).floor)
    for bits in [8, 64, 1500, 1600, 1700] {
      let interval = RealInterval.pi(bits: bits)
      #expect(interval.upper - interval.lower <= 4)
      #expect(interval.least < pi.greatest && pi.least < interval.greatest)
    }
  }

  @Test("sine and cosine hold their known values")
  func circle() {
    let bits = 128
    let pi = RealInterval.pi(bits: bits)
    func holds(_ interval: RealInterval, _ value: BigRational) -> Bool {
      interval.least <= value && value <= interval.greatest
        && interval.greatest - interval.least < BigRational.powerOfTwo(-100)
    }
    let (zero, one) = (BigRational(0 as BigInteger), BigRational(1 as BigInteger))
    let half = BigRational(1, over: 2)
    for (twelfths, cosine, sine) in [
      (0, one, zero), (2, half, nil), (3, zero, one), (1, nil, half), (6, zero - one, zero),
      (9, zero, zero - one), (10, half, nil), (11, nil, zero - half),
    ] as [(Int, BigRational?, BigRational?)] {
      let angle = (BigInteger(2 * twelfths) * pi).divided(by: 12)
      let found = RealInterval.cosineAndSine(of: angle)
      if let cosine { #expect(holds(found.cosine, cosine), "\(twelfths)/12") }
      if let sine { #expect(holds(found.sine, sine), "\(twelfths)/12") }
    }
  }

  @Test("operations round outward, and a sign is known only off 0")
  func operations() {
    let third = RealInterval(BigRational(1, over: 3), bits: 8)
    #expect(third.lower == 85 && third.upper == 86)
    let product = third * third
    #expect(product.least < BigRational(1, over: 9) && BigRational(1, over: 9) < product.greatest)
    #expect(third.sign == 1)
    #expect((third - third).sign == nil)
    #expect((RealInterval(BigRational(0 as BigInteger), bits: 8) - third).sign == -1)
    #expect(RealInterval(BigRational(-1, over: 3), bits: 8).lower == -86)
  }
}

extension BigRational {
  /// 10^exponent, for exponent ≥ 0.
  fileprivate static func powerOfTen(_ exponent: Int) -> BigRational {
    (0..<exponent).reduce(BigRational(1 as BigInteger)) { power, _ in
      power * BigRational(10 as BigInteger)
    }
  }
}
