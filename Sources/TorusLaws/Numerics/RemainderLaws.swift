import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of floored and centered remainders of reals by real periods.
  var remainderLaws: [Law] {
    [
      flooredAgrees, flooredNearPeriodsAgrees, flooredIsInRange, flooredOfIntegers,
      centeredAgrees, centeredIsDisplacement,
    ]
  }

  /// Whether the floored remainder of `x` is the greatest number of its type that is not above the
  /// exact one, and says whether it is that.
  private static func agrees<Real: BinaryFloatingPoint>(
    _ found: FlooredRemainder<Real>?, _ x: Real, _ period: Real
  ) -> Outcome {
    guard
      let exactX = BigRational(Double(x)), let exactPeriod = BigRational(Double(period)), period > 0
    else { return .require(found == nil, "\(x) modulo \(period) was not refused") }
    guard
      let found, let value = BigRational(Double(found.value)),
      let next = BigRational(Double(found.value.nextUp))
    else { return .require(false, "\(x) modulo \(period) was refused") }
    let exact = Reference.flooredRemainder(exactX, exactPeriod)
    return .require(value <= exact && exact < next, "\(found.value) for \(x) modulo \(period)")
      .and(.equal(found.isExact, value == exact, "whether \(found.value) is exact"))
  }

  /// A double and a float of any bits.
  private static func reals(
    named name: String, from choices: inout Choices
  ) throws(Discard) -> (Double, Float) {
    (
      Double(bitPattern: try choices.integer(UInt64.self, named: "\(name) as Double")),
      Float(bitPattern: try choices.integer(UInt32.self, named: "\(name) as Float"))
    )
  }

  var flooredAgrees: Law {
    Law(
      "remainder.floored.agrees-with-oracle",
      "the greatest number not above x − P·⌊x/P⌋, said to be exact if it is; none without a period"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let (x, y) = try Self.reals(named: "x", from: &choices)
      let (p, q) = try Self.reals(named: "P", from: &choices)
      return Self.agrees(numerics.flooredRemainder(x, p), x, p)
        .and(Self.agrees(numerics.flooredRemainder(x, p.magnitude), x, p.magnitude))
        .and(Self.agrees(numerics.flooredRemainderOfFloat(y, q.magnitude), y, q.magnitude))
    }
  }

  var flooredNearPeriodsAgrees: Law {
    Law(
      "remainder.floored.agrees-with-oracle-near-periods",
      "so it is for x within two ulps of a few periods, and for P of few digits"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let isWhole = try choices.bool(named: "whole period")
      let pattern = Double(bitPattern: try choices.integer(UInt64.self, named: "P")).magnitude
      guard pattern.isFinite, pattern > 0 else { throw .assumption }
      let period = isWhole ? pattern.significand.rounded(.up) : pattern.significand
      let count = try choices.integer(in: -3...3, named: "periods")
      let ulps = try choices.integer(in: -2...2, named: "ulps")
      let start = period * Double(count)
      let x = (0..<abs(ulps)).reduce(start) { x, _ in ulps < 0 ? x.nextDown : x.nextUp }
      return Self.agrees(numerics.flooredRemainder(x, period), x, period)
        .and(
          Self.agrees(
            numerics.flooredRemainderOfFloat(Float(x), Float(period)), Float(x), Float(period)))
    }
  }

  var flooredIsInRange: Law {
    Law("remainder.floored.is-in-range", "the floored remainder is in [0, P), and never −0") {
      [numerics = implementation.numerics] (choices) throws(Discard) in
      let (x, y) = try Self.reals(named: "x", from: &choices)
      let (p, q) = try Self.reals(named: "P", from: &choices)
      func isInRange<Real: BinaryFloatingPoint>(
        _ found: FlooredRemainder<Real>?, _ period: Real
      ) -> Bool {
        guard let value = found?.value else { return true }
        return value >= 0 && value < period && value.sign == .plus
      }
      let double = numerics.flooredRemainder(x, p.magnitude)
      let float = numerics.flooredRemainderOfFloat(y, q.magnitude)
      return .require(isInRange(double, p.magnitude), "\(double?.value ?? 0) as Double")
        .and(.require(isInRange(float, q.magnitude), "\(float?.value ?? 0) as Float"))
    }
  }

  var flooredOfIntegers: Law {
    Law(
      "remainder.floored.agrees-with-integers",
      "the remainder of the integer a by |b| is a mod |b|, exactly"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      // Wider integers are no doubles.
      guard Scalar.bitWidth <= 53 else { return .holds }
      let found = numerics.flooredRemainder(Double(a), Double(b.magnitude))
      guard b != 0 else { return .require(found == nil, "a remainder by 0") }
      let expected = BigInteger(a).modulo(BigInteger(b.magnitude))
      return .equal(found.flatMap { BigRational($0.value) }, BigRational(expected))
        .and(.equal(found?.isExact, true, "exact"))
    }
  }

  var centeredAgrees: Law {
    Law(
      "remainder.centered.agrees-with-oracle",
      "the one of x − k·P that lies in [−P/2, P/2), exactly; none without a period"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let (x, y) = try Self.reals(named: "x", from: &choices)
      let (p, q) = try Self.reals(named: "P", from: &choices)
      func expected(_ x: Double, _ period: Double) -> BigRational? {
        guard let x = BigRational(x), let exact = BigRational(period), period > 0 else {
          return nil
        }
        return Reference.centeredRemainder(x, exact)
      }
      let float = numerics.centeredRemainderOfFloat(y, q.magnitude)
      return .equal(
        numerics.centeredRemainder(x, p.magnitude).flatMap { BigRational($0) },
        expected(x, p.magnitude), "as Double"
      ).and(
        .equal(
          float.flatMap { BigRational(Double($0)) }, expected(Double(y), Double(q.magnitude)),
          "as Float")
      ).and(
        .equal(
          numerics.centeredRemainder(x, p).flatMap { BigRational($0) }, expected(x, p),
          "by a period of either sign"))
    }
  }

  var centeredIsDisplacement: Law {
    Law(
      "remainder.centered.agrees-with-displacement",
      "the centered remainder of b − a by m is the displacement from a to b"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      // Differences of wider integers are no doubles.
      guard Scalar.bitWidth <= 52 else { return .holds }
      let turn = Double(sign: .plus, exponent: Scalar.bitWidth, significand: 1)
      let found = numerics.centeredRemainder(Double(b) - Double(a), turn)
      return .equal(
        found.flatMap { BigRational($0) }, BigRational(a.displacement(to: b).referenced))
    }
  }
}
