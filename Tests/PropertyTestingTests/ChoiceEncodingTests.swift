import PropertyTesting
import Testing

@Suite("The encoding of choices")
struct ChoiceEncodingTests {
  @Test("three Int8 are three bytes, in text v1:800005")
  func example() {
    let sequence = ChoiceSequence([0x80, 0, 5].map { Choice($0, from: .signed(width: 8)) })
    #expect(ChoiceEncoding(sequence).bytes == [0x80, 0, 5])
    #expect(ChoiceEncoding(sequence).description == "v1:800005")
  }

  @Test("values are little-endian in the bytes of their domain's maximum")
  func layout() {
    let sequence = ChoiceSequence([
      Choice(0x0102, from: .unsigned(width: 16)), Choice(1, from: .index(through: 1)),
      Choice(0x1FF, from: .signed(width: 9)), Choice(3, from: .index(through: 1 << 64)),
    ])
    #expect(
      ChoiceEncoding(sequence).bytes == [2, 1, 1, 0xFF, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test("random sequences survive bytes and text")
  func roundTrip() throws {
    var choices = Choices(from: RandomChoices(seed: 2))
    for number in 0..<200 {
      choices.begin(case: UInt64(number))
      for domain in contractDomains { _ = try choices.draw(from: domain) }
      let sequence = choices.recorded
      let encoding = ChoiceEncoding(sequence)
      #expect(encoding.decoded(for: contractDomains) == sequence)
      #expect(ChoiceEncoding(text: encoding.description) == encoding)
    }
  }

  @Test("any bytes decode to choices of the domains, and decoding them again changes nothing")
  func total() {
    var generator = Xoshiro256(seed: 4)
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      let sequence = ChoiceEncoding(bytes: bytes).decoded(for: contractDomains)
      #expect(sequence.choices.map(\.domain) == contractDomains)
      #expect(sequence.choices.allSatisfy { $0.value <= $0.domain.maximum })
      #expect(ChoiceEncoding(sequence).decoded(for: contractDomains) == sequence)
    }
  }

  @Test("missing bytes are zeros, so a law may grow at its end")
  func missingBytes() {
    let encoding = ChoiceEncoding(bytes: [7])
    let values = encoding.decoded(for: [.unsigned(width: 16), .signed(width: 8)]).choices
    #expect(values.map(\.value) == [7, 0])
  }

  @Test(
    "text that is no encoding is refused",
    arguments: ["", "v1", "v2:00", "v1:0", "v1:0g", "v1: 00", "V1:00", "v1:+1", "v1:00 ", "00"])
  func refused(text: String) {
    #expect(ChoiceEncoding(text: text) == nil)
  }

  @Test("digits may be of either case, and no digits are no bytes")
  func accepted() {
    #expect(ChoiceEncoding(text: "v1:aBCd")?.bytes == [0xAB, 0xCD])
    #expect(ChoiceEncoding(text: "v1:")?.bytes == [])
  }
}
