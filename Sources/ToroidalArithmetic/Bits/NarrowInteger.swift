/// An integer of `width` bits, an element of Z/2^width, held in a `Storage` of at least as many.
///
/// Use it by one of its two names for 1 to 16 bits, `UnsignedBits<width>` with values in
/// [0, 2^width) and `SignedBits<width>` with values in [−2^(width−1), 2^(width−1)):
///
///     let q = UnsignedBits<3>(7) &+ UnsignedBits<3>(2)   // 1
///     let z = SignedBits<3>(3) &+ SignedBits<3>(2)       // −3
///
/// Such integers are the scalars of b-bit codes, and they make whole tori small enough to
/// enumerate. Wider ones have the storage named: `NarrowInteger<UInt32, 24>` is a 24-bit sequence
/// number. In one signed bit the values are −1 and 0: **1 is not representable**, so generic
/// code over `FixedWidthInteger` that writes the literal 1 traps there, as it should.
///
/// - Complexity: every operation is O(1) operations of `Storage`.
@frozen
public struct NarrowInteger<Storage: FixedWidthInteger, let width: Int> {
  /// The value itself, sign-extended or zero-extended: always in `min ... max`.
  @usableFromInline var storage: Storage

  /// The integer congruent to `pattern` modulo 2^width.
  @inlinable
  init(wrapping pattern: Storage) {
    let unused = Storage.bitWidth - Self.bitWidth
    storage = (pattern << unused) >> unused
  }
}

/// An unsigned integer of `width` bits, 1 ≤ width ≤ 16: values in [0, 2^width).
public typealias UnsignedBits<let width: Int> = NarrowInteger<UInt16, width>

/// A two's complement integer of `width` bits, 1 ≤ width ≤ 16: values in
/// [−2^(width−1), 2^(width−1)).
public typealias SignedBits<let width: Int> = NarrowInteger<Int16, width>

extension NarrowInteger: Hashable {
  /// Whether the two are the same integer.
  ///
  /// Written out because `Strideable` offers one by the distance, which need not fit an `Int`.
  @inlinable
  public static func == (left: Self, right: Self) -> Bool { left.storage == right.storage }
}

extension NarrowInteger: Sendable where Storage: Sendable {}

extension NarrowInteger: Comparable {
  /// Whether `left` is less than `right` as integers; it says nothing of places on the circle.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.storage < right.storage }
}

extension NarrowInteger: UnsignedInteger where Storage: UnsignedInteger {}

extension NarrowInteger: SignedNumeric where Storage: SignedInteger {}

extension NarrowInteger: SignedInteger where Storage: SignedInteger {}

extension NarrowInteger: LosslessStringConvertible, CustomStringConvertible {
  /// The value in decimal digits.
  public var description: String { String(storage) }

  /// The integer that `description` writes in decimal, or nil if it is none or does not fit.
  public init?(_ description: String) { self.init(description, radix: 10) }

  /// The integer that `text` writes in base `radix`, or nil if it is none or does not fit.
  ///
  /// The standard library's reader multiplies by the radix in the type itself, which 10 and 16
  /// do not fit here; so the reading is done in `Storage`.
  public init?<Text: StringProtocol>(_ text: Text, radix: Int = 10) {
    guard let value = Storage(text, radix: radix) else { return nil }
    self.init(exactly: value)
  }
}

#if !hasFeature(Embedded)
  extension NarrowInteger: Codable where Storage: Codable {
    /// Reads one integer; a value outside `min ... max` is a decoding error, never wrapped.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let value = try container.decode(Storage.self)
      guard let exact = Self(exactly: value) else {
        throw DecodingError.dataCorruptedError(
          in: container,
          debugDescription: "expected an integer in \(Self.min)...\(Self.max), found \(value)")
      }
      self = exact
    }

    /// Writes the value as one integer.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(storage)
    }
  }
#endif
