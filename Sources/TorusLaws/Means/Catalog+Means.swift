public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of Fréchet means and circular medians that draw nothing from the scope.
  public var meansScalarLaws: [Law] { [] }

  /// The laws of Fréchet means and circular medians that draw from the scope.
  public var meansVectorLaws: [Law] {
    [
      repeatsAreWeights, totalsAreRefused, axesAreSamples, frechetMeanAgrees, variationIsLeast,
      frechetMeanMoves, roundedMeanAgrees, latticeMeanAgrees, latticeMeanIsNotBelow,
      latticeMeanMoves, medianAgrees, deviationIsLeast, medianMoves,
    ]
  }

  /// How large the weights of a case may be.
  private enum Heaviness: CaseIterable {
    case unit
    case small
    case thousands
    case greatest
  }

  /// At most `most` points with weights that have a total; half of the time, half of the points are
  /// the antipodes of the others, so that ties are drawn.
  ///
  /// An enumeration draws weights from 0 to 2, and no antipodes, since it comes to them by itself.
  func weightedPoints(
    atMost most: Int, from choices: inout Choices
  ) throws(Discard) -> (points: [Scalar], weights: [UInt64]) {
    let counts = scope.dimensions.clamped(to: 0...most)
    let count = try choices.integer(in: counts, named: "points")
    var points: [Scalar] = []
    for _ in 0..<count { points.append(try choices.integer(Scalar.self, named: "point")) }
    let isEnumerated = scope.multiples.upperBound <= 2
    let heaviness = try choices.element(
      of: isEnumerated ? [.small] : Heaviness.allCases, named: "heaviness")
    let range: ClosedRange<UInt64> =
      switch heaviness {
      case .unit: 1...1
      case .small: 0...2
      case .thousands: 0...10_000
      case .greatest: 0...UInt64.max / UInt64(2 * Swift.max(count, 1))
      }
    var weights: [UInt64] = []
    for _ in 0..<count { weights.append(try choices.integer(in: range, named: "weight")) }
    if isEnumerated { return (points, weights) }
    guard try choices.bool(named: "with antipodes") else { return (points, weights) }
    return (points + points.map { $0.antipode }, weights + weights)
  }

  /// A law of `judge` on a sample of at most `most` points and what `draw` draws with it; a sample is
  /// refused exactly if its weights are all 0.
  ///
  /// All is drawn before the sample is made, so that the first case shows how many cases there are.
  func sampleLaw<Drawn>(
    _ name: LawName, _ statement: String, atMost most: Int,
    drawing draw: @escaping @Sendable (inout Choices) throws(Discard) -> Drawn,
    _ judge:
      @escaping @Sendable (CircularSample<Scalar>, [BigInteger], [BigInteger], Drawn) -> Outcome
  ) -> Law {
    Law(name, statement) { (choices) throws(Discard) in
      let (points, weights) = try weightedPoints(atMost: most, from: &choices)
      let drawn = try draw(&choices)
      guard case .success(let sample) = implementation.means.weightedSample(points, weights) else {
        return .require(weights.allSatisfy { $0 == 0 }, "weights that have a total are refused")
      }
      return judge(sample, points.map { BigInteger($0) }, weights.map { BigInteger($0) }, drawn)
    }
  }

  /// A law of `judge` on a sample of at most `most` points alone.
  func sampleLaw(
    _ name: LawName, _ statement: String, atMost most: Int,
    _ judge: @escaping @Sendable (CircularSample<Scalar>, [BigInteger], [BigInteger]) -> Outcome
  ) -> Law {
    sampleLaw(name, statement, atMost: most, drawing: { (_) throws(Discard) in () }) {
      sample, points, weights, _ in judge(sample, points, weights)
    }
  }

  /// A drawn isometry of the circle: x ↦ ±x + t.
  static func isometry(
    from choices: inout Choices
  ) throws(Discard) -> (isReflected: Bool, shift: Scalar) {
    let isReflected = try choices.bool(named: "reflected")
    return (isReflected, try choices.integer(Scalar.self, named: "t"))
  }

  /// The image of a sample under the isometry x ↦ ±x + t.
  func moved(
    _ sample: CircularSample<Scalar>, by isometry: (isReflected: Bool, shift: Scalar)
  ) -> CircularSample<Scalar> {
    let points = sample.points.map { (isometry.isReflected ? 0 &- $0 : $0) &+ isometry.shift }
    guard case .success(let moved) = implementation.means.weightedSample(points, sample.weights)
    else { preconditionFailure("expected the total of a sample to have a sample") }
    return moved
  }
}

