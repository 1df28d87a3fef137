import Frames
import LawSuites
public import PropertyTesting

/// The laws that frames owe, over any two functions, so that the broken ones can be judged as well.
public struct FrameLaws: Sendable {
  /// Bytes to the payload that they frame.
  public var decode: @Sendable ([UInt8]) -> [UInt8]?
  /// A length and the number of bytes that there are to the end of the frame.
  public var end: @Sendable (UInt64, Int) -> Int?

  /// The laws of `Frame`.
  public static let right = FrameLaws(
    decode: { Frame.decode($0) }, end: { Frame.end(of: $0, in: $1) })

  /// The laws of `BrokenFrame`.
  public static let broken = FrameLaws(
    decode: { BrokenFrame.decode($0) }, end: { BrokenFrame.end(of: $0, in: $1) })

  /// The laws of the round trip, whose bytes are drawn: those to fuzz.
  public var roundTrip: [Law] {
    RoundTripSuite<[UInt8], [UInt8]>(
      "frame", values: Generator<UInt8>.integer.array(count: 0...20), length: 24,
      encode: { Frame.encode($0) }, decode: decode
    ).laws
  }

  /// The law that a frame that is accepted lies within the bytes that there are.
  public var endIsThere: Law {
    Law("frame.end-is-there", "the end of a frame is 8 + length, and no more than there is") {
      [end] (choices) throws(Discard) in
      let available = try choices.integer(in: 0...1000, named: "available")
      let length = try choices.integer(UInt64.self, named: "length")
      guard let found = end(length, available) else { return .holds }
      return .equal(UInt128(found), UInt128(length) + 8, "the end")
    }
  }
  /// The law that a frame states as many bytes as follow, or is refused.
  public var lengthIsTrue: Law {
    Law("frame.length-is-true", "a header and a payload are a frame if the one states the other") {
      [decode] (choices) throws(Discard) in
      let payload = try choices.draw(
        Generator<UInt8>.integer.array(count: 0...8), named: "payload")
      let length = try choices.integer(UInt64.self, named: "length")
      let expected = length == UInt64(payload.count) ? payload : nil
      return .equal(decode(Frame.header(of: length) + payload), expected, "the payload")
    }
  }

  /// Every law.
  public var all: [Law] { roundTrip + [endIsThere, lengthIsTrue] }
}
