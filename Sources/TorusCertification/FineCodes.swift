import TorusArtifacts

/// The codes of a table at B = b + b′ bits, moved to the top of 32 bits.
///
/// There, wrapping subtraction is the group of the circle: the displacement of two codes is the
/// difference as Int32, and its magnitude is 2^(32−B) times their circular distance, at most 2^31.
struct FineCodes {
  let rows: Int
  let axes: Int
  let bits: Int
  private let aligned: [UInt32]

  init(_ table: CodeTable) {
    rows = table.rows
    axes = table.axes
    bits = table.layout.fineBits
    let shift = UInt32(32 - bits)
    if let refinement = table.refinement, let refinementBits = table.layout.refinementBits {
      aligned = zip(table.codes, refinement).map {
        (UInt32($0) << UInt32(refinementBits) | UInt32($1)) << shift
      }
    } else {
      aligned = table.codes.map { UInt32($0) << shift }
    }
  }

  /// F of every axis of one row.
  func row(_ index: Int) -> some Collection<UInt32> {
    aligned[index * axes..<(index + 1) * axes].lazy.map { $0 >> UInt32(32 - bits) }
  }

  /// Writes the Lee distances, in steps of 2^−B turn, of the first `count` rows to row `query` of `queries`.
  ///
  /// A partial sum is at most n·2^31.
  ///
  /// - Complexity: O(count · axes).
  func distances(
    to query: Int, of queries: FineCodes, count: Int, into distances: inout [UInt64]
  ) {
    let (axes, shift) = (axes, UInt64(32 - bits))
    queries.aligned.withUnsafeBufferPointer { queries in
      aligned.withUnsafeBufferPointer { rows in
        let origin = query * axes
        for row in 0..<count {
          let start = row * axes
          var sum: UInt64 = 0
          for axis in 0..<axes {
            let difference = rows[start + axis] &- queries[origin + axis]
            sum &+= UInt64(Int32(bitPattern: difference).magnitude)
          }
          distances[row] = sum >> shift
        }
      }
    }
  }

  /// δ and coincidences of row `index` with the rows before it: the least distance to one with another
  /// code, and whether one has the same.
  func separation(of index: Int, distances: inout [UInt64]) -> (least: UInt64?, coincides: Bool) {
    self.distances(to: index, of: self, count: index, into: &distances)
    var (least, coincides) = (UInt64?.none, false)
    for distance in distances[..<index] {
      if distance == 0 {
        coincides = true
      } else {
        least = min(least ?? distance, distance)
      }
    }
    return (least, coincides)
  }
}
