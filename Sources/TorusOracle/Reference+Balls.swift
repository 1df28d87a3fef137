extension Reference {
  /// The number of points within `radius` of 0 in `dimension` dimensions: every point is tried, so
  /// the circle must be small in dimension 0 too.
  public func enumeratedPointCount(
    dimension: Int, radius: BigInteger, metric: ReferenceMetric
  ) -> BigInteger {
    var residues: [BigInteger] = []
    var next: BigInteger = 0
    while next < modulus {
      residues.append(next)
      next = next + 1
    }
    let zero = [BigInteger](repeating: 0, count: dimension)
    var points: [[BigInteger]] = [[]]
    for _ in 0..<dimension {
      points = points.flatMap { point in residues.map { point + [$0] } }
    }
    let within = points.filter { point in
      switch metric {
      case .lee: leeDistance(zero, point) <= radius
      case .squared: squaredDistance(zero, point) <= radius
      case .chebyshev: chebyshevDistance(zero, point) <= radius
      }
    }
    return BigInteger(within.count)
  }

  /// The number of residues at each of the distances 0, 1, …, `greatest` from 0.
  private func axisCounts(greatest: Int) -> [BigInteger] {
    // Residues within `greatest` of 0 are those of the integers from −greatest to greatest.
    var seen: [BigInteger] = []
    var counts = [BigInteger](repeating: 0, count: greatest + 1)
    for integer in -greatest...greatest {
      let point = residue(BigInteger(integer))
      if seen.contains(point) { continue }
      seen.append(point)
      let away = distance(from: 0, to: point)
      for value in 0...greatest where away == BigInteger(value) {
        counts[value] = counts[value] + 1
      }
    }
    return counts
  }

  /// The number of points within `radius` of 0 in `dimension` dimensions, by the coefficients of
  /// the nth power of the polynomial Σ x^(value of a residue).
  public func pointCount(
    dimension: Int, radius: Int, metric: ReferenceMetric
  ) -> BigInteger {
    let axis = axisCounts(greatest: radius)
    if metric == .chebyshev {
      let within = axis.reduce(0, +)
      return (0..<dimension).reduce(1) { power, _ in power * within }
    }
    // Coefficients of x^0 … x^radius.
    var power: [BigInteger] = [1] + [BigInteger](repeating: 0, count: radius)
    for _ in 0..<dimension {
      var product = [BigInteger](repeating: 0, count: radius + 1)
      for (exponent, coefficient) in power.enumerated() {
        for (distance, count) in axis.enumerated() {
          let sum = exponent + (metric == .lee ? distance : distance * distance)
          if sum > radius { break }
          product[sum] = product[sum] + coefficient * count
        }
      }
      power = product
    }
    return power.reduce(0, +)
  }

  /// The number of choices of `count` of `total` things: Π (total − i) / Π (i + 1).
  public func binomial(_ total: BigInteger, _ count: Int) -> BigInteger {
    var numerator: BigInteger = 1
    var denominator: BigInteger = 1
    for index in 0..<count {
      numerator = numerator * (total - BigInteger(index))
      denominator = denominator * BigInteger(index + 1)
    }
    return numerator.floorDivided(by: denominator)
  }

  /// The number of integer points with |x_1| + … + |x_n| ≤ radius, by the number k of axes that
  /// are not 0: their signs, which they are, and the sums of k positive integers up to the radius.
  public func integerLeePointCount(dimension: Int, radius: BigInteger) -> BigInteger {
    (0...dimension).map { axes in
      BigInteger.powerOfTwo(axes) * binomial(BigInteger(dimension), axes) * binomial(radius, axes)
    }.reduce(0, +)
  }
}
