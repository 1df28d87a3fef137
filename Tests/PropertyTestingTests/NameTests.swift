import PropertyTesting
import Testing

@Suite("Names and seeds")
struct NameTests {
  @Test("well-formed names", arguments: ["a", "circle.distance.is-symmetric", "int8.b2-c", "a-.b"])
  func wellFormed(text: String) {
    #expect(LawName(text)?.text == text)
  }

  @Test(
    "malformed names",
    arguments: ["", ".", "a.", ".a", "a..b", "A", "a b", "8bit", "a.8", "a.-b", "a_b", "ä"])
  func malformed(text: String) {
    #expect(LawName(text) == nil)
  }

  @Test("names are in the order of their bytes")
  func order() {
    let names: [LawName] = ["b", "a.b", "a-b", "a"]
    #expect(names.sorted().map(\.text) == ["a", "a-b", "a.b", "b"])
  }

  @Test("a seed's text reads back", arguments: [0, 1, 0xDEAD_BEEF, UInt64.max])
  func seedRoundTrip(value: UInt64) {
    #expect(Seed(text: Seed(value).description) == Seed(value))
    #expect(Seed(text: String(value)) == Seed(value))
  }

  @Test(
    "text that is no seed",
    arguments: ["", "0x", "+1", "-1", "1.0", " 1", "18446744073709551616", "0x+1", "x1"])
  func noSeed(text: String) {
    #expect(Seed(text: text) == nil)
  }
}
