import TorusArtifacts
import TorusQuantization
import TorusSearch

/// The distance D between points on circles of 2^B points, as a certificate's metric has it; for dot products
/// the squared distance, from which they follow.
enum PointDistance: Sendable {
  /// Σ g, in steps.
  case lee
  /// Σ g², in squared steps.
  case squared
  /// Σ (2^30 − T[g]): an entry for each g in [0, 2^(B−1)].
  case tabulated([UInt32])

  init(_ metric: CertificateMetric, bits: Int) {
    switch metric {
    case .lee: self = .lee
    case .squaredFlat, .squaredEuclidean, .dotProduct: self = .squared
    case .cosine:
      let table = CosineTable(bits: bits, scaleBits: CertificateMetric.cosineBits)
      let whole = Int64(1) << Int64(CertificateMetric.cosineBits)
      self = .tabulated(table.entries[...(1 << (bits - 1))].map { UInt32(whole - $0) })
    }
  }

  /// The sum over the axes for two rows of codes of `bits` bits.
  ///
  /// - Complexity: O(axes).
  func callAsFunction(
    _ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>, bits: Int
  ) -> UInt64 {
    // At the top of 32 bits, wrapping subtraction is the group of the circle.
    let shift = UInt32(32 - bits)
    var sum: UInt64 = 0
    switch self {
    case .lee:
      for axis in left.indices {
        sum &+= UInt64(way(left[axis], right[axis], shift))
      }
    case .squared:
      for axis in left.indices {
        let way = UInt64(way(left[axis], right[axis], shift))
        sum &+= way &* way
      }
    case .tabulated(let table):
      for axis in left.indices {
        sum &+= UInt64(table[Int(way(left[axis], right[axis], shift))])
      }
    }
    return sum
  }

  /// g, the shorter way around.
  private func way(_ a: UInt32, _ b: UInt32, _ shift: UInt32) -> UInt32 {
    Int32(bitPattern: (a &- b) &<< shift).magnitude &>> shift
  }

  /// The metric of a search of codes of `bits` bits; `nil` where no kernel has it.
  func searchMetric(bits: Int) -> SearchMetric? {
    switch self {
    case .lee: .lee
    case .squared: .squaredFlat
    case .tabulated(let table): bits <= 8 ? .tabulated(table) : nil
    }
  }

  /// An upper bound of the distance of two rows by the upper bits of their codes, `hidden` bits not being
  /// seen on each of `axes` axes, where their distance is at most `distance`.
  ///
  /// With F = c·2^s + f, |d(F, F′) − 2^s·d(c, c′)| ≤ |f − f′| ≤ 2^s − 1 on each circle. So the sums of ways
  /// differ by at most n·(2^s − 1), and the roots of the sums of squares by at most √n·(2^s − 1).
  func coarseRadius(_ distance: UInt64, hidden: Int, axes: Int) -> UInt64 {
    guard hidden > 0 else { return distance }
    let unseen = UInt128(1) << UInt128(hidden) - 1
    let radius: UInt128
    switch self {
    case .lee: radius = (UInt128(distance) + UInt128(axes) * unseen) >> UInt128(hidden)
    case .squared:
      let reach = ceilingRoot(UInt128(distance)) + ceilingRoot(UInt128(axes)) * unseen
      radius = (reach * reach) >> UInt128(2 * hidden)
    case .tabulated: preconditionFailure("codes of cosines are searched whole")
    }
    return UInt64(clamping: radius)
  }
}

/// ⌊√x⌋.
func floorRoot(_ x: UInt128) -> UInt128 {
  // Within a few units for any x; the loops end where root² ≤ x < (root + 1)².
  var root = UInt128(Double(x).squareRoot())
  while root > UInt128(UInt64.max) || root * root > x { root -= 1 }
  while root < UInt128(UInt64.max), (root + 1) * (root + 1) <= x { root += 1 }
  return root
}

/// ⌈√x⌉, for x ≤ (2^64 − 1)².
func ceilingRoot(_ x: UInt128) -> UInt128 {
  let root = floorRoot(x)
  return root * root == x ? root : root + 1
}
