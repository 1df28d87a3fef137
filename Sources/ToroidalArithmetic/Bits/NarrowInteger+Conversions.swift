extension NarrowInteger: ExpressibleByIntegerLiteral {
  /// The value of the literal; traps if it is not representable, as for every integer type.
  @inlinable
  public init(integerLiteral value: Int) { self.init(value) }
}

extension NarrowInteger {
  /// The integer equal to `source`, or nil if it is outside `min ... max`.
  @inlinable
  public init?<Source: BinaryInteger>(exactly source: Source) {
    guard let value = Storage(exactly: source), value >= Self.min.storage,
      value <= Self.max.storage
    else { return nil }
    storage = value
  }

  /// The integer equal to `source`; traps if it is outside `min ... max`.
  @inlinable
  public init<Source: BinaryInteger>(_ source: Source) {
    guard let value = Self(exactly: source) else {
      preconditionFailure("the value does not fit the narrow integer")
    }
    self = value
  }

  /// The integer congruent to `source` modulo 2^width.
  @inlinable
  public init<Source: BinaryInteger>(truncatingIfNeeded source: Source) {
    self.init(wrapping: Storage(truncatingIfNeeded: source))
  }

  /// The integer congruent to `bits` modulo 2^width; the standard library's own entrance.
  @inlinable
  public init(_truncatingBits bits: UInt) { self.init(truncatingIfNeeded: bits) }

  /// The value of `min ... max` nearest to `source`.
  @inlinable
  public init<Source: BinaryInteger>(clamping source: Source) {
    let value = Storage(clamping: source)
    storage = Swift.min(Swift.max(value, Self.min.storage), Self.max.storage)
  }

  /// The integer equal to `source`, or nil if it has a fraction, is not finite, or does not fit.
  @inlinable
  public init?<Source: BinaryFloatingPoint>(exactly source: Source) {
    guard let value = Storage(exactly: source) else { return nil }
    self.init(exactly: value)
  }

  /// The integer part of `source`; traps if it is not finite or does not fit.
  @inlinable
  public init<Source: BinaryFloatingPoint>(_ source: Source) { self.init(Storage(source)) }
}
