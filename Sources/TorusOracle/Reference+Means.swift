extension Reference {
  /// Real points and the value that a function has at each of them.
  public struct Minimum<Point: Sendable, Value: Sendable>: Sendable {
    /// The points, in increasing order.
    public let points: [Point]
    /// The value at the points.
    public let value: Value
  }

  /// The distances from θ = p/q to the points, in units of 1/q, where they are integers.
  private func distances(from theta: BigRational, to points: [BigInteger]) -> [BigInteger] {
    let turn = theta.denominator * modulus
    return points.map {
      let forward = (theta.denominator * $0 - theta.numerator).modulo(turn)
      return min(forward, turn - forward)
    }
  }

  /// Σ w · d(θ, x)² for the points x with weights w.
  public func sumOfSquares(
    from theta: BigRational, to points: [BigInteger], weights: [BigInteger]
  ) -> BigRational {
    let distances = distances(from: theta, to: points)
    let sum = zip(distances, weights).reduce(BigInteger(0)) { $0 + $1.1 * $1.0 * $1.0 }
    return BigRational(sum, over: theta.denominator * theta.denominator)
  }

  /// Σ w · d(θ, x) for the points x with weights w.
  public func sumOfDistances(
    from theta: BigRational, to points: [BigInteger], weights: [BigInteger]
  ) -> BigRational {
    let distances = distances(from: theta, to: points)
    let sum = zip(distances, weights).reduce(BigInteger(0)) { $0 + $1.1 * $1.0 }
    return BigRational(sum, over: theta.denominator)
  }

  /// The mean of every lift of the points to the line, in [0, m).
  ///
  /// A point is lifted to itself or one turn on: any lifts within one turn of each other are such,
  /// but for whole turns of all of them.
  private func liftMeans(_ points: [BigInteger], _ weights: [BigInteger]) -> [BigRational] {
    let total = weights.reduce(0, +)
    let turn = modulus * total
    var sums = [BigInteger(0)]
    for (point, weight) in zip(points, weights) {
      let here = weight * residue(point)
      let lifted = sums.flatMap { [$0 + here, $0 + here + weight * modulus] }
      sums = distinct(lifted.map { $0.modulo(turn) })
    }
    return sums.map { BigRational($0, over: total) }
  }

  /// The elements in increasing order, each once.
  private func distinct<Element: Comparable>(_ elements: [Element]) -> [Element] {
    let sorted = elements.sorted()
    return sorted.indices.filter { $0 == 0 || sorted[$0 - 1] != sorted[$0] }.map { sorted[$0] }
  }

  /// The candidates at which `value` is least, each once.
  private func minimum<Point: Comparable & Sendable, Value: Comparable & Sendable>(
    of value: (Point) -> Value, over candidates: [Point]
  ) -> Minimum<Point, Value> {
    let values = candidates.map(value)
    guard let least = values.min() else { preconditionFailure("expected a candidate") }
    let points = distinct(zip(candidates, values).filter { $0.1 == least }.map(\.0))
    return Minimum(points: points, value: least)
  }

  /// The real points of [0, m) at which the sum of squared distances is least.
  ///
  /// It is least at the mean of the lifts nearest to it, so the means of all lifts are tried. There may
  /// be 2 to the number of points.
  public func frechetMean(
    of points: [BigInteger], weights: [BigInteger]
  ) -> Minimum<BigRational, BigRational> {
    minimum(
      of: { sumOfSquares(from: $0, to: points, weights: weights) },
      over: liftMeans(points, weights))
  }

  /// The lattice points of [0, m) at which the sum of squared distances is least among them.
  ///
  /// For given lifts the sum is a parabola about their mean, so the lattice points beside the means of
  /// all lifts are tried.
  public func latticeMean(
    of points: [BigInteger], weights: [BigInteger]
  ) -> Minimum<BigInteger, BigInteger> {
    let beside = distinct(
      liftMeans(points, weights).flatMap { [$0.floor, residue($0.floor + 1)] })
    return minimum(
      of: { sumOfSquares(from: BigRational($0), to: points, weights: weights).floor },
      over: beside)
  }

  /// An arc of the circle forward from `start`; the whole circle if its length is m.
  public struct Span: Sendable, Equatable {
    /// The first point, in [0, m).
    public let start: BigInteger
    /// The length, in [0, m].
    public let length: BigInteger

    /// The arc forward from `start`.
    public init(start: BigInteger, length: BigInteger) {
      self.start = start
      self.length = length
    }
  }

  /// The arcs on which the sum of distances is least, by increasing start; for everything, one arc
  /// of length m from 0.
  ///
  /// The sum is linear but for kinks at the points and their antipodes. So it is tried at these, and
  /// between any two neighbors among them it is least everywhere if it is so at both and in the
  /// middle.
  public func circularMedian(
    of points: [BigInteger], weights: [BigInteger]
  ) -> Minimum<Span, BigRational> {
    let kinks = distinct(points.flatMap { [residue($0), antipode(of: $0)] })
    func sum(_ theta: BigRational) -> BigRational {
      sumOfDistances(from: theta, to: points, weights: weights)
    }
    let sums = kinks.map { sum(BigRational($0)) }
    guard let least = sums.min() else { preconditionFailure("expected a point") }
    let ends = kinks.indices.map { $0 + 1 < kinks.count ? kinks[$0 + 1] : kinks[0] + modulus }
    let isFlat = kinks.indices.map {
      sums[$0] == least && sum(BigRational(kinks[$0] + ends[$0], over: 2)) == least
        && sums[($0 + 1) % kinks.count] == least
    }
    if isFlat.allSatisfy({ $0 }) {
      return Minimum(points: [Span(start: 0, length: modulus)], value: least)
    }
    // An arc begins at a kink that no flat piece leads to, and goes on while pieces are flat.
    var spans: [Span] = []
    for index in kinks.indices
    where sums[index] == least && !isFlat[(index + kinks.count - 1) % kinks.count] {
      var length: BigInteger = 0
      var piece = index
      while isFlat[piece] {
        length = length + ends[piece] - kinks[piece]
        piece = (piece + 1) % kinks.count
      }
      spans.append(Span(start: kinks[index], length: length))
    }
    return Minimum(points: spans, value: least)
  }
}
