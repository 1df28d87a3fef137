import Testing
import ToroidalArithmetic

@Suite("Unwrapping")
struct UnwrapperTests {
  @Test("the documented sequences")
  func documented() throws {
    let codes: [UInt8] = [250, 253, 0, 3]
    #expect(try codes.unwrapped(as: Int.self) == [250, 253, 256, 259])
    let opposite: [UInt8] = [0, 128]
    #expect(throws: UnwrappingError(index: 1, reason: .halfTurn)) {
      try opposite.unwrapped(as: Int.self)
    }
    #expect(try opposite.unwrapped(as: Int.self, halfTurns: .forward) == [0, 128])
    #expect(try opposite.unwrapped(as: Int.self, halfTurns: .backward) == [0, -128])
    #expect(try [UInt8]().unwrapped(as: Int8.self) == [])
  }

  @Test("the base turn is that of the first code, or of the integer before")
  func baseTurn() throws {
    #expect(try ([200, 100] as [UInt8]).unwrapped(as: Int.self) == [200, 100])
    #expect(try ([-56, 100] as [Int8]).unwrapped(as: Int.self) == [-56, -156])
    var unwrapper = Unwrapper<UInt8, Int>(after: 1020)
    #expect(try unwrapper.unwrap(3) == 1027)
    #expect(try unwrapper.unwrap(252) == 1020)
    #expect(unwrapper.count == 2)
    var below = Unwrapper<UInt8, Int>(after: -1)
    #expect(try below.unwrap(1) == 1)
    #expect(try below.unwrap(254) == -2)
  }

  @Test("one code at a time, and an error leaves the unwrapper as it was")
  func oneByOne() throws {
    var unwrapper = Unwrapper<UInt8, Int>()
    #expect(unwrapper.last == nil)
    #expect(try unwrapper.unwrap(250) == 250)
    #expect(try unwrapper.unwrap(3) == 259)
    let before = unwrapper
    #expect(throws: UnwrappingError(index: 2, reason: .halfTurn)) { try unwrapper.unwrap(131) }
    #expect(unwrapper == before)
    #expect(try unwrapper.unwrap(130) == 386)
  }

  @Test("what the wide type cannot hold is refused, not wrapped")
  func overflow() throws {
    let overflow = { UnwrappingError(index: $0, reason: .overflow) }
    #expect(throws: overflow(0)) { try ([200] as [UInt8]).unwrapped(as: Int8.self) }
    #expect(throws: overflow(0)) { try ([-1] as [Int8]).unwrapped(as: UInt64.self) }
    #expect(throws: overflow(1)) { try ([5, 250] as [UInt8]).unwrapped(as: UInt16.self) }
    #expect(throws: overflow(2)) { try ([0, 100, 200] as [UInt8]).unwrapped(as: Int8.self) }
    #expect(try ([0, 100, 200] as [UInt8]).unwrapped(as: UInt8.self) == [0, 100, 200])
    #expect(throws: overflow(3)) { try ([0, 100, 200, 0] as [UInt8]).unwrapped(as: UInt8.self) }
    // A step of 128 that Int8 cannot hold leads to 0, which it can.
    var unwrapper = Unwrapper<UInt8, Int8>(after: -128, halfTurns: .forward)
    #expect(try unwrapper.unwrap(0) == 0)
  }

  @Test("in Z/2 every change is a half turn")
  func oneBit() throws {
    let codes: [UnsignedBits<1>] = [0, 1, 1, 0]
    #expect(throws: UnwrappingError(index: 1, reason: .halfTurn)) {
      try codes.unwrapped(as: Int.self)
    }
    #expect(try codes.unwrapped(as: Int.self, halfTurns: .forward) == [0, 1, 1, 2])
    #expect(try codes.unwrapped(as: Int.self, halfTurns: .backward) == [0, -1, -1, -2])
  }

  @Test("a counter of every byte, three times around each way")
  func wholeTurns() throws {
    let forward = (0..<768).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try forward.unwrapped(as: Int.self) == Array(0..<768))
    let backward = (0..<768).map { UInt8(truncatingIfNeeded: -$0) }
    #expect(try backward.unwrapped(as: Int.self) == (0..<768).map { -$0 })
  }
}
