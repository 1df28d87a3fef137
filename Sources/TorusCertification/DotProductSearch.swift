import TorusArtifacts
import TorusSearch

/// A search of rows of a line by Σ (2^48 − F·F′), so that the greatest dot product is the nearest.
///
/// No kernel multiplies points, but ‖P − Q‖² = ‖P‖² + ‖Q‖² − 2·⟨P, Q⟩ orders rows of one length as dot products
/// do. So rows are cut into *shells* of nearly one length, and each is searched by squared distance, from
/// which the dot product follows exactly.
struct DotProductSearch: RowSearch {
  private struct Shell {
    /// In increasing order.
    let rows: [Int]
    let search: PointSearch
    /// The greatest ‖P‖² of these rows.
    let greatestSquare: UInt64
  }

  let codes: PointCodes
  private let shells: [Shell]
  /// ‖P‖² of every row.
  private let squares: [UInt64]
  /// The shell of every row, and its place there.
  private let places: [(shell: Int, place: Int)]

  init(_ codes: PointCodes) throws(CertificationError) {
    self.codes = codes
    let squares = codes.squares
    var shells: [Shell] = []
    var places = [(shell: Int, place: Int)](repeating: (0, 0), count: codes.rows)
    for rows in Self.shells(squares) {
      for (place, row) in rows.enumerated() { places[row] = (shells.count, place) }
      shells.append(
        Shell(
          rows: rows,
          search: try PointSearch(codes.chosen(rows), by: .squared, areKept: codes.areFew),
          greatestSquare: rows.map { squares[$0] }.max() ?? 0))
    }
    (self.squares, self.shells, self.places) = (squares, shells, places)
  }

  /// Rows in increasing order of length, cut where one is longer than the first of its shell by more than an
  /// eighth: at most 180 shells, of which those of embeddings of one length are one or two.
  private static func shells(_ squares: [UInt64]) -> [[Int]] {
    let order = squares.indices.sorted { (squares[$0], $0) < (squares[$1], $1) }
    var shells: [[Int]] = []
    var first: UInt128 = 0
    for row in order {
      let square = UInt128(squares[row])
      if shells.isEmpty || 64 * square > 81 * first {
        shells.append([])
        first = square
      }
      shells[shells.count - 1].append(row)
    }
    return shells.map { $0.sorted() }
  }

  func near(_ queries: PointCodes, own: [Int?], count: Int) -> [[Neighbor]] {
    let asked = queries.squares
    var near = own.map { _ in [Neighbor]() }
    for (index, shell) in shells.enumerated() {
      let found = shell.search.near(queries, own: self.own(own, in: index), count: count)
      for query in own.indices {
        near[query] += found[query].map { product($0, in: shell, asked[query]) }
      }
    }
    return near.map { Array($0.sorted().prefix(count)) }
  }

  func within(_ radii: [UInt64], of queries: PointCodes, own: [Int?]) -> [[Neighbor]] {
    let asked = queries.squares
    var within = own.map { _ in [Neighbor]() }
    for (index, shell) in shells.enumerated() {
      let squared = zip(radii, asked).map { radius, square in
        squaredRadius(radius, shell.greatestSquare + square)
      }
      let found = shell.search.within(squared, of: queries, own: self.own(own, in: index))
      for query in own.indices {
        within[query] += found[query].lazy.map { product($0, in: shell, asked[query]) }
          .filter { $0.distance <= radii[query] }
      }
    }
    return within.map { $0.sorted { $0.row < $1.row } }
  }

  /// n·2^48, the D of a dot product of 0.
  private var zero: Int64 { Int64(codes.axes) * Int64(PointLayout.greatestProduct) }

  /// The greatest ‖P − Q‖² with D ≤ radius, for ‖P‖² + ‖Q‖² ≤ squares.
  private func squaredRadius(_ radius: UInt64, _ squares: UInt64) -> UInt64 {
    // 2·⟨P, Q⟩ ≥ 2·(n·2^48 − radius).
    UInt64(clamping: Int128(squares) - 2 * (Int128(zero) - Int128(radius)))
  }

  /// What was found by squared distance, by dot product, with the row that it is of all.
  private func product(_ found: Neighbor, in shell: Shell, _ query: UInt64) -> Neighbor {
    let row = shell.rows[found.row]
    let twice = Int64(squares[row] + query) - Int64(found.distance)
    return Neighbor(row: row, distance: UInt64(zero - twice / 2))
  }

  /// Where in a shell the query's own rows are.
  private func own(_ own: [Int?], in shell: Int) -> [Int?] {
    own.map { $0.flatMap { places[$0].shell == shell ? places[$0].place : nil } }
  }
}
