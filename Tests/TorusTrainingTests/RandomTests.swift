import Testing
import TorusTraining

@Suite("Random numbers")
struct RandomTests {
  @Test("SplitMix64 gives the published sequence of seed 1234567")
  func splitMix() {
    var generator = SplitMix64(seed: 1_234_567)
    let found = (0..<5).map { _ in generator.next() }
    #expect(
      found == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("xoshiro256** gives the published sequence of state (1, 2, 3, 4)")
  func xoshiro() {
    var stream = RandomStream(state: (1, 2, 3, 4))
    let found = (0..<10).map { _ in stream.next() }
    #expect(
      found == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
        10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
      ])
  }

  @Test("Streams differ by seed, purpose, and each step of the path")
  func streams() {
    var streams = [
      RandomStream(seed: 1, purpose: .shuffle, path: 2, 3),
      RandomStream(seed: 2, purpose: .shuffle, path: 2, 3),
      RandomStream(seed: 1, purpose: .augmentation, path: 2, 3),
      RandomStream(seed: 1, purpose: .shuffle, path: 3, 2),
      RandomStream(seed: 1, purpose: .shuffle, path: 2),
      RandomStream(seed: 1, purpose: .shuffle, path: 2, 3, 0),
    ]
    let first = streams.indices.map { streams[$0].next() }
    #expect(Set(first).count == streams.count)
  }

  @Test("Uniform numbers stay in [0, 1) and reach both ends")
  func unit() {
    var stream = RandomStream(seed: 5, purpose: .shuffle)
    let numbers = (0..<4000).map { _ in stream.unit() }
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(numbers.contains { $0 < 0.01 } && numbers.contains { $0 > 0.99 })
  }

  @Test("Integers below 3 are equally likely")
  func integers() {
    var stream = RandomStream(seed: 6, purpose: .shuffle)
    var counts = [0, 0, 0]
    for _ in 0..<3000 { counts[stream.integer(below: 3)] += 1 }
    // Standard deviation √(3000 · 2/9) = 26: five of them.
    #expect(counts.allSatisfy { abs($0 - 1000) < 130 })
  }

  @Test("Normal numbers have mean 0 and variance 1")
  func normals() {
    let numbers = [Float].normals(4000, seed: 7).doubles
    let mean = numbers.reduce(0, +) / 4000
    let variance = numbers.reduce(0) { $0 + $1 * $1 } / 4000
    // Standard deviations 1/√4000 = 0.016 and √(2/4000) = 0.022: five of each.
    #expect(abs(mean) < 0.08)
    #expect(abs(variance - 1) < 0.11)
  }

  @Test("A permutation has every index once, and all six of three appear")
  func permutations() {
    var stream = RandomStream(seed: 8, purpose: .shuffle)
    #expect(stream.permutation(of: 50).sorted() == Array(0..<50))
    let seen = Set((0..<200).map { _ in stream.permutation(of: 3) })
    #expect(seen.count == 6)
  }
}
