/// The 64-bit number from which every case of a sampled run follows.
///
/// The same seed gives the same cases on every machine, in every order of the laws: a law draws from
/// `stream(for:)`, and its i-th case from a stream of its own (see `RandomChoices`).
public struct Seed: Hashable, Sendable {
  /// The number itself.
  public let value: UInt64

  /// The seed with this value.
  public init(_ value: UInt64) {
    self.value = value
  }

  /// The seed that `text` denotes: decimal digits, or `0x` and hexadecimal digits; `nil` otherwise.
  public init?(text: String) {
    let digits = text.hasPrefix("0x") ? text.dropFirst(2) : text[...]
    // The standard library's parser takes a sign; a seed has none.
    guard let first = digits.first, first != "+", first != "-",
      let value = UInt64(digits, radix: text.hasPrefix("0x") ? 16 : 10)
    else { return nil }
    self.value = value
  }

  /// The seed of the law's own stream: a mixture of this seed and the bytes of the name.
  ///
  /// The name's bytes go through FNV-1a (64 bits), so the stream does not depend on which other laws
  /// run, nor on their order, nor on the process.
  public func stream(for law: LawName) -> Seed {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in law.text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return Seed(SplitMix64.mix(value &+ SplitMix64.mix(hash)))
  }
}

extension Seed: ExpressibleByIntegerLiteral {
  /// The seed with the literal's value.
  public init(integerLiteral value: UInt64) {
    self.init(value)
  }
}

extension Seed: CustomStringConvertible {
  /// `0x` and 16 hexadecimal digits, which `init(text:)` reads back.
  public var description: String {
    hexadecimal(UInt128(value), digits: 16)
  }
}
