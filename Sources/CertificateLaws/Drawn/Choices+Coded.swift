import PropertyTesting
import TorusArtifacts

extension Choices {
  /// A few rows of codes of lines or of the torus, queries apart or not, and labels or none.
  mutating func codedBundle() throws(Discard) -> CodedBundle {
    let kind = try index(below: 3, named: "kind")
    let meaning = try meaning(kind)
    let rows = try integer(in: 2...6, named: "rows")
    let table = try parcel(meaning, rows: rows)
    var bundle = CodedBundle(table: table)
    if try bool(named: "apart") {
      // On lines, queries may have a grid or a codebook of their own.
      var other = meaning
      if kind < 2, try bool(named: "of another grid") {
        other = try self.meaning(kind, like: meaning)
      }
      bundle.queries = try parcel(other, rows: try integer(in: 1...3, named: "queries"))
    }
    if try bool(named: "labeled") {
      var labels: [Int64] = []
      for _ in 0..<rows { labels.append(Int64(try index(below: 3))) }
      bundle.labels = labels
    }
    note("\(bundle)")
    return bundle
  }

  private mutating func meaning(
    _ kind: Int, like other: CodedMeaning? = nil
  ) throws(Discard) -> CodedMeaning {
    switch kind {
    case 0:
      var count = other?.codesInRow ?? 0
      if other == nil { count = try integer(in: 1...3, named: "axes") }
      return .calibrated(try lineAxes(count: count, scales: [other?.scale ?? -3]))
    case 1:
      var (subspaces, width) = (0, 0)
      if let other {
        (subspaces, width) = (other.codesInRow, other.axes / other.codesInRow)
      } else {
        subspaces = try integer(in: 1...2, named: "subspaces")
        width = try integer(in: 1...2, named: "width")
      }
      let codewords = try integer(in: 1...4, named: "codewords")
      var words: [Int] = []
      for _ in 0..<subspaces * codewords * width { words.append(try integer(in: -99...99)) }
      return .words(words, subspaces: subspaces, codewords: codewords, width: width)
    default: return .torus(try codebook(for: try productBundle()))
    }
  }

  /// Rows of random codes, and embeddings near what these decode to.
  private mutating func parcel(_ meaning: CodedMeaning, rows: Int) throws(Discard) -> CodedParcel {
    let count = meaning.codesInRow
    var (codes, points): ([Int], [Int]) = ([], [])
    let reach = try element(of: [0, 1, 9, 999], named: "reach")
    for _ in 0..<rows {
      let row = codes.count
      for _ in 0..<count { codes.append(try index(below: meaning.levels)) }
      for place in meaning.decoded(codes[row...]) {
        points.append(place.numerator / place.denominator + (try integer(in: -reach...reach)))
      }
    }
    return CodedParcel(meaning: meaning, points: points, codes: codes)
  }
}

extension CodedBundle {
  mutating func change(_ choices: inout Choices) throws(Discard) {
    var parcel = table
    let isQuery = queries != nil ? try choices.bool(named: "of a query") : false
    if isQuery, let queries { parcel = queries }
    switch try choices.index(below: 3, named: "of points, codes, meanings") {
    case 0:
      let place = try choices.index(below: parcel.points.count, named: "place")
      parcel.points[place] += try choices.element(of: [1, -1, 7, -7, 100])
    case 1:
      let place = try choices.index(below: parcel.codes.count, named: "place")
      parcel.codes[place] = try choices.index(below: parcel.meaning.levels)
    default:
      guard case .words(var words, let subspaces, let codewords, let width) = parcel.meaning else {
        return try choices.discard()
      }
      let place = try choices.index(below: words.count, named: "place")
      words[place] += try choices.element(of: [1, -1, 50])
      parcel.meaning = .words(words, subspaces: subspaces, codewords: codewords, width: width)
    }
    if isQuery { queries = parcel } else { table = parcel }
  }
}
