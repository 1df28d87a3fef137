/// One bit for each number of a row, of a torus in its Clifford lift or of an ordinary vector.
///
/// On disk: an npy file of codes of 1 bit, as ``CodeStorage`` says, and a ``SignSidecar``.
public struct SignTable: Sendable {
  /// 1 or 0, row after row.
  public let signs: [UInt16]

  /// What the files' sidecar says.
  public let sidecar: SignSidecar

  /// The signs of each row, 64 a word, from the least significant bit up; the rest of a row's last word
  /// is 0.
  private let words: [UInt64]

  /// The number of rows.
  public var rows: Int { sidecar.rows }

  /// The number of axes of the embeddings.
  public var axes: Int { sidecar.axes }

  /// The number of signs of a row.
  public var signsPerRow: Int { sidecar.signsPerRow }

  /// Of which numbers the signs are.
  public var layout: SignLayout { sidecar.layout }

  /// The table of these signs of one file of embeddings.
  ///
  /// - Precondition: There are signs for at least one row, each 0 or 1, and the storage holds codes of
  ///   1 bit.
  public init(
    signs: [UInt16], axes: Int, layout: SignLayout, rule: SignSidecar.Rule = .nonNegative,
    storage: CodeStorage = .packed, embeddings: Digest
  ) {
    let width = axes * layout.signsPerAxis
    let rows = signs.count / width
    precondition(
      rows > 0 && signs.count == rows * width && signs.allSatisfy { $0 <= 1 },
      "expected rows of \(width) signs, found \(signs.count)")
    precondition(storage.holds(bits: 1), "expected a storage of 1 bit, found \(storage)")
    let bytes = storage.encoded(signs, rows: rows, axes: width, bits: 1)
    self.init(
      signs: signs,
      sidecar: SignSidecar(
        rows: rows, axes: axes, layout: layout, rule: rule, storage: storage,
        embeddings: embeddings, codes: Digest(of: bytes)))
  }

  /// The table in these files.
  ///
  /// - Throws: `ArtifactError` for malformed files, for signs that are not those of the sidecar (shape,
  ///   element type, digest), and for the first sign above 1 or padding bit that is not 0.
  public init(codes file: ArtifactFile, sidecar: ArtifactFile) throws(ArtifactError) {
    let description = try SignSidecar(sidecar)
    try description.codes.check(file, sidecar: sidecar.path)
    let signs = try description.storage.codes(
      in: file, rows: description.rows, axes: description.signsPerRow, bits: 1)
    self.init(signs: Array(signs), sidecar: description)
  }

  /// Signs that another program made of `embeddings`.
  ///
  /// - Throws: `ArtifactError` where the file has not the embeddings' shape, another element type, a
  ///   sign above 1, or a padding bit that is not 0.
  public init(
    foreign file: ArtifactFile, layout: SignLayout, rule: SignSidecar.Rule,
    storage: CodeStorage, embeddings: EmbeddingTable
  ) throws(ArtifactError) {
    precondition(storage.holds(bits: 1), "expected a storage of 1 bit, found \(storage)")
    let signs = try storage.codes(
      in: file, rows: embeddings.rows, axes: embeddings.axes * layout.signsPerAxis, bits: 1,
      of: .embeddings)
    self.init(
      signs: Array(signs),
      sidecar: SignSidecar(
        rows: embeddings.rows, axes: embeddings.axes, layout: layout, rule: rule,
        storage: storage, embeddings: embeddings.digest, codes: file.digest))
  }

  private init(signs: [UInt16], sidecar: SignSidecar) {
    self.signs = signs
    self.sidecar = sidecar
    let (width, count) = (sidecar.signsPerRow, sidecar.wordsPerRow)
    var words = [UInt64](repeating: 0, count: sidecar.rows * count)
    for (index, sign) in signs.enumerated() where sign == 1 {
      let (row, place) = (index / width, index % width)
      words[row * count + place >> 6] |= 1 << UInt64(place & 63)
    }
    self.words = words
  }

  /// The number of places in which the signs of `row` and of another table's `otherRow` differ, in
  /// [0, ``signsPerRow``].
  ///
  /// Between two lifts it is Σ_axes of the Lee distance on Z/4 of their quadrants: the two signs of a
  /// quadrant are its Gray code.
  ///
  /// - Precondition: Both tables have signs of the same numbers, and these rows.
  /// - Complexity: O(signs of a row / 64).
  public func hammingDistance(_ row: Int, to other: SignTable, _ otherRow: Int) -> Int {
    precondition(
      layout == other.layout && axes == other.axes,
      "expected signs of \(layout) of \(axes) axes, found \(other.layout) of \(other.axes)")
    precondition(
      0..<rows ~= row && 0..<other.rows ~= otherRow,
      "expected rows below \(rows) and \(other.rows), found \(row) and \(otherRow)")
    let count = sidecar.wordsPerRow
    var distance = 0
    for word in 0..<count {
      distance += (words[row * count + word] ^ other.words[otherRow * count + word]).nonzeroBitCount
    }
    return distance
  }

  /// The bytes of the file of signs and of the sidecar.
  ///
  /// Foreign signs are written as NumPy would; what was read of them may have had another header.
  public func encoded() -> (codes: [UInt8], sidecar: [UInt8]) {
    (sidecar.storage.encoded(signs, rows: rows, axes: signsPerRow, bits: 1), sidecar.encoded())
  }
}

extension SignSidecar {
  /// ⌈signs of a row / 64⌉.
  fileprivate var wordsPerRow: Int { (signsPerRow - 1) / 64 + 1 }
}
