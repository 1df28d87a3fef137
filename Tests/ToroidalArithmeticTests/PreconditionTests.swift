import Testing
import ToroidalArithmetic

/// Programmers' errors end the process instead of giving an answer.
@Suite("Preconditions")
struct PreconditionTests {
  @Test("vectors of unequal dimensions have no sum and no distance")
  func dimensions() async {
    await #expect(processExitsWith: .failure) {
      _ = TorusVector<UInt8>([1, 2]) + [1]
    }
    await #expect(processExitsWith: .failure) {
      _ = TorusVector<UInt8>([1, 2]).leeDistance(to: [1])
    }
    await #expect(processExitsWith: .failure) {
      var vector: TorusVector<UInt8> = []
      vector += [1]
    }
  }

  @Test("turns are of at most 64 bits")
  func turns() async {
    await #expect(processExitsWith: .failure) { _ = UInt128(turns: 0.5) }
    await #expect(processExitsWith: .failure) { _ = UInt128(1).turns() }
  }

  @Test("narrow integers trap where the standard library's do")
  func narrowIntegers() async {
    await #expect(processExitsWith: .failure) { _ = UnsignedBits<3>.max + 1 }
    await #expect(processExitsWith: .failure) { _ = abs(SignedBits<3>.min) }
    await #expect(processExitsWith: .failure) { _ = SignedBits<1>(1) }
    await #expect(processExitsWith: .failure) { _ = UnsignedBits<12>(1).byteSwapped }
    await #expect(processExitsWith: .failure) { _ = UnsignedBits<17>.max }
  }

  @Test("tables have whole rows, and queries their dimension")
  func tables() async {
    await #expect(processExitsWith: .failure) {
      _ = TorusTable<UInt8>(components: [1, 2, 3], count: 2, dimension: 2)
    }
    await #expect(processExitsWith: .failure) {
      _ = TorusTable<UInt8>([[1]], dimension: 1).nearest(to: [1, 2], count: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = TorusTable<UInt8>([[1]], dimension: 1).nearest(to: [1], count: -1)
    }
  }

  @Test("a wide sum is neither negative nor 2^320")
  func wideSums() async {
    // Printed, because an optimizer may leave out a sum that nobody looks at, and its trap with it.
    await #expect(processExitsWith: .failure) { print(UInt320(-1 as Int8)) }
    await #expect(processExitsWith: .failure) { print(powerOfTwo(320)) }
  }
}
