/// What a step of exactly half a turn is taken for, where forward and backward are equally short.
@frozen
public enum HalfTurnRule: Hashable, Sendable, CaseIterable {
  /// For an error: nothing in the codes says which way it went.
  case refused
  /// For a step of +m/2.
  case forward
  /// For a step of −m/2, as ``Displacement`` writes it.
  case backward
}

/// Why a sequence of codes has no unwrapping, and where.
@frozen
public struct UnwrappingError: Error, Hashable, Sendable {
  /// What went wrong.
  @frozen
  public enum Reason: Hashable, Sendable, CaseIterable {
    /// The code is the antipode of the one before it, and no rule says which way is meant.
    case halfTurn
    /// The wide type cannot hold the unwrapped integer.
    case overflow
  }

  /// The number of codes that were unwrapped before.
  public let index: Int

  /// What went wrong with the next one.
  public let reason: Reason

  /// The error `reason` at `index`.
  public init(index: Int, reason: Reason) {
    self.index = index
    self.reason = reason
  }
}

/// Makes integers that do not wrap from codes that do: each is congruent to its code modulo 2^w, and
/// differs from the one before by the shortest displacement.
///
///     var unwrapper = Unwrapper<UInt8, Int>()
///     try unwrapper.unwrap(250)      // 250
///     try unwrapper.unwrap(3)        // 259: nine steps on, across the seam
///     try unwrapper.unwrap(250)      // 250
///
/// The base turn is that of the first code, which stands for itself: in [0, m) for unsigned codes,
/// in [−m/2, m/2) for signed ones. ``init(after:halfTurns:)`` starts on any other. The answer is
/// right exactly if no two codes that follow each other are half a turn or more apart, which the
/// codes alone cannot show; only at exactly half a turn is there something to see, and a
/// ``HalfTurnRule`` says what becomes of it.
@frozen
public struct Unwrapper<Scalar: FixedWidthInteger, Wide: FixedWidthInteger> {
  /// The integer of the last code, or the one that the unwrapper was started after; nil before
  /// the first.
  public private(set) var last: Wide?

  /// The number of codes unwrapped.
  public private(set) var count = 0

  /// What a step of exactly half a turn is taken for.
  public let halfTurns: HalfTurnRule

  /// The unwrapper whose first code stands for itself.
  public init(halfTurns: HalfTurnRule = .refused) {
    last = nil
    self.halfTurns = halfTurns
  }

  /// The unwrapper whose first code is the shortest displacement away from `last`.
  ///
  ///     var unwrapper = Unwrapper<UInt8, Int>(after: 1020)
  ///     try unwrapper.unwrap(3)        // 1027: 1020 is 252 modulo 256
  public init(after last: Wide, halfTurns: HalfTurnRule = .refused) {
    self.last = last
    self.halfTurns = halfTurns
  }

  /// The integer of the next code.
  ///
  /// - Returns: The integer congruent to `code` modulo 2^w nearest to the last one.
  /// - Throws: ``UnwrappingError``, and the unwrapper stays as it was.
  /// - Complexity: O(1).
  public mutating func unwrap(_ code: Scalar) throws(UnwrappingError) -> Wide {
    guard let next = try successor(code) else {
      throw UnwrappingError(index: count, reason: .overflow)
    }
    last = next
    count += 1
    return next
  }

  /// The integer of the next code, or nil if `Wide` cannot hold it.
  private func successor(_ code: Scalar) throws(UnwrappingError) -> Wide? {
    guard let last else { return Wide(exactly: code) }
    let step = Scalar(truncatingIfNeeded: last).displacement(to: code)
    guard step.isHalfTurn else { return last.moved(by: step.magnitude, backward: step.isNegative) }
    switch halfTurns {
    case .refused: throw UnwrappingError(index: count, reason: .halfTurn)
    case .forward: return last.moved(by: step.magnitude, backward: false)
    case .backward: return last.moved(by: step.magnitude, backward: true)
    }
  }
}

extension Unwrapper: Hashable {}

extension Unwrapper: Sendable where Scalar: Sendable, Wide: Sendable {}

extension FixedWidthInteger {
  /// self + distance, or self − distance, or nil if this type cannot hold it.
  ///
  /// The room up to the end is compared, since the distance itself may not fit this type.
  fileprivate func moved<Distance: FixedWidthInteger & UnsignedInteger>(
    by distance: Distance, backward: Bool
  ) -> Self? {
    let end = backward ? Self.min : Self.max
    let room = Magnitude(truncatingIfNeeded: backward ? self &- end : end &- self)
    guard distance <= room else { return nil }
    let step = Self(truncatingIfNeeded: distance)
    return backward ? self &- step : self &+ step
  }
}

extension Sequence where Element: FixedWidthInteger {
  /// The integers congruent to the codes modulo 2^w whose steps are the shortest displacements; the
  /// first is the first code itself.
  ///
  ///     let codes: [UInt8] = [250, 253, 0, 3]
  ///     try codes.unwrapped(as: Int.self)         // [250, 253, 256, 259]
  ///     try? [0, 128 as UInt8].unwrapped(as: Int.self)                        // nil: it throws, half a turn being ambiguous
  ///     try [0, 128 as UInt8].unwrapped(as: Int.self, halfTurns: .backward)   // [0, −128]
  ///
  /// - Parameters:
  ///   - type: The type of the answers.
  ///   - halfTurns: What a step of exactly half a turn is taken for.
  /// - Returns: As many integers as there are codes.
  /// - Throws: ``UnwrappingError`` with the index of the first code that has no integer.
  /// - Complexity: O(number of codes).
  public func unwrapped<Wide: FixedWidthInteger>(
    as type: Wide.Type, halfTurns: HalfTurnRule = .refused
  ) throws(UnwrappingError) -> [Wide] {
    var unwrapper = Unwrapper<Element, Wide>(halfTurns: halfTurns)
    var integers: [Wide] = []
    for code in self { integers.append(try unwrapper.unwrap(code)) }
    return integers
  }
}
