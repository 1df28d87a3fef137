import PropertyTesting
import TorusArtifacts

/// What the codes of a small table name: points of lines, in whole numbers, or codewords of the torus.
enum CodedMeaning: Equatable {
  /// A calibrated grid, of as many axes.
  case calibrated([LineAxis])
  /// Another program's codewords, in whole numbers: (subspaces, codewords, width) of them.
  case words([Int], subspaces: Int, codewords: Int, width: Int)
  /// Codewords of the torus.
  case torus(ProductCodebook)

  /// The number of axes, and of codes of a row.
  var axes: Int { codesInRow * width }

  var codesInRow: Int {
    switch self {
    case .calibrated(let axes): axes.count
    case .words(_, let subspaces, _, _): subspaces
    case .torus(let codebook): codebook.subspaces
    }
  }

  private var width: Int {
    switch self {
    case .calibrated: 1
    case .words(_, _, _, let width): width
    case .torus(let codebook): codebook.width
    }
  }

  /// The number of codes of one place of a row.
  var levels: Int {
    switch self {
    case .calibrated(let axes): 1 << axes[0].bits
    case .words(_, _, let codewords, _): codewords
    case .torus(let codebook): codebook.codewords
    }
  }

  /// log₂ of the unit in which embeddings are drawn.
  var scale: Int {
    switch self {
    case .calibrated(let axes): axes[0].scale
    case .words: 0
    case .torus: -Parcel.scale
    }
  }

  /// The greatest magnitude among the numbers of the sidecar or codebook, in that unit; `nil` on a torus.
  var greatest: Int? {
    switch self {
    case .calibrated(let axes):
      axes.flatMap { [$0.lower, $0.rule == .endpoints ? $0.lower + $0.extent : $0.extent] }
        .map(abs).max()
    case .words(let words, _, _, _): words.map(abs).max()
    case .torus: nil
    }
  }

  /// What a row of codes decodes to, in that unit, as fractions.
  func decoded(_ codes: ArraySlice<Int>) -> [(numerator: Int, denominator: Int)] {
    switch self {
    case .calibrated(let axes):
      zip(axes, codes).map { ($0.lower * $0.divisor + $0.place(of: $1), $0.divisor) }
    case .words(let words, _, let codewords, let width):
      codes.enumerated().flatMap { subspace, code in
        (0..<width).map { (words[(subspace * codewords + code) * width + $0], 1) }
      }
    case .torus(let codebook):
      codes.enumerated().flatMap { subspace, code in
        PlainProduct.codeword(codebook, subspace, code).map { ($0, 1) }
      }
    }
  }
}

/// One table of codes before it is written.
struct CodedParcel: Equatable {
  var meaning: CodedMeaning
  /// The embeddings in units of 2^scale, row after row.
  var points: [Int]
  /// One code for each place of a row.
  var codes: [Int]

  var rows: Int { codes.count / meaning.codesInRow }
}

/// Tables of codes of lines, or of codewords of the torus.
struct CodedBundle: CertifiedBundle {
  var table: CodedParcel
  var queries: CodedParcel?
  var labels: [Int64]?

  var axes: Int { table.meaning.axes }
  var rows: Int { table.rows }
  var queryCount: Int { (queries ?? table).rows }
  var isApart: Bool { queries != nil }

  private var parcels: [CodedParcel] { [table] + [queries].compactMap { $0 } }

  var points: PointLayout {
    guard let greatest = parcels.compactMap(\.meaning.greatest).max() else {
      return .lattice(.turn)
    }
    if greatest == 0 { return .line(unitLog2: -22) }
    var top = 0
    while greatest >> top > 0 { top += 1 }
    return .line(unitLog2: top + table.meaning.scale - 22)
  }

  var numbers: (table: PlainNumbers, asked: PlainNumbers) {
    let table = numbers(table)
    return (table, queries.map { numbers($0) } ?? table)
  }

