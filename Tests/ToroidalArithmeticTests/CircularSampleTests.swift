import Testing
import ToroidalArithmetic

@Suite("Circular samples")
struct CircularSampleTests {
  @Test("equal points merge, absent ones vanish, order does not matter")
  func merging() throws {
    let sample = try #require(CircularSample<UInt8>([7, 250, 7]))
    #expect(sample.points == [7, 250])
    #expect(sample.weights == [2, 1])
    #expect(sample.totalWeight == 3)
    #expect(try CircularSample<UInt8>([7, 250, 9], weights: [2, 1, 0]) == sample)
    #expect(CircularSample<UInt8>([250, 7, 7]) == sample)
    #expect(CircularSample<Int8>([3, -4])?.points == [-4, 3])
    #expect(CircularSample<SignedBits<1>>([0, -1, 0])?.weights == [1, 2])
  }

  @Test("nothing is no sample, and neither is a total beyond 64 bits")
  func refusals() throws {
    #expect(CircularSample<UInt8>([]) == nil)
    #expect(throws: SampleError.noWeight) { try CircularSample<UInt8>([], weights: []) }
    #expect(throws: SampleError.noWeight) { try CircularSample<UInt8>([1, 2], weights: [0, 0]) }
    #expect(throws: SampleError.totalTooLarge) {
      try CircularSample<UInt8>([1, 2], weights: [.max, 1])
    }
    let largest = try CircularSample<UInt8>([1, 1, 2], weights: [.max - 1, 1, 0])
    #expect(largest.totalWeight == .max)
    #expect(largest.points == [1])
  }

  @Test("a table has a sample along each axis")
  func tables() throws {
    let table = TorusTable<UInt8>([[0, 0], [128, 10]], dimension: 2)
    let means = try #require(table.axisSamples()).map { $0.frechetMean().minimizers }
    #expect(
      means == [[RationalPoint(floor: 64), RationalPoint(floor: 192)], [RationalPoint(floor: 5)]])
    let weighted = try table.axisSamples(weights: [1, 3]).map { $0.frechetMean().minimizers }
    #expect(weighted[1] == [RationalPoint(floor: 7, numerator: 1, denominator: 2)])
    let empty = TorusTable<UInt8>([], dimension: 2)
    #expect(empty.axisSamples() == nil)
    #expect(throws: SampleError.noWeight) { try empty.axisSamples(weights: []) }
    let flat = TorusTable<UInt8>([[], []], dimension: 0)
    #expect(flat.axisSamples() == [])
    #expect(throws: SampleError.totalTooLarge) { try flat.axisSamples(weights: [.max, .max]) }
  }

  @Test("weights are as many as points")
  func counts() async {
    await #expect(processExitsWith: .failure) {
      _ = try? CircularSample<UInt8>([1, 2], weights: [1])
    }
  }
}
