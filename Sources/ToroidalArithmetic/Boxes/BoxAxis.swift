/// One axis of a box: the circle Z/L of an integer period L ≥ 1, or an open line without period.
///
/// Coordinates are integers of any size that the type holds, negative ones and those past the
/// period included; they stand for their residues:
///
///     let axis = BoxAxis<Int8>(period: 100)!
///     axis.wrapped(-128)                            // 72
///     axis.distance(from: 99, to: -99)              // 2
///     BoxAxis<Int8>.open.distance(from: 127, to: -128)     // 255
@frozen
public struct BoxAxis<Coordinate: FixedWidthInteger> {
  /// L, at least 1, or nil if the axis is open.
  public let period: Coordinate?

  /// The circle of `period` points, or nil if `period` is less than 1.
  @inlinable
  public init?(period: Coordinate) {
    guard period > 0 else { return nil }
    self.period = period
  }

  @inlinable
  init(openWith period: Coordinate?) { self.period = period }

  /// The line: no coordinate is wrapped, and steps are plain differences.
  @inlinable
  public static var open: Self { Self(openWith: nil) }

  /// The residue of `coordinate` in [0, L), by Euclidean division; on an open axis, itself.
  ///
  /// - Complexity: O(1): one division.
  @inlinable
  public func wrapped(_ coordinate: Coordinate) -> Coordinate {
    guard let period else { return coordinate }
    if coordinate >= 0 { return coordinate % period }
    // The magnitude of the minimum fits no signed coordinate, hence the detour.
    let behind = coordinate.magnitude % period.magnitude
    return behind == 0 ? 0 : Coordinate(truncatingIfNeeded: period.magnitude &- behind)
  }

  /// The least |b − a + k·L| over all integers k, in [0, L/2]; on an open axis |b − a|, in
  /// [0, 2^w).
  ///
  /// - Complexity: O(1): two divisions.
  @inlinable
  public func distance(from a: Coordinate, to b: Coordinate) -> Coordinate.Magnitude {
    let (start, end) = (wrapped(a), wrapped(b))
    let between = start < end ? Self.gap(start, end) : Self.gap(end, start)
    guard let period else { return between }
    return Swift.min(between, period.magnitude &- between)
  }

  /// The shortest steps s with a + s ≡ b modulo L: one, or −L/2 and L/2.
  ///
  ///     BoxAxis<Int32>(period: 100)?.minimumImage(from: 51, to: 49)     // {-2}
  ///     BoxAxis<Int32>(period: 100)?.minimumImage(from: 0, to: 50)      // {-50, 50}
  ///     BoxAxis<Int32>(period: 5)?.minimumImage(from: 0, to: 3)         // {-2}
  ///
  /// - Returns: The set of steps of magnitude ``distance(from:to:)`` that lead from a to b.
  /// - Complexity: O(1): two divisions.
  @inlinable
  public func minimumImage(from a: Coordinate, to b: Coordinate) -> MinimumImage<Coordinate> {
    let (start, end) = (wrapped(a), wrapped(b))
    let isBehind = end < start
    let between = isBehind ? Self.gap(end, start) : Self.gap(start, end)
    let direct = AxisStep<Coordinate>(isNegative: isBehind, magnitude: between)
    guard let period else { return .unique(direct) }
    let rest = period.magnitude &- between
    if between < rest { return .unique(direct) }
    let around = AxisStep<Coordinate>(isNegative: !isBehind, magnitude: rest)
    if rest < between { return .unique(around) }
    return isBehind ? .pair(direct, around) : .pair(around, direct)
  }

  /// The coordinate that `step` leads to from `coordinate`: their sum modulo L, in [0, L).
  ///
  /// - Returns: The coordinate; on an open axis the plain sum, or nil if the type cannot hold it.
  /// - Complexity: O(1): two divisions.
  @inlinable
  public func translated(
    _ coordinate: Coordinate, by step: AxisStep<Coordinate>
  ) -> Coordinate? {
    guard let period else { return Self.sum(coordinate, step) }
    let place = wrapped(coordinate).magnitude
    let steps = step.magnitude % period.magnitude
    let (ahead, end) = (period.magnitude &- place, period.magnitude)
    let sum =
      if step.isNegative {
        steps <= place ? place &- steps : end &- (steps &- place)
      } else {
        steps < ahead ? place &+ steps : steps &- ahead
      }
    return Coordinate(truncatingIfNeeded: sum)
  }

  /// high − low, for low ≤ high.
  @inlinable
  static func gap(_ low: Coordinate, _ high: Coordinate) -> Coordinate.Magnitude {
    Coordinate.Magnitude(truncatingIfNeeded: high)
      &- Coordinate.Magnitude(truncatingIfNeeded: low)
  }

  /// coordinate + step, or nil if it does not fit.
  @inlinable
  static func sum(_ coordinate: Coordinate, _ step: AxisStep<Coordinate>) -> Coordinate? {
    let pattern = Coordinate(truncatingIfNeeded: step.magnitude)
    if step.isNegative {
      return step.magnitude <= gap(.min, coordinate) ? coordinate &- pattern : nil
    }
    return step.magnitude <= gap(coordinate, .max) ? coordinate &+ pattern : nil
  }
}

extension BoxAxis: Hashable {}

extension BoxAxis: Sendable where Coordinate: Sendable {}
