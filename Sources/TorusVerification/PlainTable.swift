import BigInt
import TorusArtifacts

/// One table, as numbers: the points of its codes, and its coordinates where the embeddings are at hand.
///
/// Both are read from the files whenever they are needed, so that only a part of them is ever in memory.
struct PlainTable: Sendable {
  /// The number of rows, and of axes.
  let (rows, axes): (Int, Int)

  let metric: CertificateMetric

  private let layout: PointLayout

  private let codes: PlainCodes

  private let embeddings: EmbeddingTable?

  /// 2^30 − T[δ] for the ways δ around, where cosines are compared.
  private let cosines: [UInt32]

  init(_ table: CertifiedFiles.Table, _ layout: PointLayout, _ metric: CertificateMetric) {
    (rows, axes) = (table.codes.rows, table.codes.axes)
    (self.layout, self.metric) = (layout, metric)
    codes = PlainCodes(table.codes, layout)
    embeddings = table.embeddings
    cosines =
      metric == .cosine
      ? (0...1 << (layout.bits - 1)).map { plainCosineGap($0, bits: layout.bits) } : []
  }

  var isOfCircles: Bool { layout.isOfCircles }

  /// F of one row: modulo 2^B, or on a line.
  func point(_ row: Int) -> [Int32] { codes.points(row..<row + 1) }

  /// Calls `body` with D from each of these points to each of the first `count` rows, by the metric; for each
  /// point in the order of the rows.
  ///
  /// No sum leaves 63 bits, or the certificate was refused.
  func compare(
    _ points: [[Int32]], count: Int, by metric: CertificateMetric,
    _ body: (_ point: Int, _ row: Int, _ distance: Int) -> Void
  ) {
    // The upper B of 32 bits are a point of a circle: a − b modulo 2^B in [−2^(B−1), 2^(B−1)).
    let shift = Int32(32 - layout.bits)
    func way(_ a: Int32, _ b: Int32) -> UInt32 {
      ((a &- b) &<< shift).magnitude &>> UInt32(shift)
    }
    switch metric {
    case .lee: sum(points, count, body) { Int(way($0, $1)) }
    case .squaredFlat: sum(points, count, body) { Int(way($0, $1)) &* Int(way($0, $1)) }
    case .squaredEuclidean: sum(points, count, body) { Int($0 &- $1) &* Int($0 &- $1) }
    case .cosine: sum(points, count, body) { Int(cosines[Int(way($0, $1))]) }
    case .dotProduct: sum(points, count, body) { 1 << 48 &- Int($0) &* Int($1) }
    }
  }

  /// The same, where D is the sum of this term of both points on every axis.
  private func sum(
    _ points: [[Int32]], _ count: Int, _ body: (_ point: Int, _ row: Int, _ distance: Int) -> Void,
    _ term: (Int32, Int32) -> Int
  ) {
    let size = 256
    for start in stride(from: 0, to: count, by: size) {
      let part = start..<min(count, start + size)
      codes.points(part).withUnsafeBufferPointer { others in
        for (index, point) in points.enumerated() {
          point.withUnsafeBufferPointer { point in
            for row in part {
              let first = (row - start) &* axes
              var total = 0
              for axis in 0..<axes { total = total &+ term(point[axis], others[first &+ axis]) }
              body(index, row, total)
            }
          }
        }
      }
    }
  }

  /// ⌈√Σ F²⌉ of every row of a line.
  var lengths: [Int] {
    (0..<rows).map { row in
      Int(ceilingRoot(point(row).reduce(BigInt(0)) { $0 + BigInt($1) * BigInt($1) }))
    }
  }

  /// The coordinates of one row; none without embeddings.
  private func coordinates(_ row: Int) -> [Double] { embeddings?.row(row) ?? [] }

  /// log₂ of the period, or 0 on a line.
  private var period: Int { layout.period?.binaryExponent ?? 0 }

  /// The least s ≥ 0 for each row that makes its coordinates integers in units of 2^−s.
  var denominators: [Int] { (0..<rows).map(denominator) }

  private func denominator(_ row: Int) -> Int {
    coordinates(row).map { denominatorBits(of: $0, period: period) }.max() ?? 0
  }

  /// A row in units of 2^−s: modulo one turn, or on a line.
  func exactRow<Integer: SignedInteger>(
    _ row: Int, s: Int, as type: Integer.Type = Integer.self
  ) -> [Integer] {
    coordinates(row).map {
      isOfCircles ? turnNumerator(of: $0, period: period, s: s) : numerator(of: $0, s: s)
    }
  }

  /// The greatest magnitude of all rows in units of 2^−s, or of a turn.
  func greatestMagnitude(s: Int) -> BigInt {
    guard !isOfCircles else { return BigInt(1) << s }
    let greatest = (0..<rows).lazy.compactMap { coordinates($0).map(\.magnitude).max() }.max() ?? 0
    return numerator(of: greatest, s: s)
  }

  /// ⌈2^16·ρ⌉ of one row, in steps, from the embeddings.
  func residual(_ row: Int) -> BigInt {
    // All in units of 2^−s; what circles decode to are multiples of half a step.
    let step = isOfCircles ? -layout.bits : unitLog2
    let s = max(denominator(row), 1 - step)
    // Ways around are below 2^s; the square of one has twice as many bits, and a sum of n those of n.
    let bits = s * (metric.isSquared ? 2 : 1) + BigInt(axes).bitWidth
    let distance =
      isOfCircles && bits < 127
      ? BigInt(distanceToCode(row, step: step, s: s, as: Int128.self))
      : distanceToCode(row, step: step, s: s, as: BigInt.self)
    // In units of 2^−16 step.
    let places = CertificateSetting.residualBits - step
    guard metric.isSquared else { return ceilingShift(distance << places, s) }
    // Where a unit of 2^−s is less, nothing may be lost before the root was rounded up.
    return ceilingShift(
      ceilingRoot(distance << (2 * max(0, places))), s + max(0, -places))
  }

  /// The distance from one row to what its code decodes to, or its square.
  private func distanceToCode<Integer: SignedInteger>(
    _ row: Int, step: Int, s: Int, as type: Integer.Type
  ) -> Integer {
    let turn: Integer? = isOfCircles ? 1 << s : nil
    let decoded = point(row).map { point -> Integer in
      guard let turn else { return Integer(point) << (step + s) }
      let code = Int(UInt32(bitPattern: point))
      let halfSteps = layout.refinementBits.map { 2 * code + 1 - 1 << $0 } ?? 2 * code
      let place = Integer(halfSteps) << (s - layout.bits - 1)
      return place < 0 ? place + turn : place
    }
    return sumOfWays(exactRow(row, s: s), decoded, turn: turn, isSquared: metric.isSquared)
  }

  private var unitLog2: Int {
    if case .line(let unitLog2) = layout { unitLog2 } else { 0 }
  }
}
