import Testing
import TorusOracle
import TorusQuantization

@Suite("Cosine tables")
struct CosineTableTests {
  @Test("the entries of small tables, as everyone knows them")
  func small() {
    #expect(CosineTable(bits: 1, scaleBits: 4).entries == [16, -16])
    #expect(CosineTable(bits: 2, scaleBits: 4).entries == [16, 0, -16, 0])
    #expect(
      CosineTable(bits: 3, scaleBits: 4).entries == [16, 11, 0, -11, -16, -11, 0, 11])
    #expect(CosineTable(bits: 4, scaleBits: 0).entries.prefix(5) == [1, 1, 1, 0, 0])
  }

  /// Half an interval of 2^−s, which holds no cosine of these but at its ends.
  private func isNearest(_ entry: Int64, _ difference: Int, bits: Int, scale: Int) -> Bool {
    let digits = 128
    let angle = (BigInteger(2 * difference) * RealInterval.pi(bits: digits))
      .divided(by: BigInteger(1 << bits))
    let cosine = RealInterval.cosineAndSine(of: angle).cosine
    let value = BigRational(BigInteger(entry), over: BigInteger(1 << scale))
    let half = BigRational(1, over: BigInteger(2 << scale))
    let slack = BigRational(1, over: BigInteger(1 << 62))
    let (below, above) = (value - half, value + half)
    return below - slack <= cosine.least && cosine.greatest <= above + slack
  }

  @Test("every entry is the nearest integer, by intervals", arguments: [1, 2, 3, 7, 10])
  func nearest(bits: Int) {
    for scale in [0, 1, 13, 40] {
      let entries = CosineTable(bits: bits, scaleBits: scale).entries
      for (difference, entry) in entries.enumerated() {
        #expect(isNearest(entry, difference, bits: bits, scale: scale), "\(difference)")
      }
    }
  }

  @Test("the widest table is the nearest too, where it is looked at")
  func widest() {
    let entries = CosineTable(bits: 16, scaleBits: 40).entries
    #expect(entries.count == 1 << 16)
    for difference in stride(from: 1, to: 1 << 16, by: 997) {
      #expect(isNearest(entries[difference], difference, bits: 16, scale: 40), "\(difference)")
    }
  }

  @Test("similarity is a sum of entries of differences around the circle")
  func similarity() {
    let table = CosineTable(bits: 3, scaleBits: 4)
    #expect(table.similarity([7, 0, 4][...], [0, 2, 0][...]) == 11 + 0 - 16)
    #expect(table.error(axes: 3) == 2 && table.error(axes: 0) == 0)
  }

  @Test("slack is 2π turns of cosine, rounded up")
  func slack() {
    let table = CosineTable(bits: 8, scaleBits: 24)
    // One step of 8 bits is 2^16 units: 2π/256 of 2^24 is 411774.83…
    #expect(table.slack(residual: 1 << 16) == 411_775)
    #expect(table.slack(residual: 0) == 0)
    #expect(CosineTable(bits: 1, scaleBits: 40).slack(residual: .max) == nil)
  }
}
