/// The resultant of weighted points of the circle: the vector sum S = Σ w_i · e^(2πi · a_i/m).
///
/// Its direction is the average of wind directions, and its length says how well they agree.
/// Unlike the Fréchet mean it is one direction, or none at all where the sum vanishes; which of
/// the two is decided exactly, without rounding:
///
///     let winds = Resultant(of: [350, 10].map { Int16(degrees: $0 as Double) ?? 0 })
///     winds.direction()                                    // 0: north, not south
///     Resultant(of: [0, 128] as [UInt8]).direction()       // nil: it vanishes
///     Resultant(of: [0, 64, 128, 192] as [UInt8]).vanishes // true
///
/// **The sum vanishes exactly if every point has the same weight as its antipode.** Let ζ be e^(2πi/m).
/// Since ζ^(a + m/2) = −ζ^a, the sum is Σ (W_a − W_(a + m/2)) ζ^a over a in [0, m/2), where W_a is
/// the whole weight at a. The polynomial x^(m/2) + 1, m/2 a power of two, has no rational
/// factors (Eisenstein at 2, after x → x + 1), so it is the minimal polynomial of ζ, and 1, ζ, …,
/// ζ^(m/2 − 1) are linearly independent over the rational numbers: the sum is 0 only if each
/// of its coefficients is. ∎
///
/// Three points a third of a turn apart would vanish too; no two lattice points are that far apart.
///
/// Points of the same or of opposite places are put together once, when the value is made; two
/// are equal exactly if their sums and their total weights are.
///
/// Source: N. I. Fisher, "Statistical Analysis of Circular Data", 2.3.1.
public struct Resultant<Scalar: FixedWidthInteger> {
  /// A point, and what its weight exceeds that of its antipode by.
  struct Term: Equatable {
    var point: Scalar
    var weight: UInt64
  }

  /// The terms that are left when antipodes are canceled, by their place in half the circle. None
  /// has weight 0, no two are equal or antipodal.
  let terms: [Term]

  /// The sum of all weights, with those that cancel.
  public let totalWeight: UInt64

  /// The resultant of `points`, each of weight 1.
  ///
  /// - Complexity: O(N log(N)) comparisons.
  public init(of points: [Scalar]) {
    terms = Self.canceled(points.map { Term(point: $0, weight: 1) })
    totalWeight = UInt64(points.count)
  }

  /// The resultant of `points`, weighted by `weights`, or nil if the weights' total is 2^64 or more.
  ///
  ///     Resultant(of: [0, 64] as [UInt8], weights: [3, 3])?.direction()     // 32
  ///     Resultant(of: [0, 64] as [UInt8], weights: [.max, 1])               // nil
  ///
  /// - Precondition: There are as many weights as points.
  /// - Complexity: O(N log(N)) comparisons.
  public init?(of points: [Scalar], weights: [UInt64]) {
    precondition(points.count == weights.count, "expected one weight for each point")
    var total: UInt64 = 0
    for weight in weights {
      let (sum, overflow) = total.addingReportingOverflow(weight)
      if overflow { return nil }
      total = sum
    }
    var given: [Term] = []
    given.reserveCapacity(points.count)
    for (point, weight) in zip(points, weights) {
      given.append(Term(point: point, weight: weight))
    }
    terms = Self.canceled(given)
    totalWeight = total
  }

  /// Whether the sum is the zero vector, which has no direction.
  public var vanishes: Bool { terms.isEmpty }

  /// `given` with the weights at each place added up, and those of antipodes taken from each other.
  private static func canceled(_ given: [Term]) -> [Term] {
    /// The place of a point in the half of the circle before the half turn.
    func place(_ term: Term) -> Scalar.Magnitude {
      Scalar.Magnitude(truncatingIfNeeded: term.point & ~Scalar.halfTurn)
    }
    let sorted = given.sorted { place($0) < place($1) }
    var result: [Term] = []
    var start = 0
    while start < sorted.count {
      var (ahead, behind): (UInt64, UInt64) = (0, 0)
      let point = sorted[start].point & ~Scalar.halfTurn
      while start < sorted.count, sorted[start].point & ~Scalar.halfTurn == point {
        if sorted[start].point == point {
          ahead += sorted[start].weight
        } else {
          behind += sorted[start].weight
        }
        start += 1
      }
      if ahead > behind { result.append(Term(point: point, weight: ahead - behind)) }
      if behind > ahead { result.append(Term(point: point.antipode, weight: behind - ahead)) }
    }
    return result
  }

  /// Whether the reflection a ↦ axis − a takes the sum to itself: whether its direction is axis/2
  /// or opposite to that.
  func isSymmetric(aboutHalfOf axis: Scalar) -> Bool {
    // The reflection takes S to e^(2πi · axis/m) times the conjugate of S. Two sums are equal exactly
    // if their terms are, by the theorem above applied to the difference.
    let reflected = terms.map { Term(point: axis &- $0.point, weight: $0.weight) }
    return Self.canceled(reflected) == terms
  }
}

extension Resultant: Equatable {}

extension Resultant: Sendable where Scalar: Sendable {}

extension Resultant.Term: Sendable where Scalar: Sendable {}
