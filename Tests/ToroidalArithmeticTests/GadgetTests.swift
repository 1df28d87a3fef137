import Testing
import ToroidalArithmetic

@Suite("Gadget decomposition")
struct GadgetTests {
  /// Every base and number of levels at 8 bits.
  private static let gadgets = (1...8).flatMap { baseBits in
    (1...8 / baseBits).compactMap { Gadget<UInt8>(baseBits: baseBits, levels: $0) }
  }

  @Test("every byte in every base: digits in range, and at most half a last place off")
  func bytes() {
    #expect(Self.gadgets.count == 20)
    for gadget in Self.gadgets {
      let half = 1 << (gadget.baseBits - 1)
      let place = 1 << (8 - gadget.baseBits * gadget.levels)
      for point in UInt8.min...UInt8.max {
        let digits = gadget.digits(of: point)
        #expect(digits.count == gadget.levels)
        #expect(digits.allSatisfy { -half <= $0 && $0 < half })
        let sum = digits.enumerated().reduce(0) {
          $0 + Int($1.element) << (8 - gadget.baseBits * ($1.offset + 1))
        }
        let found = gadget.recomposed(digits)
        #expect(found == UInt8(truncatingIfNeeded: sum))
        #expect(2 * Int(found.circularDistance(to: point)) <= (place == 1 ? 0 : place))
      }
    }
  }

  @Test("words of 32, 64 and 128 bits")
  func words() throws {
    let tfhe = try #require(Gadget<UInt32>(baseBits: 10, levels: 2))
    #expect(tfhe.digits(of: 0x8000_0000) == [-512, 0])
    #expect(tfhe.digits(of: 0x7fff_ffff) == [-512, 0])
    #expect(tfhe.digits(of: 0x0000_0800) == [0, 0])
    #expect(tfhe.digits(of: 0x0000_0801) == [0, 1])
    #expect(tfhe.digits(of: 0x0000_0800, rounding: .toNearestOrUp) == [0, 1])
    let whole = try #require(Gadget<Int64>(baseBits: 64, levels: 1))
    for point in [Int64.min, -1, 0, 1, .max] {
      #expect(whole.digits(of: point) == [point])
      #expect(whole.recomposed([point]) == point)
    }
    let wide = try #require(Gadget<UInt128>(baseBits: 64, levels: 2))
    #expect(wide.digits(of: .max) == [0, -1])
    #expect(wide.recomposed([0, -1]) == .max)
    #expect(wide.digits(of: 1 << 127) == [.min, 0])
  }

  @Test("what is no gadget")
  func refusals() {
    for (baseBits, levels) in [(0, 1), (1, 0), (3, 3), (9, 1), (-1, 1), (1, -1), (65, 1)] {
      #expect(Gadget<UInt8>(baseBits: baseBits, levels: levels) == nil)
    }
    #expect(Gadget<UInt128>(baseBits: 65, levels: 1) == nil)
    #expect(Gadget<UInt8>(baseBits: .max, levels: .max) == nil)
  }

  @Test("too few digits trap")
  func digits() async {
    await #expect(processExitsWith: .failure) {
      _ = Gadget<UInt8>(baseBits: 4, levels: 2)?.recomposed([1])
    }
  }
}
