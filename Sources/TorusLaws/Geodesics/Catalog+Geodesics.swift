public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of geodesics, the exponential and the logarithm that draw nothing from the scope.
  public var geodesicsScalarLaws: [Law] {
    [
      geodesicsAgree, geodesicsReverse, geodesicsUnderIsometries, geodesicPointsAgree,
      geodesicPointsAgreeAnywhere, geodesicSpeedIsConstant, geodesicPointsReverse,
      geodesicMidpoints, pointsRound, pointsRoundUnderTranslation, pointsRoundUnderNegation,
      exponentialAgrees, exponentialAgreesFar, exponentialUndoesLogarithm, tangentSumAgrees,
      tangentMultipleAgrees, tangentConverts, logarithmsAgree, logarithmSeparates,
      injectivityRadiusIsSharp,
    ]
  }

  /// The laws of geodesics, the exponential and the logarithm that draw from the scope.
  public var geodesicsVectorLaws: [Law] {
    [
      torusGeodesicsAgree, torusGeodesicsAreCounted, torusGeodesicsUnderIsometries,
      torusPointsAgree, torusMidpointsAgree,
      torusRounding, torusExponentialAgrees, torusExponentialUndoesLogarithm, torusTangentsAdd,
      torusTangentsMultiply, torusLogarithmsAgree, torusLogarithmUndoesExponential,
      torusLogarithmIsRefused, torusNormIsDistance,
    ]
  }
}

extension Choices {
  /// A tangent vector of one circle of less than a full turn: an integer in (−m, m).
  mutating func tangent<Scalar: FixedWidthInteger>(
    _: Scalar.Type, named name: String
  ) throws(Discard) -> Tangent<Scalar> {
    let magnitude = try integer(Scalar.Magnitude.self, named: "|\(name)|")
    return Tangent(
      magnitude: UInt128(magnitude), isNegative: try bool(named: "\(name) is negative"))
  }

  /// A tangent vector of one circle, of any length.
  mutating func longTangent<Scalar: FixedWidthInteger>(
    _: Scalar.Type, named name: String
  ) throws(Discard) -> Tangent<Scalar> {
    let magnitude = try integer(UInt128.self, named: "|\(name)|")
    return Tangent(magnitude: magnitude, isNegative: try bool(named: "\(name) is negative"))
  }

  /// A tangent vector of `dimension` dimensions, of less than a full turn on every axis.
  mutating func tangentVector<Scalar: FixedWidthInteger>(
    _: Scalar.Type, dimension: Int, named name: String
  ) throws(Discard) -> TangentVector<Scalar> {
    var vector = TangentVector<Scalar>.zero(dimension: dimension)
    for axis in 0..<dimension { vector[axis] = try tangent(Scalar.self, named: name) }
    return vector
  }

  /// A fraction in [0, 1], of those that halve, double or break a small number of steps.
  mutating func pathFraction() throws(Discard) -> PathFraction {
    try element(of: PathFraction.small, named: "fraction")
  }

  /// Any fraction in [0, 1].
  mutating func anyPathFraction() throws(Discard) -> PathFraction {
    let denominator = try integer(in: 1...UInt64.max, named: "denominator")
    return PathFraction(try integer(in: 0...denominator, named: "numerator"), denominator)
  }

  /// One of the elements of a product.
  mutating func element<Value>(
    of product: AxisAlternatives<Value>
  ) throws(Discard) -> [Value] {
    var values: [Value] = []
    for axis in product.axes {
      switch axis {
      case .unique(let value): values.append(value)
      case .pair(let first, let second): values.append(try bool(named: "second") ? second : first)
      }
    }
    return values
  }
}

/// A fraction in [0, 1], not always in lowest terms.
struct PathFraction: CustomStringConvertible {
  let numerator: UInt64
  let denominator: UInt64

  init(_ numerator: UInt64, _ denominator: UInt64) {
    self.numerator = numerator
    self.denominator = denominator
  }

  var description: String { "\(numerator)/\(denominator)" }

  /// 1 − self.
  var complement: PathFraction { PathFraction(denominator - numerator, denominator) }

  /// The value, as the oracle has it.
  var referenced: BigRational {
    BigRational(BigInteger(numerator), over: BigInteger(denominator))
  }

  static let small = [
    PathFraction(1, 2), PathFraction(0, 1), PathFraction(1, 1), PathFraction(1, 3),
    PathFraction(2, 3),
    PathFraction(1, 4), PathFraction(2, 4), PathFraction(3, 4), PathFraction(5, 6),
    PathFraction(0, 3),
    PathFraction(4, 4), PathFraction(2, 7),
  ]
}

extension Tangent {
  /// The value, as the oracle has it.
  var referenced: BigInteger { isNegative ? -BigInteger(magnitude) : BigInteger(magnitude) }
}

extension AxisAlternatives {
  /// Every element, for few ambiguous axes only.
  var expanded: [[Value]] {
    axes.reduce([[]]) { partial, axis in
      partial.flatMap { values in axis.all.map { values + [$0] } }
    }
  }
}

extension Reference {
  /// The representatives in [0, m) of rational points, in increasing order.
  func residues<Scalar>(_ points: [RationalPoint<Scalar>]) -> [BigRational] {
    points.map { representative(of: $0.referenced) }.sorted()
  }

  /// The tangent vector equal to `integer`, or nil if it is outside (−2^128, 2^128).
  func tangent<Scalar>(_ integer: BigInteger) -> Tangent<Scalar>? {
    guard integer.magnitude < BigInteger.powerOfTwo(128) else { return nil }
    return Tangent(
      magnitude: UInt128(congruentTo: integer.magnitude), isNegative: integer < 0)
  }
}
