import TorusArtifacts

/// D, and the bounds low and up of 2^16·d, 2^16·√d, 2^30·d or d, by the definitions.
struct PlainBounds {
  /// A row or a query: F of every axis, and R.
  struct Point {
    let fine: [Int]
    let residual: Int

    /// ⌈√Σ F²⌉.
    var length: Int {
      let square = PlainNumbers.product(fine, fine)
      return Int(PlainNumbers.least { $0 * $0 >= square })
    }

    /// ⌈R/2^16⌉.
    var steps: Int { residual / 65536 + (residual % 65536 == 0 ? 0 : 1) }
  }

  let metric: CertificateMetric
  let bits: Int

  /// The same of the separation, where only equal points are at 0.
  var ofPoints: PlainBounds {
    let others: [CertificateMetric: CertificateMetric] = [
      .cosine: .lee, .dotProduct: .squaredEuclidean,
    ]
    return PlainBounds(metric: others[metric] ?? metric, bits: bits)
  }

  /// D of two rows of F.
  func distance(_ left: [Int], _ right: [Int]) -> Int {
    switch metric {
    case .lee: Int(PlainNumbers.distance(left, right, turn: 1 << bits))
    case .squaredFlat: Int(PlainNumbers.distance(left, right, turn: 1 << bits, squared: true))
    case .squaredEuclidean: Int(PlainNumbers.distance(left, right, turn: nil, squared: true))
    case .dotProduct: (left.count << 48) - Int(PlainNumbers.product(left, right))
    case .cosine:
      zip(left, right).reduce(0) { sum, pair in
        // To the nearest unit of 2^−30.
        let way = (pair.0 - pair.1) & (1 << bits - 1)
        let cosine = (PlainCosine.value(way, bits: bits) + 1 << 25) >> 26
        return sum + 1 << 30 - Int(cosine)
      }
    }
  }

  func low(_ distance: Int, _ row: Point, _ query: Point) -> Int {
    let residuals = row.residual + query.residual
    switch metric {
    case .lee: return 65536 * distance - residuals
    case .squaredFlat, .squaredEuclidean:
      // The greatest root whose square is not above 2^32·D.
      let above = PlainNumbers.least { ($0 + 1) * ($0 + 1) > Int128(distance) << 32 }
      return Int(above) - residuals
    case .cosine: return distance - slack(residuals, row.fine.count)
    case .dotProduct: return distance - change(row, query)
    }
  }

  func up(_ distance: Int, _ row: Point, _ query: Point) -> Int {
    let residuals = row.residual + query.residual
    switch metric {
    case .lee: return 65536 * distance + residuals
    case .squaredFlat, .squaredEuclidean:
      return Int(PlainNumbers.least { $0 * $0 >= Int128(distance) << 32 }) + residuals
    case .cosine: return distance + slack(residuals, row.fine.count)
    case .dotProduct: return distance + change(row, query)
    }
  }

  /// What a dot product of vectors so near to two points can differ from theirs.
  private func change(_ row: Point, _ query: Point) -> Int {
    row.steps * query.length + query.steps * row.length + row.steps * query.steps
  }

  /// Half a unit for each entry of the table, and 2π·2^30 for each turn, both rounded up.
  private func slack(_ residuals: Int, _ axes: Int) -> Int {
    let turns = Int128(113) << Int128(16 + bits)
    let change = Int128(710) << 30 * Int128(residuals)
    return axes / 2 + axes % 2 + Int(change / turns) + (change % turns == 0 ? 0 : 1)
  }
}