extension Catalog {
  var repeatsAreWeights: Law {
    Law(
      "mean.sample.repeats-are-weights",
      "a point that comes w times is a point of weight w, in any order, and one of weight 0 is absent"
    ) { [implementation, scope] (choices) throws(Discard) in
      let counts = scope.dimensions.clamped(to: 0...12)
      let count = try choices.integer(in: counts, named: "points")
      var points: [Scalar] = []
      var weights: [UInt64] = []
      for _ in 0..<count {
        points.append(try choices.integer(Scalar.self, named: "point"))
        weights.append(try choices.integer(in: 0...2, named: "weight"))
      }
      let repeated = zip(points, weights).flatMap { [Scalar](repeating: $0, count: Int($1)) }
      let weighted = implementation.means.weightedSample(points, weights)
      guard case .success(let sample) = weighted else {
        return .equal(weighted, .failure(.noWeight), "weighted")
          .and(.equal(implementation.means.sample(repeated), nil, "repeated"))
      }
      return .equal(implementation.means.sample(repeated), sample, "repeated")
        .and(.equal(implementation.means.sample(repeated.reversed()), sample, "reversed"))
        .and(.equal(sample.totalWeight, weights.reduce(0, +), "the total"))
    }
  }

  var totalsAreRefused: Law {
    Law(
      "mean.sample.refuses-totals",
      "weights make a sample exactly if their total is in [1, 2^64), which is then its total"
    ) { [implementation, scope] (choices) throws(Discard) in
      let counts = scope.dimensions.clamped(to: 0...3)
      let count = try choices.integer(in: counts, named: "points")
      var points: [Scalar] = []
      var weights: [UInt64] = []
      let corners: [UInt64] = [0, 1, 1 << 63, .max]
      for _ in 0..<count {
        points.append(try choices.integer(Scalar.self, named: "point"))
        weights.append(try choices.element(of: corners, named: "weight"))
      }
      let total = weights.map { BigInteger($0) }.reduce(0, +)
      switch implementation.means.weightedSample(points, weights) {
      case .failure(.noWeight): return .require(total == 0, "a total of \(total) is called 0")
      case .failure(.totalTooLarge):
        return .require(
          total >= BigInteger.powerOfTwo(64), "a total of \(total) is called too large")
      case .success(let sample):
        return .equal(BigInteger(sample.totalWeight), total, "the total")
          .and(.require(total != 0, "a sample of nothing"))
      }
    }
  }

  var axesAreSamples: Law {
    Law("mean.table.is-per-axis", "the samples of a table are those of its columns") {
      [implementation, scope] (choices) throws(Discard) in
      let dimensions = scope.dimensions.clamped(to: 0...5)
      let dimension = try choices.integer(in: dimensions, named: "dimension")
      let count = try choices.integer(in: scope.rows, named: "rows")
      var rows: [TorusVector<Scalar>] = []
      for _ in 0..<count {
        rows.append(try choices.vector(Scalar.self, dimension: dimension, named: "row"))
      }
      let samples = implementation.means.axisSamples(TorusTable(rows, dimension: dimension))
      if rows.isEmpty { return .equal(samples, nil) }
      return .equal(
        samples,
        (0..<dimension).compactMap { axis in
          implementation.means.sample(rows.map { $0.components[axis] })
        })
    }
  }
}