  private func numbers(_ parcel: CodedParcel) -> PlainNumbers {
    let (count, axes) = (parcel.meaning.codesInRow, axes)
    let decoded = (0..<parcel.rows).map { row in
      parcel.meaning.decoded(parcel.codes[row * count..<(row + 1) * count])
    }
    let exact = (0..<parcel.rows).map { Array(parcel.points[$0 * axes..<($0 + 1) * axes]) }
    guard case .line(let unit) = points else {
      let step = PlainNumbers.turn >> Parcel.scale
      let fine = decoded.map { $0.map { $0.numerator } }
      return PlainNumbers(
        circles: exact.map { $0.map { $0 * step } }, decoded: fine.map { $0.map { $0 * step } },
        fine: fine, points)
    }
    // A unit of what was drawn is at least as large as one of the line.
    let step = 1 << (parcel.meaning.scale - unit)
    return PlainNumbers(
      lines: exact.map { $0.map { $0 * step } },
      fine: decoded.map { $0.map { Self.nearest($0.numerator * step, $0.denominator) } }, points)
  }

  /// The integer nearest to a fraction, the even one of two.
  private static func nearest(_ numerator: Int, _ denominator: Int) -> Int {
    let start = numerator / denominator
    func gap(_ integer: Int) -> Int { abs(numerator - integer * denominator) }
    return [start - 1, start, start + 1].min {
      (gap($0), abs($0 % 2)) < (gap($1), abs($1 % 2))
    } ?? start
  }
}

extension CodedBundle {
  func read(hasEmbeddings: Bool) throws(ArtifactError) -> CertifiedFiles {
    var files: [String: ArtifactFile] = [:]
    var paths = CertifiedPaths(
      table: try Self.add(table, "t", hasEmbeddings: hasEmbeddings, to: &files))
    if let queries {
      paths.queries = try Self.add(queries, "a", hasEmbeddings: hasEmbeddings, to: &files)
    }
    return try Self.read(paths, in: files, labels: labels)
  }

  private static func add(
    _ parcel: CodedParcel, _ name: String, hasEmbeddings: Bool,
    to files: inout [String: ArtifactFile]
  ) throws(ArtifactError) -> CertifiedPaths.Table {
    let values = parcel.points.map {
      Double(sign: .plus, exponent: parcel.meaning.scale, significand: Double($0))
    }
    let shape = [parcel.rows, parcel.meaning.axes]
    let embeddings = ArtifactFile(
      path: "\(name)e.npy",
      bytes: NumPyArray(shape: shape, elements: .float64(values)).encoded())
    var outputs: [(name: String, bytes: [UInt8])] = [("e.npy", embeddings.bytes)]
    switch parcel.meaning {
    case .calibrated(let axes):
      guard let grid = LineAxis.grid(axes) else {
        throw ArtifactError(path: name, offset: 0, expected: "a grid", found: "none")
      }
      let encoded = CalibratedCodeTable(
        codes: parcel.codes.map { UInt16($0) }, grid: grid, embeddings: embeddings.digest
      ).encoded()
      outputs += [("q.npy", encoded.codes), ("q.json", encoded.sidecar)]
    case .words(let words, let subspaces, let codewords, let width):
      let book = NumPyArray(
        shape: [subspaces, codewords, width], elements: .float32(words.map { Float($0) })
      ).encoded()
      let codes = NumPyArray(
        shape: [parcel.rows, subspaces], elements: .uint8(parcel.codes.map { UInt8($0) })
      ).encoded()
      let table = try EuclideanCodeTable(
        foreign: ArtifactFile(path: "q.npy", bytes: codes),
        codebook: EuclideanCodebook(ArtifactFile(path: "c.npy", bytes: book)),
        embeddings: EmbeddingTable(embeddings))
      outputs += [
        ("q.npy", codes), ("q.codebook.npy", book), ("q.json", table.sidecar.encoded()),
      ]
    case .torus(let codebook):
      let encoded = ProductCodeTable(
        codes: parcel.codes.map { UInt8($0) }, codebook: codebook, training: nil,
        embeddings: embeddings.digest
      ).encoded()
      outputs += [
        ("q.npy", encoded.codes), ("q.codebook.npy", encoded.codebook),
        ("q.json", encoded.sidecar),
      ]
    }
    for output in outputs {
      files[name + output.name] = ArtifactFile(path: name + output.name, bytes: output.bytes)
    }
    return CertifiedPaths.Table(
      embeddings: hasEmbeddings ? "\(name)e.npy" : nil, codes: "\(name)q.npy")
  }
}
