import ToroidalArithmetic

/// k-means on one torus, in integers: rows of the lattice, and K codewords of it.
///
/// Each step lowers the sum of squared distances to the nearest codeword, or leaves it: codewords are
/// drawn as k-means++ does, a row goes to the nearest, the first of several; a codeword goes to the lattice
/// point with the least sum of squares to its rows on each circle, the least of several; a codeword
/// without rows goes to the row that is farthest from all codewords, the first of several.
struct TorusKMeans {
  /// What is clustered.
  let rows: LatticeRows

  /// Rows by codeword, and how far each is from it.
  struct Assignment {
    var codes: [UInt8] = []
    var distances: [UInt64] = []

    /// What k-means lowers.
    var sum: UInt128 { distances.reduce(0) { $0 + UInt128($1) } }
  }

  /// The codewords after at most `iterations` rounds, their assignment, and the sum at the seeds and after
  /// each round.
  func fitted(
    codewords count: Int, iterations: Int, draws: inout SeededDraws
  ) -> (codewords: LatticeRows, assignment: Assignment, sums: [UInt128]) {
    var codewords = seeds(count, draws: &draws)
    var assignment = assigned(to: codewords)
    var sums = [assignment.sum]
    for _ in 0..<iterations {
      codewords = moved(codewords, assignment)
      let next = assigned(to: codewords)
      let isSame = next.codes == assignment.codes
      assignment = next
      sums.append(next.sum)
      if isSame { break }
    }
    return (codewords, assignment, sums)
  }

  /// K rows: one of all, and then each with a chance in proportion to its squared distance from those
  /// before. Where all rows are codewords already, the first codeword again.
  func seeds(_ count: Int, draws: inout SeededDraws) -> LatticeRows {
    var codewords = LatticeRows(width: rows.width, points: [])
    codewords.points.reserveCapacity(count * rows.width)
    var distances = [UInt64](repeating: 1, count: rows.count)
    for codeword in 0..<count {
      let row = draws.index(weights: distances)
      let chosen = row.map { rows.points[$0 * rows.width..<($0 + 1) * rows.width] }
      codewords.points += chosen ?? codewords.points[..<rows.width]
      guard row != nil else { continue }
      for row in 0..<rows.count {
        let distance = codewords.squaredDistance(codeword, to: rows, row)
        if codeword == 0 || distance < distances[row] { distances[row] = distance }
      }
    }
    return codewords
  }

  /// Each row's nearest codeword.
  func assigned(to codewords: LatticeRows) -> Assignment {
    var assignment = Assignment()
    assignment.codes.reserveCapacity(rows.count)
    assignment.distances.reserveCapacity(rows.count)
    for row in 0..<rows.count {
      let nearest = codewords.nearest(to: row, of: rows)
      assignment.codes.append(UInt8(truncatingIfNeeded: nearest.row))
      assignment.distances.append(nearest.distance)
    }
    return assignment
  }

  /// The codewords in the middle of their rows, and those without rows on the farthest ones.
  func moved(_ codewords: LatticeRows, _ assignment: Assignment) -> LatticeRows {
    var members = [[Int]](repeating: [], count: codewords.count)
    for (row, code) in assignment.codes.enumerated() { members[Int(code)].append(row) }
    var moved = codewords
    for (codeword, members) in members.enumerated() {
      for axis in 0..<rows.width {
        let points = members.map {
          LatticeTurn(truncatingIfNeeded: rows.points[$0 * rows.width + axis] >> LatticeRows.shift)
        }
        // The least comes first.
        guard let mean = CircularSample(points)?.latticeMean().minimizers.first else { continue }
        moved.points[codeword * rows.width + axis] = UInt32(mean) << LatticeRows.shift
      }
    }
    fill(&moved, empty: members.indices.filter { members[$0].isEmpty })
    return moved
  }

  /// Puts each codeword without rows on the row that is farthest from all codewords that have any, and from
  /// those put before it; where all rows are codewords, it stays.
  private func fill(_ codewords: inout LatticeRows, empty: [Int]) {
    if empty.isEmpty { return }
    let settled = (0..<codewords.count).filter { !empty.contains($0) }
    var distances = (0..<rows.count).map { row in
      settled.map { codewords.squaredDistance($0, to: rows, row) }.min() ?? 0
    }
    for codeword in empty {
      var farthest = 0
      for row in 1..<max(1, rows.count) where distances[row] > distances[farthest] {
        farthest = row
      }
      if distances[farthest] == 0 { return }
      codewords.replace(codeword, with: rows, farthest)
      for row in 0..<rows.count {
        distances[row] = min(distances[row], codewords.squaredDistance(codeword, to: rows, row))
      }
    }
  }
}

/// A point of the circle, in units of 2^−24 turn.
typealias LatticeTurn = NarrowInteger<UInt32, 24>
