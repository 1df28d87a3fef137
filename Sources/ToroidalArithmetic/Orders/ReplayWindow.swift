/// The memory of a receiver that accepts each sequence number at most once: RFC 4303, section 3.4.3.
///
/// It remembers the latest number h and, for each of the `size` numbers h − size + 1, …, h modulo
/// m = 2^w, whether it was accepted:
///
///     var window = ReplayWindow<UInt16>(size: 64)
///     window.accept(65_535)     // fresh
///     window.accept(0)          // fresh: ahead, across the seam
///     window.accept(65_535)     // duplicate
///     window.accept(65_400)     // tooOld: 136 behind
///     window.accept(32_768)     // undecided: exactly half the ring from 0
///
/// What is less than half the ring ahead of h becomes the new h; what is less than half behind is
/// looked up, or too old; what is exactly half the ring away is neither, and refused (RFC 1982).
/// All verdicts but ``ReplayVerdict/fresh`` refuse, and change nothing. So a number that was
/// accepted is refused until h is more than m/2 past it, where it lies ahead once more: keys must
/// be changed before that.
///
/// Sizes are any number in 1 … m/2, not only multiples of a word. The bits are kept in a ring of
/// `size` places and nothing is shifted, as in RFC 6479; but the place of a number is counted from
/// that of h, not taken modulo the size, which would break at the seam unless the size divides m.
public struct ReplayWindow<Scalar: FixedWidthInteger> {
  /// The number of sequence numbers that are remembered, in [1, m/2].
  public let size: Int

  /// h, the latest number accepted: the one that no other accepted number follows. Nil at first.
  public private(set) var latest: Scalar?

  /// For each place, whether the number kept there was accepted.
  private var bits: CircularBits

  /// The place of the latest number in the ring of bits, in [0, size).
  private var latestPlace = 0

  /// The window that has accepted nothing: whatever comes first is fresh.
  ///
  /// - Precondition: 1 ≤ size ≤ m/2.
  /// - Complexity: O(size) bits of memory and time.
  public init(size: Int) {
    precondition(
      size >= 1 && size - 1 < Scalar.halfRing, "expected a size in [1, m/2], found \(size)")
    self.size = size
    bits = CircularBits(count: size)
  }

  /// The window for which `last` and all before it count as accepted: `last` + 1 is the first number
  /// expected, as in RFC 4303, where `last` is 0.
  ///
  ///     var window = ReplayWindow(size: 32, after: UInt32(0))
  ///     window.accept(0)     // duplicate
  ///     window.accept(1)     // fresh
  ///
  /// - Precondition: 1 ≤ size ≤ m/2.
  /// - Complexity: O(size) bits of memory and time.
  public init(size: Int, after last: Scalar) {
    self.init(size: size)
    latest = last
    bits.fill(with: true, from: 0, count: size)
  }

  /// What ``accept(_:)`` would say of `number`, remembering nothing.
  ///
  /// RFC 4303 asks first, verifies the packet, and only then accepts.
  ///
  /// - Complexity: O(1).
  public func verdict(on number: Scalar) -> ReplayVerdict {
    guard let latest else { return .fresh }
    let displacement = latest.displacement(to: number)
    if displacement.isHalfTurn { return .undecided }
    guard displacement.isNegative || displacement.residue == 0 else { return .fresh }
    guard let place = place(behindBy: displacement.magnitude) else { return .tooOld }
    return bits[place] ? .duplicate : .fresh
  }

  /// Remembers `number` if it is fresh, and says whether it is.
  ///
  /// - Returns: The verdict on the number before it was remembered.
  /// - Complexity: O(min(k, size)) bits, 64 at a time, for a number k ahead of the latest.
  public mutating func accept(_ number: Scalar) -> ReplayVerdict {
    let verdict = verdict(on: number)
    guard verdict == .fresh else { return verdict }
    let displacement = (latest ?? number).displacement(to: number)
    if let place = place(behindBy: displacement.magnitude), displacement.isNegative {
      bits[place] = true
    } else {
      advance(by: displacement.magnitude)
      latest = number
      bits[latestPlace] = true
    }
    return .fresh
  }

  /// The place of the number `steps` behind the latest; nil if the window does not reach so far.
  private func place(behindBy steps: Scalar.Magnitude) -> Int? {
    guard steps < size else { return nil }
    let steps = Int(truncatingIfNeeded: steps)
    return steps <= latestPlace ? latestPlace - steps : latestPlace + (size - steps)
  }

  /// Moves the latest place by `steps`, and forgets what was kept in the places passed.
  private mutating func advance(by steps: Scalar.Magnitude) {
    guard steps < size else {
      bits.fill(with: false, from: 0, count: size)
      return
    }
    let steps = Int(truncatingIfNeeded: steps)
    let next = bits.place(latestPlace, movedBy: 1)
    bits.fill(with: false, from: next, count: steps)
    latestPlace = bits.place(latestPlace, movedBy: steps)
  }
}

extension ReplayWindow: Sendable where Scalar: Sendable {}
