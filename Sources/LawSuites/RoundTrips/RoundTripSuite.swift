public import PropertyTesting

/// Whether a value has one encoding or several.
public enum Canonicity: Hashable, Sendable {
  /// A value has one encoding, and the decoder refuses all else.
  case canonical
  /// The decoder also accepts what the encoder would not have written.
  case tolerant
}

/// An encoder and a decoder: decode(encode(v)) = v, and what is accepted is never lost.
///
/// Values of a generator are often tamer than what a decoder accepts. So encodings are drawn too, and
/// a value decoded from any of them must survive as well.
///
///     let suite = RoundTripSuite<UInt16, [UInt8]>(
///       "port", values: .integer, encode: { [UInt8($0 >> 8), UInt8($0 & 255)] },
///       decode: { $0.count == 2 ? UInt16($0[0]) << 8 | UInt16($0[1]) : nil })
public struct RoundTripSuite<Value, Encoded>: LawSuite
where Value: Equatable & Sendable, Encoded: Equatable & Sendable {
  /// The first words of the name of each law.
  public var name: LawName
  /// What to draw the values from.
  public var values: Generator<Value>
  /// What to draw the encodings from, right ones and wrong ones.
  public var encodings: Generator<Encoded>
  /// The encoding of a value.
  public var encode: @Sendable (Value) -> Encoded
  /// The value of an encoding; `nil` if it is refused.
  public var decode: @Sendable (Encoded) -> Value?
  /// Whether encode(decode(e)) = e is one of the laws.
  public var canonicity: Canonicity

  /// The round trip of `values`, and of those of the `encodings` that are accepted.
  public init(
    _ name: LawName, values: Generator<Value>, encodings: Generator<Encoded>,
    encode: @escaping @Sendable (Value) -> Encoded,
    decode: @escaping @Sendable (Encoded) -> Value?, canonicity: Canonicity = .canonical
  ) {
    self.name = name
    self.values = values
    self.encodings = encodings
    self.encode = encode
    self.decode = decode
    self.canonicity = canonicity
  }

  /// The way of a value, the way of an encoding, and for canonical ones back to it.
  public var laws: [Law] {
    let ways = [valueSurvives, acceptedIsNotLost]
    return canonicity == .canonical ? ways + [encodingIsCanonical] : ways
  }

  private var valueSurvives: Law {
    law("value-survives", "decode(encode(v)) = v") { (choices) throws(Discard) in
      let v = try choices.draw(values, named: "v")
      return .equal(decode(encode(v)), v, "decode(\(encode(v)))")
    }
  }

  private var acceptedIsNotLost: Law {
    law("accepted-is-not-lost", "if decode(e) = v, decode(encode(v)) = v") {
      (choices) throws(Discard) in
      let e = try choices.draw(encodings, named: "e")
      guard let v = decode(e) else { return .holds }
      return .equal(decode(encode(v)), v, "decode(\(encode(v)))")
    }
  }

  private var encodingIsCanonical: Law {
    law("encoding-is-canonical", "if decode(e) = v, encode(v) = e") { (choices) throws(Discard) in
      let e = try choices.draw(encodings, named: "e")
      guard let v = decode(e) else { return .holds }
      return .equal(encode(v), e, "encode(\(v))")
    }
  }
}

extension RoundTripSuite where Encoded == [UInt8] {
  /// The round trip of `values` through bytes.
  ///
  /// The encodings are any bytes, at most `length` of them; those of values, and those with a byte
  /// changed, and those cut short.
  public init(
    _ name: LawName, values: Generator<Value>, length: Int = 64,
    encode: @escaping @Sendable (Value) -> [UInt8],
    decode: @escaping @Sendable ([UInt8]) -> Value?, canonicity: Canonicity = .canonical
  ) {
    let bytes = Generator<UInt8>.integer.array(count: 0...length)
    let written = values.map(encode)
    let damaged = Generator<[UInt8]> { (choices) throws(Discard) in
      var bytes = try choices.draw(written)
      guard !bytes.isEmpty else { return bytes }
      bytes[try choices.index(below: bytes.count)] = try choices.integer(UInt8.self)
      return bytes
    }
    let cut = Generator<[UInt8]> { (choices) throws(Discard) in
      let bytes = try choices.draw(written)
      return Array(bytes.prefix(try choices.index(below: bytes.count + 1)))
    }
    self.init(
      name, values: values, encodings: .oneOf([bytes, written, damaged, cut]), encode: encode,
      decode: decode, canonicity: canonicity)
  }
}
