import BigInt
import TorusArtifacts

extension ShardFindings {
  /// What a shard holds.
  init(_ shard: CertificateShard) {
    setting = shard.setting
    inputs = shard.inputs
    units = shard.units
    separation = shard.separation
    let arrays = shard.arrays
    rowPoints = Self.points(Array(shard.coveredRows.joined()), arrays.residuals, arrays.lengths)
    let examined = shard.blocks.flatMap { block in
      block.queries.map { (query: $0, rows: block.rows) }
    }
    queryPoints = Self.points(examined.map(\.query), arrays.queryResiduals, arrays.queryLengths)
    queries = [:]
    let bounds = DistanceBounds(setting)
    let limbs = shard.limbs
    var (place, labeledPlace) = (0, 0)
    for (index, examined) in examined.enumerated() {
      let end = place + Int(arrays.counts[index])
      let own = queryPoints[examined.query] ?? .zero
      let rows = (place..<end).map { found in
        let row = Int(arrays.rows[found])
        let (low, up) = bounds(arrays.distances[found], rowPoints[row] ?? .zero, own)
        let words = arrays.exact.map { $0[found * limbs..<(found + 1) * limbs].map { UInt($0) } }
        return QueryFindings.Row(
          row: row, distance: arrays.distances[found], low: low, up: up,
          label: arrays.labels?[found], exact: words.map { BigUInt(words: $0) } ?? 0)
      }
      place = end
      let labeledEnd = labeledPlace + Int(arrays.labeledCounts?[index] ?? 0)
      let labeled = (labeledPlace..<labeledEnd).compactMap { labeled in
        arrays.labeledRows.map {
          QueryFindings.LabeledRow(
            row: Int($0[labeled]), distance: arrays.labeledDistances?[labeled] ?? 0,
            label: arrays.labeledLabels?[labeled] ?? 0)
        }
      }
      labeledPlace = labeledEnd
      queries[examined.query] = Query(
        rows: examined.rows,
        findings: QueryFindings(among: rows, labeled: labeled, neighbors: setting.neighbors))
    }
  }

  private static func points(
    _ places: [Int], _ residuals: [UInt64], _ lengths: [UInt64]?
  ) -> [Int: DistanceBounds.Point] {
    let points = residuals.enumerated().map { place, residual in
      DistanceBounds.Point(residual: residual, length: lengths?[place] ?? 0)
    }
    return Dictionary(uniqueKeysWithValues: zip(places, points))
  }

  /// The same as a shard: one spelling for one content.
  var shard: CertificateShard {
    var blocks: [CertificateShard.Block] = []
    var arrays = CertificateShard.Arrays()
    let hasLabels = inputs.labels != nil
    var found: [QueryFindings.Row] = []
    var labeled: [QueryFindings.LabeledRow] = []
    var labeledCounts: [UInt8] = []
    var asked: [DistanceBounds.Point] = []
    for (query, examined) in queries.sorted(by: { $0.key < $1.key }) {
      if let last = blocks.last, last.queries.upperBound == query, last.rows == examined.rows {
        blocks[blocks.count - 1] = .init(
          queries: last.queries.lowerBound..<query + 1, rows: last.rows)
      } else {
        blocks.append(.init(queries: query..<query + 1, rows: examined.rows))
      }
      asked.append(queryPoints[query] ?? .zero)
      arrays.counts.append(UInt32(examined.findings.rows.count))
      found += examined.findings.rows
      labeled += examined.findings.labeled
      labeledCounts.append(UInt8(examined.findings.labeled.count))
    }
    let points = blocks.flatMap(\.rows).united.joined().map { rowPoints[$0] ?? .zero }
    arrays.residuals = points.map(\.residual)
    arrays.queryResiduals = asked.map(\.residual)
    if setting.metric.hasLengths {
      arrays.lengths = points.map(\.length)
      arrays.queryLengths = asked.map(\.length)
    }
    arrays.rows = found.map { UInt32($0.row) }
    arrays.distances = found.map(\.distance)
    if hasLabels { arrays.labels = found.map { $0.label ?? 0 } }
    if let limbs = units?.limbs(setting) {
      arrays.exact = found.flatMap { row in
        let words = row.exact.words.map { UInt64($0) }
        return words + [UInt64](repeating: 0, count: limbs - words.count)
      }
    }
    if setting.hasRadii(labels: hasLabels) {
      arrays.labeledCounts = labeledCounts
      arrays.labeledRows = labeled.map { UInt32($0.row) }
      arrays.labeledDistances = labeled.map(\.distance)
      arrays.labeledLabels = labeled.map(\.label)
    }
    return CertificateShard(
      setting: setting, inputs: inputs, units: units, separation: separation, blocks: blocks,
      arrays: arrays)
  }
}
