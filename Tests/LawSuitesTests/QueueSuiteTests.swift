import LawSuites
import PropertyTesting
import Testing

@Suite("The suite of bounded queues")
struct QueueSuiteTests {
  /// A ring whose indices run freely, in eight bits, over `places`.
  struct Ring: Sendable {
    let capacity: Int
    var slots: [Int]
    var first: UInt8 = 0
    var end: UInt8 = 0

    init(capacity: Int, places: Int) {
      self.capacity = capacity
      slots = Array(repeating: 0, count: places)
    }

    var count: Int { Int(end &- first) }

    mutating func push(_ value: Int) -> Bool {
      guard count < capacity else { return false }
      slots[Int(end) % slots.count] = value
      end &+= 1
      return true
    }

    mutating func pop() -> Int? {
      guard count > 0 else { return nil }
      defer { first &+= 1 }
      return slots[Int(first) % slots.count]
    }
  }

  private let right = QueueSuite<Ring, Int>(
    "ring", capacities: 1...8, elements: .integer(in: 0...9), filler: { $0 },
    make: { Ring(capacity: $0, places: 8) }, push: { $0.push($1) }, pop: { $0.pop() },
    count: { $0.count })

  @Test("eight places under indices of eight bits are a queue")
  func passes() {
    expectPassed(right, seeds: 1)
  }

  @Test("places that do not divide the ring of the indices are refuted where the indices wrap")
  func fault() throws {
    var exact = right
    exact.make = { Ring(capacity: $0, places: $0) }
    // One element waits at index 255, place 0, while the 256th that goes around is written to index
    // 0, place 0; 1 and 2 places divide 256.
    try expectRefuted(
      [
        Fault(
          exact, "runs-as-an-array", "R01: the capacity is no power of two",
          ["3", "step 1: push(0)", "step 2: around(256)"])
      ], coveringLawsOf: right)
  }
}
