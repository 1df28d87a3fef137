import TorusArtifacts

/// Claims 1, 2 and 4 by brute force over small integers, in units of 2^-24 turn: each rule as it is written,
/// over all rows, with no shortcut.
struct NaiveCertificate {
  static let scale = 24
  static let turn = 1 << scale

  struct Query {
    var neighbors: [Int] = []
    var members: [Bool] = []
    var rescoring = 0
    var proved = true
    var labelProved = false
    var exact: [Int] = []
    var threshold = 0
  }

  var residuals: [Int] = []
  var queryResiduals: [Int] = []
  var queries: [Query] = []
  var leastDistance: Int?
  var coinciding = 0

  /// The k least pairs by repeated search for the least.
  private static func least(_ count: Int, _ pairs: [(value: Int, row: Int)]) -> [Int] {
    var (left, chosen) = (pairs, [Int]())
    for _ in 0..<count {
      guard
        let best = left.indices.min(by: {
          (left[$0].value, left[$0].row) < (left[$1].value, left[$1].row)
        })
      else { return chosen }
      chosen.append(left.remove(at: best).row)
    }
    return chosen
  }

  /// The least |b − a + t·turn| over t, summed over axes.
  private static func distance(_ a: [Int], _ b: [Int], turn: Int) -> Int {
    zip(a, b).reduce(0) { sum, pair in
      sum + (-2...2).reduce(Int.max) { min($0, abs(pair.1 - pair.0 + $1 * turn)) }
    }
  }

  private struct Table {
    var points: [[Int]] = []
    var codes: [[Int]] = []
    var residuals: [Int] = []

    init?(_ table: CertifiedFiles.Table) {
      guard let embeddings = table.embeddings, case .grid(let coded) = table.codes else {
        return nil
      }
      let layout = coded.layout
      let length = Double(sign: .plus, exponent: layout.period.binaryExponent, significand: 1)
      let fineSteps = 1 << layout.fineBits
      for row in 0..<embeddings.rows {
        let range = row * embeddings.axes..<(row + 1) * embeddings.axes
        let point = embeddings.values[range].map { x in
          let turns = x / length
          return Int((turns - turns.rounded(.down)) * Double(NaiveCertificate.turn))
        }
        var (code, center) = (range.map { Int(coded.codes[$0]) }, [Int]())
        if let refinement = coded.refinement, let bits = layout.refinementBits {
          code = zip(code, range).map { ($0 * (1 << bits) + Int(refinement[$1])) % fineSteps }
          center = code.map { 2 * $0 + 1 - (1 << bits) }
        } else {
          center = code.map { 2 * $0 }
        }
        let halfStep = NaiveCertificate.turn / (2 * fineSteps)
        let gap = NaiveCertificate.distance(
          point, center.map { $0 * halfStep }, turn: NaiveCertificate.turn)
        // 2^16·gap steps of 2·halfStep, rounded up.
        residuals.append((gap * 65536 + 2 * halfStep - 1) / (2 * halfStep))
        points.append(point)
        codes.append(code)
      }
    }
  }

  init?(_ files: CertifiedFiles, neighbors k: Int) {
    guard let table = Table(files.table) else { return nil }
    let asked = files.queries.flatMap { Table($0) } ?? table
    let fineTurn = 1 << files.points.bits
    residuals = table.residuals
    queryResiduals = asked.residuals
    for i in asked.codes.indices {
      let rows = table.codes.indices.filter { files.queries != nil || $0 != i }
      let steps = table.codes.map { Self.distance(asked.codes[i], $0, turn: fineTurn) }
      let slack = table.residuals.map { $0 + asked.residuals[i] }
      let low = zip(steps, slack).map { 65536 * $0 - $1 }
      let up = zip(steps, slack).map { 65536 * $0 + $1 }
      let exact = table.points.map { Self.distance(asked.points[i], $0, turn: Self.turn) }

      var query = Query()
      query.neighbors = Self.least(k, rows.map { (steps[$0], $0) })
      query.exact = Self.least(k, rows.map { (exact[$0], $0) })
      query.threshold = query.exact.last.map { exact[$0] } ?? 0
      for j in query.neighbors {
        let before = rows.filter { $0 != j && (low[$0], $0) < (up[j], j) }
        query.members.append(before.count < k)
        if before.contains(where: { !query.neighbors.contains($0) }) { query.proved = false }
      }
      let ups = rows.map { up[$0] }.sorted()
      query.rescoring = rows.count { low[$0] <= ups[k - 1] }
      if let labels = files.labels?.labels {
        query.labelProved = Set(rows.filter { low[$0] <= ups[0] }.map { labels[$0] }).count == 1
      }
      queries.append(query)
    }
    for row in table.codes.indices {
      let distances = (0..<row).map {
        Self.distance(table.codes[row], table.codes[$0], turn: fineTurn)
      }
      if distances.contains(0) { coinciding += 1 }
      for distance in distances where distance > 0 {
        leastDistance = min(leastDistance ?? distance, distance)
      }
    }
  }
}
