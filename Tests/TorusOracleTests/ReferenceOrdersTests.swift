import Testing
import TorusOracle

/// The examples of the RFCs, and definitions in `Int` on small rings.
@Suite("Reference, orders")
struct ReferenceOrdersTests {
  @Test("sums are defined for 0 to 2^(w-1) - 1: RFC 1982, sections 3.1 and 5")
  func sums() {
    #expect(Reference(width: 2).serialSum(of: 3, and: 1) == 0)
    #expect(Reference(width: 2).serialSum(of: 0, and: 2) == nil)
    #expect(Reference(width: 8).serialSum(of: 100, and: 100) == 200)
    #expect(Reference(width: 8).serialSum(of: 200, and: 100) == 44)
    #expect(Reference(width: 8).serialSum(of: 255, and: 127) == 126)
    #expect(Reference(width: 8).serialSum(of: 255, and: 128) == nil)
    #expect(Reference(width: 8).serialSum(of: 255, and: -1) == nil)
    #expect(Reference(width: 1).serialSum(of: 1, and: 0) == 1)
    #expect(Reference(width: 1).serialSum(of: 1, and: 1) == nil)
  }

  @Test("a position is the relation of RFC 1982 to every member of the window")
  func positions() {
    let ring = Reference(width: 4)
    for length in 1...15 {
      for number in 0...15 {
        let orders = (0..<length).map {
          ring.serialOrder(of: BigInteger(number), and: BigInteger(13 + $0))
        }
        let expected: Reference.Position =
          orders.contains(.equal)
          ? .inside
          : orders.allSatisfy { $0 == .less }
            ? .before : orders.allSatisfy { $0 == .greater } ? .after : .undecided
        #expect(
          ring.position(of: BigInteger(number), startingAt: 13, length: BigInteger(length))
            == expected, "\(number), length \(length)")
      }
    }
  }

  @Test("an empty window has a before and an after, and its antipode")
  func emptyWindow() {
    let ring = Reference(width: 4)
    let places = (0..<16).map { ring.position(of: BigInteger($0), startingAt: 3, length: 0) }
    #expect(places[0..<3].allSatisfy { $0 == .before })
    #expect(places[3..<11].allSatisfy { $0 == .after })
    #expect(places[11] == .undecided)
    #expect(places[12..<16].allSatisfy { $0 == .before })
  }

  @Test("segments are acceptable by the table of RFC 9293, section 3.4")
  func segments() {
    let ring = Reference(width: 8)
    func accepts(_ sequence: BigInteger, _ length: BigInteger, window: BigInteger) -> Bool {
      ring.isAcceptable(segmentAt: sequence, length: length, next: 250, window: window)
    }
    #expect(accepts(250, 0, window: 0))
    #expect(!accepts(251, 0, window: 0))
    #expect(!accepts(250, 1, window: 0))
    #expect(accepts(3, 0, window: 10))
    #expect(!accepts(4, 0, window: 10))
    #expect(accepts(240, 11, window: 10))
    #expect(!accepts(240, 10, window: 10))
    #expect(!accepts(240, 100, window: 10))
  }

  @Test("lollipop counters compare as the examples of RFC 6550, section 7.2")
  func lollipops() {
    let ring = Reference(width: 8)
    func order(_ a: BigInteger, _ b: BigInteger) -> Reference.Order {
      ring.lollipopOrder(of: a, and: b, window: 16)
    }
    #expect(order(240, 5) == .greater)
    #expect(order(5, 240) == .less)
    #expect(order(250, 5) == .less)
    #expect(order(5, 250) == .greater)
    #expect(order(127, 0) == .less)
    #expect(order(0, 16) == .less)
    #expect(order(0, 17) == .undefined)
    #expect(order(120, 8) == .less)
    #expect(order(255, 239) == .greater)
    #expect(order(255, 238) == .undefined)
    #expect(order(128, 255) == .undefined)
    #expect(order(7, 7) == .equal)
    #expect([127, 128, 255, 5].map(ring.lollipopSuccessor) == [0, 129, 0, 6])
  }

  @Test("instants are unwrapped to the one nearest, and none is half the ring away")
  func instants() {
    let ring = Reference(width: 8)
    #expect(ring.instant(reading: 5, near: 250) == 261)
    #expect(ring.instant(reading: 250, near: 261) == 250)
    #expect(ring.instant(reading: 250, near: 0) == -6)
    #expect(ring.instant(reading: 128, near: 0) == nil)
    #expect(ring.instant(reading: 5, near: 1_000_000) == 999_941)
    #expect(ring.elapsed(from: 250, to: 5) == 11)
    #expect(ring.elapsed(from: 5, to: 250) == 245)
    #expect(ring.elapsed(from: 5, to: 5) == 0)
  }

  @Test("a receiver that forgets nothing accepts each number once")
  func receipts() {
    let ring = Reference(width: 8)
    #expect(
      ring.receipts(of: [255, 0, 255, 250, 248, 1, 129, 127, 255], size: 8)
        == [
          .fresh, .fresh, .duplicate, .fresh, .tooOld, .fresh, .undecided, .fresh, .undecided,
        ])
    #expect(
      ring.receipts(of: [0, 1, 250, 1], size: 8, after: 0)
        == [.duplicate, .fresh, .duplicate, .duplicate])
  }

  @Test("a queue counts all its writes and reads")
  func queues() {
    var queue = Reference.Queue(capacity: 48)
    queue.writes = BigInteger(1) + 2_147_483_647
    queue.reads = 2_147_483_600
    #expect(queue.count == 48)
    #expect(queue.writeSlot == 32)
    #expect(queue.readSlot == 32)
  }
}
