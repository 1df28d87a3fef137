import PropertyTesting
import TorusArtifacts

/// A small table that is cut into subspaces, in units of 2^−24 turn.
struct ProductBundle {
  let subspaces: Int
  let width: Int
  let points: [Int]

  /// The axes of a row.
  var axes: Int { subspaces * width }

  /// The number of rows.
  var rows: Int { points.count / axes }

  /// The file of embeddings, read.
  var table: EmbeddingTable? {
    try? EmbeddingTable(Parcel(points: points).embeddings(axes: axes, period: .turn))
  }

  /// Part `subspace` of a row, in [0, turn).
  func part(_ subspace: Int, ofRow row: Int) -> [Int] {
    let start = row * axes + subspace * width
    return PlainProduct.reduced(points[start..<start + width])
  }

  /// A row, in [0, turn).
  func row(_ row: Int) -> [Int] {
    PlainProduct.reduced(points[row * axes..<(row + 1) * axes])
  }
}

extension Choices {
  /// One or two subspaces of one or two axes, and a few rows, often equal, antipodal or halfway.
  mutating func productBundle() throws(Discard) -> ProductBundle {
    let subspaces = try integer(in: 1...2, named: "subspaces")
    let width = try integer(in: 1...2, named: "width")
    let turns = try integer(in: -1...1, named: "turns")
    let points = try productPoints(count: 1...6, axes: subspaces * width, named: "points")
    return ProductBundle(
      subspaces: subspaces, width: width, points: points.map { $0 + turns * PlainProduct.turn })
  }

  /// One to four codewords for each subspace of a bundle.
  mutating func codebook(for bundle: ProductBundle) throws(Discard) -> ProductCodebook {
    let points = try productPoints(
      count: 1...4, axes: bundle.axes, after: PlainProduct.reduced(bundle.points),
      named: "codewords")
    let codewords = points.count / bundle.axes
    // Rows of codewords, cut into subspaces.
    let words = (0..<bundle.subspaces).flatMap { subspace in
      (0..<codewords).flatMap { codeword in
        let start = codeword * bundle.axes + subspace * bundle.width
        return points[start..<start + bundle.width]
      }
    }
    return ProductCodebook(
      subspaces: bundle.subspaces, codewords: codewords, width: bundle.width, period: .turn,
      points: words.map { UInt32($0) })
  }

  private mutating func productPoints(
    count: ClosedRange<Int>, axes: Int, after: [Int] = [], named name: String
  ) throws(Discard) -> [Int] {
    guard let layout = GridLayout(bits: 3, refinementBits: nil, period: .turn) else {
      return try discard()
    }
    return try points(count: count, axes: axes, layout: layout, after: after, named: name)
  }
}
