import PropertyTesting
import TorusArtifacts

/// Another program's product codes, in whole numbers.
struct ForeignProduct {
  let subspaces: Int
  let codewords: Int
  let width: Int
  /// Codeword k of subspace m from (m·K + k)·width on.
  let words: [Int]
  let points: [Int]
  let codes: [UInt8]

  /// The number of rows.
  var rows: Int { codes.count / subspaces }

  /// The file of codes.
  var codeFile: ArtifactFile {
    let array = NumPyArray(shape: [rows, subspaces], elements: .uint8(codes))
    return ArtifactFile(path: "q.npy", bytes: array.encoded())
  }

  /// The file of codewords.
  var codebookFile: ArtifactFile {
    let array = NumPyArray(
      shape: [subspaces, codewords, width], elements: .float32(words.map { Float($0) }))
    return ArtifactFile(path: "c.npy", bytes: array.encoded())
  }

  /// The file of embeddings, read.
  var table: EmbeddingTable? {
    SignedPoints.table(points.map { Double($0) }, axes: subspaces * width)
  }

  /// What the codes of a row decode to.
  func decoded(_ row: Int) -> [Int] {
    (0..<subspaces).flatMap { subspace in
      let code = Int(codes[row * subspaces + subspace])
      let start = (subspace * codewords + code) * width
      return words[start..<start + width]
    }
  }
}

extension Choices {
  /// One or two subspaces of one or two axes, one to four codewords, one to four rows.
  mutating func foreignProduct() throws(Discard) -> ForeignProduct {
    let subspaces = try integer(in: 1...2, named: "subspaces")
    let codewords = try integer(in: 1...4, named: "codewords")
    let width = try integer(in: 1...2, named: "width")
    let rows = try integer(in: 1...4, named: "rows")
    var (words, points): ([Int], [Int]) = ([], [])
    for _ in 0..<subspaces * codewords * width { words.append(try integer(in: -999...999)) }
    for _ in 0..<rows * subspaces * width { points.append(try integer(in: -9999...9999)) }
    var codes: [UInt8] = []
    for _ in 0..<rows * subspaces { codes.append(UInt8(try index(below: codewords))) }
    note("codewords \(words), points \(points), codes \(codes)")
    return ForeignProduct(
      subspaces: subspaces, codewords: codewords, width: width, words: words, points: points,
      codes: codes)
  }
}
