import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Choices {
  /// An axis: of the period drawn, or open where that is less than 1.
  mutating func boxAxis<Scalar: FixedWidthInteger>(
    _: Scalar.Type
  ) throws(Discard) -> BoxAxis<Scalar> {
    BoxAxis(period: try integer(Scalar.self, named: "period")) ?? .open
  }

  /// A box of `dimension` axes.
  mutating func box<Scalar: FixedWidthInteger>(
    _: Scalar.Type, dimension: Int
  ) throws(Discard) -> PeriodicBox<Scalar> {
    var axes: [BoxAxis<Scalar>] = []
    for _ in 0..<dimension { axes.append(try boxAxis(Scalar.self)) }
    return PeriodicBox(axes: axes)
  }

  /// A point of `dimension` coordinates.
  mutating func point<Scalar: FixedWidthInteger>(
    _: Scalar.Type, dimension: Int, named name: String
  ) throws(Discard) -> [Scalar] {
    try vector(Scalar.self, dimension: dimension, named: name).components
  }

  /// A dimension of the scope, and of at most 4 where it is sampled: laws of pairs of rows take the
  /// square of the rows.
  mutating func smallDimension(in scope: Scope) throws(Discard) -> Int {
    try integer(in: scope.dimensions, named: "dimension") % 5
  }

  /// Up to 6 points of `dimension` coordinates.
  mutating func points<Scalar: FixedWidthInteger>(
    _: Scalar.Type, dimension: Int, in scope: Scope
  ) throws(Discard) -> [[Scalar]] {
    let count = try integer(in: scope.rows, named: "rows") % 7
    var points: [[Scalar]] = []
    for _ in 0..<count {
      points.append(try point(Scalar.self, dimension: dimension, named: "row"))
    }
    return points
  }

  /// Weights of the axes, which sum to less than 2^64 for up to 15 axes.
  mutating func weights(dimension: Int) throws(Discard) -> [UInt64] {
    var weights: [UInt64] = []
    for _ in 0..<dimension {
      weights.append(try element(of: [1, 0, 2, 7, 1 << 32, 1 << 60], named: "weight"))
    }
    return weights
  }

  /// A radius: one of `distances`, at which a cutoff must be inclusive, or any magnitude.
  mutating func radius<Scalar: FixedWidthInteger>(
    _: Scalar.Type, among distances: [UInt320]
  ) throws(Discard) -> UInt320 {
    if !distances.isEmpty, try bool(named: "radius is a distance") {
      return try element(of: distances, named: "radius")
    }
    return UInt320(try integer(Scalar.self, named: "radius").magnitude)
  }
}

extension PeriodicBox {
  /// The box, as the oracle has it.
  var referenced: ReferenceBox {
    ReferenceBox(periods: axes.map { axis in axis.period.map { BigInteger($0) } })
  }
}

extension AxisStep {
  /// The integer, as the oracle has it.
  var referenced: BigInteger { isNegative ? -BigInteger(magnitude) : BigInteger(magnitude) }
}

/// Compares neighbors with the rows and distances of the oracle.
func agree(
  _ found: [TorusNeighbor], _ expected: [(row: Int, distance: BigInteger)]
) -> Outcome {
  .equal(found.map(\.row), expected.map(\.row), "rows")
    .and(.equal(found.map(\.distance.referenced), expected.map(\.distance), "distances"))
}

/// Compares pairs with those of the oracle.
func agree(
  _ found: [TorusPair], _ expected: [(first: Int, second: Int, distance: BigInteger)]
) -> Outcome {
  .equal(found.map { [$0.first, $0.second] }, expected.map { [$0.first, $0.second] }, "pairs")
    .and(.equal(found.map(\.distance.referenced), expected.map(\.distance), "distances"))
}
