import BigInt
import TorusArtifacts

/// One table, as numbers: the points of its codes, and its coordinates where the embeddings are at hand.
struct PlainTable: Sendable {
  /// The number of rows, and of axes.
  let (rows, axes): (Int, Int)

  let metric: CertificateMetric

  /// The coordinates of every row; `nil` without embeddings.
  let coordinates: [[Double]]?

  private let layout: PointLayout

  /// F of every row, row after row: modulo 2^B, or on a line.
  private let points: [Int32]

  /// 2^30 − T[δ] for the ways δ around, where cosines are compared.
  private let cosines: [UInt32]

  init(_ table: CertifiedFiles.Table, _ layout: PointLayout, _ metric: CertificateMetric) {
    (rows, axes) = (table.codes.rows, table.codes.axes)
    (self.layout, self.metric) = (layout, metric)
    points = plainPoints(of: table.codes, layout)
    cosines =
      metric == .cosine
      ? (0...1 << (layout.bits - 1)).map { plainCosineGap($0, bits: layout.bits) } : []
    let axes = axes
    coordinates = table.embeddings.map { embeddings in
      (0..<embeddings.rows).map { Array(embeddings.values[$0 * axes..<($0 + 1) * axes]) }
    }
  }

  var isOfCircles: Bool { layout.isOfCircles }

  /// F of one row.
  func point(_ row: Int) -> ArraySlice<Int32> { points[row * axes..<(row + 1) * axes] }

  /// D from a point to those of the first `count` rows, by the metric.
  ///
  /// No sum leaves 63 bits, or the certificate was refused.
  func distances(to point: ArraySlice<Int32>, count: Int, by metric: CertificateMetric) -> [Int] {
    // The upper B of 32 bits are a point of a circle: a − b modulo 2^B in [−2^(B−1), 2^(B−1)).
    let shift = Int32(32 - layout.bits)
    func sums(_ sum: (Int, Int32, Int32) -> Int) -> [Int] {
      points.withUnsafeBufferPointer { points in
        point.withUnsafeBufferPointer { point in
          [Int](unsafeUninitializedCapacity: count) { distances, initialized in
            for row in 0..<count {
              var total = 0
              for axis in 0..<axes {
                total = sum(total, point[axis], points[row &* axes &+ axis])
              }
              distances[row] = total
            }
            initialized = count
          }
        }
      }
    }
    func way(_ a: Int32, _ b: Int32) -> UInt32 {
      ((a &- b) &<< shift).magnitude &>> UInt32(shift)
    }
    switch metric {
    case .lee: return sums { $0 &+ Int(way($1, $2)) }
    case .squaredFlat: return sums { $0 &+ Int(way($1, $2)) &* Int(way($1, $2)) }
    case .squaredEuclidean: return sums { $0 &+ Int($1 &- $2) &* Int($1 &- $2) }
    case .cosine: return sums { $0 &+ Int(cosines[Int(way($1, $2))]) }
    case .dotProduct: return sums { $0 &+ 1 << 48 &- Int($1) &* Int($2) }
    }
  }

  /// ⌈√Σ F²⌉ of every row of a line.
  var lengths: [Int] {
    (0..<rows).map { row in
      Int(ceilingRoot(point(row).reduce(BigInt(0)) { $0 + BigInt($1) * BigInt($1) }))
    }
  }

  /// log₂ of the period, or 0 on a line.
  private var period: Int { layout.period?.binaryExponent ?? 0 }

  /// The least s ≥ 0 for each row that makes its coordinates integers in units of 2^−s.
  var denominators: [Int] {
    (coordinates ?? []).map { row in
      row.map { denominatorBits(of: $0, period: period) }.max() ?? 0
    }
  }

  /// Every row in units of 2^−s: modulo one turn, or on a line.
  func exactRows(s: Int) -> [[BigInt]] { (coordinates ?? []).map { exactRow($0, s: s) } }

  private func exactRow(_ row: [Double], s: Int) -> [BigInt] {
    row.map {
      isOfCircles ? turnNumerator(of: $0, period: period, s: s) : numerator(of: $0, s: s)
    }
  }

  /// The greatest magnitude of `exactRows(s:)`, or of a turn.
  func greatestMagnitude(s: Int) -> BigInt {
    guard !isOfCircles else { return BigInt(1) << s }
    let greatest = (coordinates ?? []).joined().lazy.map(\.magnitude).max() ?? 0
    return numerator(of: greatest, s: s)
  }

  /// ⌈2^16·ρ⌉ of every row, in steps, from the embeddings.
  func residuals() -> [BigInt] {
    zip((coordinates ?? []).enumerated(), denominators).map { indexed, denominator in
      let (index, row) = indexed
      // All in units of 2^−s; what circles decode to are multiples of half a step.
      let step = isOfCircles ? -layout.bits : unitLog2
      let s = max(denominator, 1 - step)
      let turn = BigInt(1) << s
      let decoded = point(index).map { point -> BigInt in
        guard isOfCircles else { return BigInt(point) << (step + s) }
        let code = Int(UInt32(bitPattern: point))
        let halfSteps = layout.refinementBits.map { 2 * code + 1 - 1 << $0 } ?? 2 * code
        let place = BigInt(halfSteps) << (s - layout.bits - 1)
        return place < 0 ? place + turn : place
      }
      let distance = sumOfWays(
        exactRow(row, s: s), decoded, turn: isOfCircles ? turn : nil, isSquared: metric.isSquared)
      // In units of 2^−16 step.
      let places = CertificateSetting.residualBits - step
      guard metric.isSquared else { return ceilingShift(distance << places, s) }
      // Where a unit of 2^−s is less, nothing may be lost before the root was rounded up.
      return ceilingShift(
        ceilingRoot(distance << (2 * max(0, places))), s + max(0, -places))
    }
  }

  private var unitLog2: Int {
    if case .line(let unitLog2) = layout { unitLog2 } else { 0 }
  }
}
