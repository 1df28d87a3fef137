import PropertyTesting
import Testing

@Suite("Published generators")
struct GeneratorVectorTests {
  @Test("SplitMix64 agrees with the published outputs of seed 1234567")
  func splitMix64() {
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test("xoshiro256** agrees with the published outputs of state 1, 2, 3, 4")
  func xoshiro256() {
    var generator = Xoshiro256(state: 1, 2, 3, 4)
    let expected: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
      607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
      10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test("a bounded number is uniform: each of 6 values within 4σ of a sixth")
  func boundedIsUniform() {
    var generator = Xoshiro256(seed: 7)
    var counts = [Double](repeating: 0, count: 6)
    for _ in 0..<6000 { counts[Int(generator.next(through: UInt64(5)))] += 1 }
    // σ² = 6000 · 1/6 · 5/6.
    #expect(counts.allSatisfy { ($0 - 1000) * ($0 - 1000) < 16 * 833.4 })
  }

  @Test("a bounded number reaches both ends and stays inside, also above 64 bits")
  func boundedStaysInside() {
    var generator = Xoshiro256(seed: 8)
    for maximum in [UInt128(1) << 64, UInt128.max, UInt128(UInt64.max), 2] {
      for _ in 0..<200 { #expect(generator.next(through: maximum) <= maximum) }
    }
    #expect(Set((0..<100).map { _ in generator.next(through: UInt128(2)) }) == [0, 1, 2])
  }
}
