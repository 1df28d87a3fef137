/// The textbook definitions on the product of the circles Z/L of integer periods, and of lines.
public struct ReferenceBox: Sendable {
  /// The period of each axis, at least 1, or nil for a line.
  public let periods: [BigInteger?]

  /// The box with these periods.
  public init(periods: [BigInteger?]) {
    for period in periods {
      precondition(period ?? 1 >= 1, "expected a period of at least 1")
    }
    self.periods = periods
  }

  /// The point with x in [0, L) for x on a circle.
  public func wrapped(_ point: [BigInteger]) -> [BigInteger] {
    zip(periods, point).map { period, x in
      if let period { x.modulo(period) } else { x }
    }
  }

  /// On each axis, in increasing order, the integers b − a + k·L of least magnitude.
  public func minimumImages(from a: [BigInteger], to b: [BigInteger]) -> [[BigInteger]] {
    periods.indices.map { axis in
      guard let period = periods[axis] else { return [b[axis] - a[axis]] }
      // From residues in [0, L), the difference is in (−L, L), and no k beyond ±1 can be least.
      let difference = b[axis].modulo(period) - a[axis].modulo(period)
      let lifts = (-2...2).map { difference + BigInteger($0) * period }
      let least = lifts.map(\.magnitude).reduce(2 * period, min)
      return lifts.filter { $0.magnitude == least }
    }
  }

  /// The least |b − a + k·L| on each axis.
  public func distances(from a: [BigInteger], to b: [BigInteger]) -> [BigInteger] {
    minimumImages(from: a, to: b).map { $0[0].magnitude }
  }

  /// The axes with an even period on which the points are half of it apart.
  public func antipodalAxes(_ a: [BigInteger], _ b: [BigInteger]) -> [Int] {
    let distances = distances(from: a, to: b)
    return periods.indices.filter { periods[$0] == 2 * distances[$0] }
  }

  /// The different wrapped points by their first row, each with all its rows.
  public func sites(of points: [[BigInteger]]) -> [(point: [BigInteger], rows: [Int])] {
    let wrapped = points.map { self.wrapped($0) }
    return wrapped.indices.filter { wrapped.firstIndex(of: wrapped[$0]) == $0 }.map { first in
      (wrapped[first], wrapped.indices.filter { wrapped[$0] == wrapped[first] })
    }
  }
}
