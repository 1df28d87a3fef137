import Testing
import ToroidalArithmetic

@Suite("Remainders by real periods")
struct RemainderTests {
  @Test("small multiples of an eighth by small multiples of an eighth, against integers")
  func eighths() throws {
    for a in -100...100 {
      for b in 1...40 {
        let floored = try #require((Double(a) / 8).flooredRemainder(dividingBy: Double(b) / 8))
        let residue = (a % b + b) % b
        #expect(floored == FlooredRemainder(value: Double(residue) / 8, isExact: true))
        let centered = try #require((Double(a) / 8).centeredRemainder(dividingBy: Double(b) / 8))
        #expect(centered == Double(2 * residue < b ? residue : residue - b) / 8)
      }
    }
  }

  @Test("the extremes of the exponents")
  func extremes() {
    let (greatest, least) = (Double.greatestFiniteMagnitude, Double.leastNonzeroMagnitude)
    #expect(greatest.flooredRemainder(dividingBy: least)?.value == 0)
    #expect(
      (-least).flooredRemainder(dividingBy: greatest)
        == FlooredRemainder(value: greatest.nextDown, isExact: false))
    #expect((-least).flooredRemainder(dividingBy: least)?.value.sign == .plus)
    #expect(
      (-greatest).flooredRemainder(dividingBy: greatest.nextDown)?.isExact == true)
    #expect((-least).centeredRemainder(dividingBy: greatest) == -least)
    #expect(greatest.centeredRemainder(dividingBy: greatest) == 0)
    // 3 places of 2^-1074 by 2: the half is one place.
    #expect((3 * least).centeredRemainder(dividingBy: 2 * least) == -least)
    #expect((-3 * least).flooredRemainder(dividingBy: 2 * least)?.value == least)
  }

  @Test("10^22 radians by the double next to 2π is what the standard library has")
  func radians() {
    for x in [1e22, 1e300, 0.5, 12345.678] {
      let expected = x.truncatingRemainder(dividingBy: 2 * .pi)
      #expect(x.flooredRemainder(dividingBy: 2 * .pi)?.value == expected)
    }
  }

  @Test("a place of the period that is just too wide, and one that just is not")
  func boundaries() throws {
    // 1 − 2^−53 is the double below 1, 1 − 2^−54 is none.
    let (last, half) = (-Double.ulpOfOne / 2, -Double.ulpOfOne / 4)
    #expect(
      last.flooredRemainder(dividingBy: 1)
        == FlooredRemainder(value: 1.0.nextDown, isExact: true))
    #expect(
      half.flooredRemainder(dividingBy: 1)
        == FlooredRemainder(value: 1.0.nextDown, isExact: false))
    for exponent in -140...(-54) {
      let tiny = Double(sign: .minus, exponent: exponent, significand: 1.5)
      #expect(
        tiny.flooredRemainder(dividingBy: 1)
          == FlooredRemainder(value: 1.0.nextDown, isExact: false))
    }
  }

  @Test("what has no remainder")
  func refusals() {
    for x in [Double.nan, .infinity, -.infinity] {
      #expect(x.flooredRemainder(dividingBy: 1) == nil)
      #expect(x.centeredRemainder(dividingBy: 1) == nil)
    }
    for period in [0, -0.0, -1, .nan, .infinity] as [Double] {
      #expect(1.0.flooredRemainder(dividingBy: period) == nil)
      #expect(1.0.centeredRemainder(dividingBy: period) == nil)
    }
  }
}
