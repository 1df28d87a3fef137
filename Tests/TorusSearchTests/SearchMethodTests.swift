import Foundation
import TestSupport
import Testing
import TorusArtifacts
import TorusSearch

/// When a tree is made, and that nobody sees it in the answers.
@Suite("Methods of searching")
struct SearchMethodTests {
  /// Points that fill the torus, in no order.
  private func rows(_ count: Int, axes: Int, bits: Int) -> CodeRows {
    let mask = UInt16.max >> UInt16(16 - bits)
    return CodeRows(
      (0..<count * axes).map { UInt16(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) & mask },
      count: count, axes: axes, layout: CodeLayout(bits: bits))
  }

  @Test("a tree is made where it was measured to be faster")
  func fastest() {
    func fastest(_ queries: Int, _ rows: Int, _ axes: Int, bits: Int = 8) -> SearchMethod {
      .fastest(queries: queries, rows: rows, axes: axes, layout: CodeLayout(bits: bits))
    }
    // Its making is paid by queries, the more of them the more rows.
    #expect(fastest(1579, 100_000, 3) == .scan)
    #expect(fastest(1580, 100_000, 3) == .tree)
    #expect(fastest(4999, 1_000_000, 3) == .scan)
    #expect(fastest(5000, 1_000_000, 3) == .tree)
    // The more axes, the more rows it takes.
    #expect((1...8).map { fastest(.max, 999, $0) } == Array(repeating: .scan, count: 8))
    #expect((2...8).filter { fastest(.max, 100_000, $0) == .tree } == [2, 3, 4, 5])
    #expect((2...8).filter { fastest(.max, 1_000_000, $0) == .tree } == [2, 3, 4, 5, 6])
    // Where every point is that of many rows, a scan ends early.
    #expect(fastest(.max, 4095, 1) == .tree)
    #expect(fastest(.max, 4096, 1) == .scan)
    #expect(fastest(.max, 100_000, 1, bits: 16) == .tree)
    #expect(fastest(.max, .max, 4, bits: 16) == .tree)
  }

  @Test(
    "answers are the same before and after the tree is made", arguments: [2, 3, 4], [1, 3])
  func change(axes: Int, threads: Int) throws {
    let table = rows(10_000, axes: axes, bits: 12)
    let measured = try ExactSearch(table)
    let scan = try ExactSearch(table, method: .scan)
    // From 500 queries on, in the second batch, the tree pays.
    for first in stride(from: 0, to: 1000, by: 200) {
      let batch = table[first..<first + 200]
      let others = ExactSearch.Candidates.allButRows(from: first)
      #expect(
        try measured.nearest(to: batch, count: 10, candidates: others, threads: threads)
          == scan.nearest(to: batch, count: 10, candidates: others))
      #expect(
        try measured.rows(within: 40, of: batch, candidates: others, threads: threads)
          == scan.rows(within: 40, of: batch, candidates: others))
    }
  }

  @Test("answers are the same where all rows are equally far, and the tree is given up")
  func givenUp() throws {
    // (x, 8192 − x) on all four sides of (0, 0), and queries about there.
    let codes = (0..<40_000).flatMap { row -> [UInt16] in
      let x = UInt16(truncatingIfNeeded: row &* 2_654_435_761 >> 7) & 8191
      return [row & 1 == 0 ? x : 0 &- x, row & 2 == 0 ? 8192 - x : x &- 8192]
    }
    let layout = CodeLayout(bits: 16)
    let table = CodeRows(codes, count: 40_000, axes: 2, layout: layout)
    let queries = CodeRows(
      (0..<2400).map { UInt16($0 % 5) &- 2 }, count: 1200, axes: 2, layout: layout)
    let measured = try ExactSearch(table)
    let expected = try ExactSearch(table, method: .scan).nearest(to: queries, count: 10)
    for _ in 0..<2 { #expect(try measured.nearest(to: queries, count: 10) == expected) }
  }

  @Test("all rows in one place, more neighbors than leaves hold, and every row", arguments: 1...4)
  func extremes(axes: Int) throws {
    let same = CodeRows(
      [UInt16](repeating: 255, count: 1000 * axes), count: 1000, axes: axes,
      layout: CodeLayout(bits: 8))
    let query = CodeRows(
      [UInt16](repeating: 0, count: axes), count: 1, axes: axes, layout: CodeLayout(bits: 8))
    let tree = try ExactSearch(same, method: .tree)
    let found = try tree.nearest(to: query, count: 70).neighbors
    #expect(found == (0..<70).map { Neighbor(row: $0, distance: UInt64(axes)) })
    #expect(try tree.rows(within: .max, of: query).neighbors.map(\.row) == Array(0..<1000))
    #expect(try tree.rows(within: UInt64(axes) - 1, of: query).neighbors.isEmpty)
    let spread = rows(777, axes: axes, bits: 8)
    let ranked = try ExactSearch(spread, method: .scan).nearest(to: query, count: 777)
    #expect(try ExactSearch(spread, method: .tree).nearest(to: query, count: 777) == ranked)
  }

  @Test("tables of no row, of one, and of a file have a tree too")
  func tables() throws {
    let none = CodeRows([], count: 0, axes: 2, layout: CodeLayout(bits: 8))
    let one = CodeRows([7, 9], count: 1, axes: 2, layout: CodeLayout(bits: 8))
    #expect(try ExactSearch(none, method: .tree).rows(within: .max, of: one).neighbors.isEmpty)
    #expect(
      try ExactSearch(one, method: .tree).nearest(to: one, count: 1).neighbors
        == [Neighbor(row: 0, distance: 0)])
    #expect(try ExactSearch(one, method: .tree).nearest(to: none, count: 1, threads: 2).count == 0)

    let folder = try TemporaryFolder()
    let codes = (0..<3000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 9) }
    let array = NumPyArray(shape: [1000, 3], elements: .uint8(codes))
    try folder.write(Data(array.encoded()), to: "q.npy")
    let file = CodeRows(try MappedMatrix(contentsOf: folder.file("q.npy")))
    #expect(
      try ExactSearch(file, method: .tree).nearest(to: file, count: 5, candidates: .allButOwn)
        == ExactSearch(file, method: .scan).nearest(to: file, count: 5, candidates: .allButOwn))
  }
}
