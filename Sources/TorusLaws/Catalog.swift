public import PropertyTesting
import ToroidalArithmetic
internal import TorusOracle

/// Every law of the torus over `Scalar`, applied to one implementation.
///
/// A law's name is its identity everywhere: in reports, in counterexamples, and in
/// `Proofs/Ledger.tsv`, which has one line for each. The name says nothing of the width: the law
/// is the same at every width, and so is the line.
public struct Catalog<Scalar: FixedWidthInteger & Sendable>: Sendable {
  /// The implementation that the laws judge.
  public let implementation: Implementation<Scalar>

  /// What the laws draw from.
  public let scope: Scope

  /// The laws of `implementation`, drawing from `scope`.
  public init(_ implementation: Implementation<Scalar> = .standard, scope: Scope = .sampled) {
    self.implementation = implementation
    self.scope = scope
  }

  /// The oracle for this width.
  var reference: Reference { Reference(width: Scalar.bitWidth) }

  /// Every law, in the order in which they are listed and reported.
  public var laws: [Law] { scalarLaws + vectorLaws }

  /// The laws about single scalars.
  public var scalarLaws: [Law] {
    let rooms = [
      displacementLaws, distanceLaws, antipodeLaws, midpointLaws, serialLaws, turnsLaws,
      integerLaws, ordersScalarLaws, matricesScalarLaws, stepsScalarLaws, arcsScalarLaws,
      ballsScalarLaws, geodesicsScalarLaws, meansScalarLaws, anglesScalarLaws, boxesScalarLaws,
      searchesScalarLaws, numericsScalarLaws,
    ]
    return rooms.flatMap { $0 }
  }

  /// The laws about vectors and tables, which draw from the scope.
  public var vectorLaws: [Law] {
    let rooms = [
      groupLaws, metricLaws, tableLaws, ordersVectorLaws, matricesVectorLaws, stepsVectorLaws,
      arcsVectorLaws, ballsVectorLaws, geodesicsVectorLaws, meansVectorLaws, anglesVectorLaws,
      boxesVectorLaws, searchesVectorLaws, numericsVectorLaws,
    ]
    return rooms.flatMap { $0 }
  }
}

extension Choices {
  /// A vector of `dimension` scalars.
  mutating func vector<Scalar: FixedWidthInteger>(
    _: Scalar.Type, dimension: Int, named name: String
  ) throws(Discard) -> TorusVector<Scalar> {
    var components: [Scalar] = []
    components.reserveCapacity(dimension)
    for _ in 0..<dimension { components.append(try integer(Scalar.self, named: name)) }
    return TorusVector(components)
  }
}

extension TorusVector {
  /// The components, as the oracle takes them.
  var referenced: [BigInteger] { components.map { BigInteger($0) } }
}

extension UInt320 {
  /// The value, as the oracle has it.
  var referenced: BigInteger { BigInteger(digits: words) }
}

extension Displacement {
  /// The signed value, as the oracle has it.
  var referenced: BigInteger { isNegative ? -BigInteger(magnitude) : BigInteger(magnitude) }
}

extension Midpoint {
  /// A representative of the real point in units of one step.
  var referenced: BigRational {
    BigRational(BigInteger(floor)) + BigRational(isHalfway ? 1 : 0, over: 2)
  }
}

extension RationalPoint {
  /// A representative of the real point in units of one step.
  var referenced: BigRational {
    BigRational(BigInteger(floor))
      + BigRational(BigInteger(numerator), over: BigInteger(denominator))
  }
}

extension TorusMetric {
  /// The oracle's name of the metric.
  var referenced: ReferenceMetric {
    switch self {
    case .lee: .lee
    case .squared: .squared
    case .chebyshev: .chebyshev
    }
  }
}

extension CircularRounding {
  /// The oracle's name of the rule.
  var referenced: ReferenceRounding {
    switch self {
    case .down: .down
    case .up: .up
    case .toNearestOrDown: .toNearestOrDown
    case .toNearestOrUp: .toNearestOrUp
    case .toNearestOrEven: .toNearestOrEven
    }
  }
}
