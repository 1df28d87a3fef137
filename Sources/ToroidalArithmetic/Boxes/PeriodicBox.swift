/// The torus Z/L_1 × … × Z/L_n of integer periods, which need not be powers of two: a periodic
/// box of a simulation, or a screen whose edges meet. An axis may also be open.
///
///     let screen = try PeriodicBox<Int32>(periods: [100, 100])
///     screen.minimumImages(from: [51, 51], to: [49, 49])       // [{-2}, {-2}]
///     screen.wrapped([-1, 250])                                // [99, 50]
///     let film = try PeriodicBox<Int32>(periods: [10, 10, nil])
///     film.wrapped([9, 11, 13])                                // [9, 1, 13]
///
/// Points are given by any coordinates that the type holds, and nothing overflows at any of
/// them. A torus of periods 2^w is a ``TorusVector``'s; it needs no box and no division.
@frozen
public struct PeriodicBox<Coordinate: FixedWidthInteger> {
  /// The n axes.
  public let axes: [BoxAxis<Coordinate>]

  /// The box with these axes.
  @inlinable
  public init(axes: [BoxAxis<Coordinate>]) { self.axes = axes }

  /// The box with these periods, each at least 1; nil for an open axis.
  ///
  /// - Throws: ``PeriodicBoxError/periodBelowOne(axis:)`` for the first period below 1.
  public init(periods: [Coordinate?]) throws(PeriodicBoxError) {
    var axes: [BoxAxis<Coordinate>] = []
    axes.reserveCapacity(periods.count)
    for (index, period) in periods.enumerated() {
      guard let period else {
        axes.append(.open)
        continue
      }
      guard let axis = BoxAxis(period: period) else { throw .periodBelowOne(axis: index) }
      axes.append(axis)
    }
    self.init(axes: axes)
  }

  /// n, the number of axes.
  @inlinable
  public var dimension: Int { axes.count }

  /// The representative of `point` with every coordinate in [0, L), and those of open axes
  /// unchanged.
  ///
  /// Points 0 and L are one point of the box; both wrap to 0. See ``BoxTable/sites()``.
  ///
  /// - Precondition: The point has n coordinates.
  /// - Complexity: O(n).
  public func wrapped(_ point: [Coordinate]) -> [Coordinate] {
    check(point)
    return axes.indices.map { axes[$0].wrapped(point[$0]) }
  }

  /// The shortest steps from `a` to `b`, axis by axis.
  ///
  /// The shortest vectors from a to b, under every metric that is a sum over the axes, are the
  /// products of these sets: 2^k vectors, with k the number of ``antipodalAxes(of:and:)``.
  ///
  /// - Precondition: The points have n coordinates.
  /// - Complexity: O(n).
  public func minimumImages(
    from a: [Coordinate], to b: [Coordinate]
  ) -> [MinimumImage<Coordinate>] {
    check(a)
    check(b)
    return axes.indices.map { axes[$0].minimumImage(from: a[$0], to: b[$0]) }
  }

  /// The point that the steps lead to from `point`, wrapped.
  ///
  /// - Returns: The point, or nil if it leaves the type on an open axis.
  /// - Precondition: The point has n coordinates, and there are n steps.
  /// - Complexity: O(n).
  public func translated(
    _ point: [Coordinate], by steps: [AxisStep<Coordinate>]
  ) -> [Coordinate]? {
    check(point)
    precondition(steps.count == dimension, "expected \(dimension) steps, found \(steps.count)")
    var moved: [Coordinate] = []
    moved.reserveCapacity(dimension)
    for index in axes.indices {
      guard let place = axes[index].translated(point[index], by: steps[index]) else { return nil }
      moved.append(place)
    }
    return moved
  }

  /// The axes on which `a` and `b` are exactly half a period apart, in increasing order.
  ///
  ///     try PeriodicBox<Int>(periods: [10, 9, nil]).antipodalAxes(of: [0, 0, 0], and: [5, 4, 5])
  ///     // [0]: an odd period has no half, and an open axis no period
  ///
  /// The points lie in each other's cut locus, where the shortest path stops being unique,
  /// exactly if there is such an axis.
  ///
  /// - Precondition: The points have n coordinates.
  /// - Complexity: O(n).
  public func antipodalAxes(of a: [Coordinate], and b: [Coordinate]) -> [Int] {
    check(a)
    check(b)
    return axes.indices.filter {
      axes[$0].minimumImage(from: a[$0], to: b[$0]).unique == nil
    }
  }

  /// Traps unless `point` has n coordinates.
  @inlinable
  func check(_ point: [Coordinate]) {
    precondition(
      point.count == dimension, "expected \(dimension) coordinates, found \(point.count)")
  }
}

extension PeriodicBox: Hashable {}

extension PeriodicBox: Sendable where Coordinate: Sendable {}

/// Why periods make no box.
public enum PeriodicBoxError: Error, Hashable, Sendable {
  /// The period of this axis, counted from 0, is less than 1.
  case periodBelowOne(axis: Int)
}
