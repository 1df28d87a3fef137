import PropertyTesting
import TorusSearch

extension Choices {
  /// A layout of codes, and a metric that it has a kernel for.
  private mutating func metric() throws(Discard) -> (CodeLayout, SearchMetric) {
    let packed = try bool(named: "packed")
    let bits = try element(
      of: packed ? [1, 4] : [8, 1, 2, 3, 16, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15], named: "bits")
    let layout = CodeLayout(bits: bits, packed: packed)
    switch layout {
    case .nibbles: return (layout, .lee)
    case .bits: return (layout, try element(of: [.lee, .squaredFlat], named: "metric"))
    case .words:
      return (layout, try element(of: [.lee, .squaredFlat, .chebyshev], named: "metric"))
    case .bytes:
      let simple: [SearchMetric] = [.lee, .squaredFlat, .chebyshev]
      let index = try index(below: 4, named: "metric")
      if index < simple.count { return (layout, simple[index]) }
      let factor = try integer(in: 1...UInt32.max, named: "factor")
      return (layout, .tabulated((0...UInt32(1) << UInt32(bits - 1)).map { $0 &* factor }))
    }
  }

  /// A point: a code on an axis is often that of an earlier point, its antipode, or one beside these.
  private mutating func point(
    axes: Int, bits: Int, after earlier: [[UInt16]], named name: String
  ) throws(Discard) -> [UInt16] {
    let mask = UInt16.max >> UInt16(16 - bits)
    let half = UInt16(1) << UInt16(bits - 1)
    var codes: [UInt16] = []
    let origin = earlier.isEmpty ? nil : earlier[try index(below: earlier.count)]
    let relation = try index(below: 4)
    for axis in 0..<axes {
      let near = (origin?[axis] ?? 0) &+ (relation == 3 ? 0 : half)
      switch relation {
      case 0: codes.append(try integer(in: 0...mask, named: name))
      case 1: codes.append(near & mask)
      default: codes.append((near &+ UInt16(try index(below: 3)) &- 1) & mask)
      }
    }
    return codes
  }

  /// Up to 129 rows, which are up to five points again and again, and up to three queries.
  ///
  /// So there are ties, whole blocks of 64 and a last one that is not whole.
  mutating func search() throws(Discard) -> PlainSearch {
    let (layout, metric) = try metric()
    let axes = try element(of: [1, 2, 3, 4, 5, 7, 8, 9, 33], named: "axes")
    var points: [[UInt16]] = []
    for _ in 0...(try index(below: 5)) {
      points.append(
        try point(axes: axes, bits: layout.codeBits, after: points, named: "row"))
    }
    let count = try element(of: [1, 2, 3, 4, 5, 8, 63, 64, 65, 129], named: "rows")
    let step = try integer(in: 1...7, named: "step")
    let rows = (0..<count).map { points[($0 * step + $0 / 9) % points.count] }
    if count > 1, count * count * axes <= 1 << 14, try bool(named: "against itself") {
      return PlainSearch(
        rows: rows, queries: rows, layout: layout, metric: metric, candidates: .allButOwn)
    }
    var queries: [[UInt16]] = []
    for _ in 0...(try index(below: 3)) {
      queries.append(
        try point(axes: axes, bits: layout.codeBits, after: points, named: "query"))
    }
    return PlainSearch(
      rows: rows, queries: queries, layout: layout, metric: metric, candidates: .all)
  }

  /// Hundreds of rows of few axes, in an arc of codes that often lies across the seam.
  ///
  /// So a tree has a dozen leaves, boxes on both sides of the seam, and ties between them.
  mutating func searchOfManyTies() throws(Discard) -> PlainSearch {
    let (layout, metric) = try metric()
    let mask = UInt16.max >> UInt16(16 - layout.codeBits)
    let axes = try integer(in: 1...4, named: "axes")
    var arcs: [(start: UInt16, width: UInt32, factor: UInt32)] = []
    for _ in 0..<axes {
      let start = try element(of: [0, mask, mask - mask / 4, mask / 2], named: "start")
      let width = try element(of: [3, 1, 2, 8, UInt32(mask) + 1], named: "width")
      arcs.append((start, width, try integer(in: 0...UInt32.max, named: "factor")))
    }
    let count = try element(of: [65, 1, 64, 128, 129, 200, 333, 640, 700], named: "rows")
    let rows = (0..<UInt32(count)).map { row in
      arcs.map { arc in
        // The upper half of a product is well mixed.
        (arc.start &+ UInt16(truncatingIfNeeded: ((row &* arc.factor) >> 16) % arc.width)) & mask
      }
    }
    let own = try integer(in: 0...3, named: "queries that are rows")
    if own > 0, count > own {
      let first = try index(below: count - own)
      return PlainSearch(
        rows: rows, queries: Array(rows[first..<first + own]), layout: layout, metric: metric,
        candidates: .allButRows(from: first))
    }
    let query = try point(
      axes: axes, bits: layout.codeBits, after: [rows[try index(below: count)]], named: "query")
    return PlainSearch(
      rows: rows, queries: [query], layout: layout, metric: metric, candidates: .all)
  }
}
