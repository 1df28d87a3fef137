import TorusArtifacts
import TorusSearch

/// The points of a table as codes of B bits, 1 ≤ B ≤ 32, on circles of 2^B points.
///
/// Points of a line stand on a circle of which they fill less than half: there the shorter way between two is
/// the way on the line. A search sees the upper min(B, 16) bits of each code, the *coarse* code. All are
/// made from the table's files row by row.
struct PointCodes: Sendable {
  let bits: Int

  /// F of every axis of each row.
  private let points: MadeRows<UInt32>

  var rows: Int { points.count }
  var axes: Int { points.axes }

  /// What the codes of a table decode to.
  init(_ table: CertifiedCodes, as points: PointLayout) {
    bits = points.bits
    let make: MadeRows<UInt32>.Maker
    switch (table, points) {
    case (.grid(let table), _): make = Self.fine(table)
    case (.product(let table), _):
      let book = table.codebook
      make = Self.words(
        table.codes, subspaces: book.subspaces, codewords: book.codewords, width: book.width,
        book.points)
    case (.calibrated(let table), .line(let unit)): make = Self.onLine(table, unitLog2: unit)
    case (.euclidean(let table), .line(let unit)): make = Self.onLine(table, unitLog2: unit)
    case (.calibrated, _), (.euclidean, _):
      preconditionFailure("codes of a line were given points of circles")
    }
    self.points = MadeRows(count: table.rows, axes: table.axes, make)
  }

  private init(_ points: MadeRows<UInt32>, bits: Int) {
    (self.points, self.bits) = (points, bits)
  }

  private static func fine(_ table: CodeTable) -> MadeRows<UInt32>.Maker {
    let (codes, axes) = (table.codes, table.axes)
    guard let refinement = table.refinement, let bits = table.layout.refinementBits else {
      return { row, target in
        codes.withDecoded(row * axes, count: axes) { codes in
          for axis in 0..<axes { target.initializeElement(at: axis, to: UInt32(codes[axis])) }
        }
      }
    }
    return { row, target in
      codes.withDecoded(row * axes, count: axes) { codes in
        refinement.withDecoded(row * axes, count: axes) { refinement in
          for axis in 0..<axes {
            target.initializeElement(
              at: axis, to: UInt32(codes[axis]) << UInt32(bits) | UInt32(refinement[axis]))
          }
        }
      }
    }
  }

  /// The points of the codewords that codes name, where codeword k of subspace m is from
  /// (m·`codewords` + k)·`width` on.
  static func words(
    _ codes: StoredCodes, subspaces: Int, codewords: Int, width: Int, _ points: [UInt32]
  ) -> MadeRows<UInt32>.Maker {
    { row, target in
      codes.withDecoded(row * subspaces, count: subspaces) { codes in
        for subspace in 0..<subspaces {
          let start = (subspace * codewords + Int(codes[subspace])) * width
          for offset in 0..<width {
            target.initializeElement(at: subspace * width + offset, to: points[start + offset])
          }
        }
      }
    }
  }

  /// F of every axis of one row.
  func row(_ index: Int) -> [UInt32] { points.withRow(index) { Array($0) } }

  /// These rows.
  func chosen(_ rows: some RandomAccessCollection<Int> & Sendable) -> PointCodes {
    PointCodes(points.chosen(rows), bits: bits)
  }

  /// Consecutive rows.
  func chosen(_ rows: Range<Int>) -> PointCodes {
    rows == 0..<self.rows ? self : PointCodes(points.chosen(rows), bits: bits)
  }

  /// The same, in memory where they are few, for who compares a row often.
  var kept: PointCodes { PointCodes(points.kept, bits: bits) }

  /// Whether all would be kept.
  var areFew: Bool { points.areFew }

  /// The bits of a code that a search does not see.
  var hiddenBits: Int { max(0, bits - 16) }

  /// The upper bits, as a search takes them.
  var coarse: CodeRows {
    let layout = CodeLayout(bits: bits - hiddenBits)
    let isByte = layout.codeBits <= 8
    // At the top of a byte or a word.
    let (down, up) = (UInt32(hiddenBits), UInt32((isByte ? 8 : 16) - layout.codeBits))
    return CodeRows(count: rows, axes: axes, layout: layout) { [points] rows, bytes in
      for (place, row) in rows.enumerated() {
        points.withRow(row) { codes in
          for (axis, code) in codes.enumerated() {
            let coarse = (code >> down) << up
            if isByte {
              bytes[place * codes.count + axis] = UInt8(truncatingIfNeeded: coarse)
            } else {
              bytes.storeBytes(
                of: UInt16(truncatingIfNeeded: coarse).littleEndian,
                toByteOffset: 2 * (place * codes.count + axis), as: UInt16.self)
            }
          }
        }
      }
    }
  }

  /// The distance of one row to row `query` of `queries`.
  func distance(
    _ row: Int, to query: Int, of queries: PointCodes, by distance: PointDistance
  ) -> UInt64 {
    points.withRow(row) { point in
      queries.points.withRow(query) { distance(point, $0, bits: bits) }
    }
  }

  /// The distances of one row to every row of `queries`.
  func distances(
    _ row: Int, to queries: PointCodes, by distance: PointDistance,
    _ body: (_ query: Int, UInt64) -> Void
  ) {
    points.withRow(row) { point in
      for query in 0..<queries.rows {
        body(query, queries.points.withRow(query) { distance(point, $0, bits: bits) })
      }
    }
  }

  /// The rows that no earlier row equals.
  ///
  /// - Complexity: O(rows · axes) by hashes, of which equal rows alone have one; 8 to 20 bytes a row.
  var distinct: PointCodes {
    var size = 2
    while size < 2 * rows { size *= 2 }
    // The first row of a hash and those after it, up to the next place that is free.
    let free = UInt32.max
    var places = [UInt32](repeating: free, count: size)
    var first: [UInt32] = []
    for row in 0..<rows {
      points.withRow(row) { point in
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(point))
        var place = hasher.finalize() & (size - 1)
        while places[place] != free {
          if points.withRow(Int(places[place]), { $0.elementsEqual(point) }) { return }
          place = (place + 1) & (size - 1)
        }
        places[place] = UInt32(row)
        first.append(UInt32(row))
      }
    }
    return first.count == rows ? self : PointCodes(points.chosen(first.map { Int($0) }), bits: bits)
  }
}

extension StoredCodes {
  /// Calls `body` with `count` codes from the place `first` on.
  @inline(__always)
  func withDecoded<Result>(
    _ first: Int, count: Int, _ body: (UnsafeMutableBufferPointer<UInt16>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: count) { codes in
      decode(from: first, into: codes)
      return body(codes)
    }
  }
}
