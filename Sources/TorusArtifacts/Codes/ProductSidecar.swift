/// How the codewords of a codebook were found: what a rerun needs beside the embeddings.
public struct ProductTraining: Hashable, Sendable {
  /// From which all random choices follow.
  public let seed: UInt64

  /// The most rounds of k-means that each subspace was given.
  public let iterations: Int

  /// The rounds that may be asked for.
  public static let iterationCounts = 0...1_000_000

  /// This seed, and at most `iterations` rounds.
  ///
  /// - Precondition: `iterations` is in [0, 10^6].
  public init(seed: UInt64, iterations: Int) {
    precondition(
      Self.iterationCounts.contains(iterations),
      "expected 0 to 1000000 iterations, found \(iterations)")
    self.seed = seed
    self.iterations = iterations
  }
}

/// Where codewords lie.
public enum CodewordSpace: Hashable, Sendable {
  /// On a torus, on the lattice of 2^−24 turn, where this length of coordinate makes one turn.
  case torus(Period)
  /// In ordinary space, at the numbers of a file.
  case euclidean
}

/// What a file of product codes means: the JSON beside it.
///
/// The format is described in `Documentation/Formats.md`. It is canonical: a sidecar with the same
/// content has the same bytes.
public struct ProductSidecar: Hashable, Sendable {
  /// The number of rows.
  public let rows: Int

  /// M, the number of codes of a row.
  public let subspaces: Int

  /// K, the number of codewords of a subspace.
  public let codewords: Int

  /// The axes of one subspace.
  public let width: Int

  /// Where the codewords lie.
  public let space: CodewordSpace

  /// How the codewords were found in these embeddings; `nil` where they were given.
  public let training: ProductTraining?

  /// SHA-256 of the file of embeddings that was quantized.
  public let embeddings: Digest

  /// SHA-256 of the file of codes.
  public let codes: Digest

  /// SHA-256 of the file of codewords.
  public let codebook: Digest

  init(
    rows: Int, codebook: ProductCodebook, training: ProductTraining?, embeddings: Digest,
    codes: Digest, codebookDigest: Digest
  ) {
    self.rows = rows
    subspaces = codebook.subspaces
    codewords = codebook.codewords
    width = codebook.width
    space = .torus(codebook.period)
    self.training = training
    self.embeddings = embeddings
    self.codes = codes
    self.codebook = codebookDigest
  }

  init(rows: Int, codebook: EuclideanCodebook, embeddings: Digest, codes: Digest) {
    self.rows = rows
    subspaces = codebook.subspaces
    codewords = codebook.codewords
    width = codebook.width
    space = .euclidean
    training = nil
    self.embeddings = embeddings
    self.codes = codes
    self.codebook = codebook.digest
  }

  /// The sidecar in a file.
  ///
  /// - Throws: `ArtifactError` for anything but the canonical bytes of one sidecar of this method.
  public init(_ file: ArtifactFile) throws(ArtifactError) {
    let fields = try JSONFields(canonical: file)
    for (key, constant) in Self.constants { try fields.expect(key, constant) }
    try fields.expect("version", Self.version)
    space = try fields.codewordSpace()
    rows = try fields.integer("rows", in: 1...Int.max)
    subspaces = try fields.integer("subspaces", in: 1...ProductCodebook.largestAxes)
    codewords = try fields.integer("codewords", in: ProductCodebook.codewordCounts)
    let axes = try fields.integer("axes", in: 1...ProductCodebook.largestAxes)
    guard axes.isMultiple(of: subspaces) else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "axes that are a multiple of \(subspaces) subspaces",
        found: "\(axes)")
    }
    width = axes / subspaces
    training = try fields.productTraining()
    guard training == nil || space != .euclidean else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "no seed in the space \"euclidean\"", found: "one")
    }
    embeddings = try fields.digest("embeddings_sha256")
    codes = try fields.digest("codes_sha256")
    codebook = try fields.digest("codebook_sha256")
    try fields.requireOnly(members.map { $0.name })
  }

  /// The canonical bytes: sorted keys, no spaces, one newline at the end.
  public func encoded() -> [UInt8] {
    JSONValue.object(members).canonicalBytes()
  }

  private var members: [JSONValue.Member] {
    Self.constants.map { JSONValue.Member($0.key, .string($0.value)) } + [
      .init("version", .integer(Self.version)),
      .init("rows", .integer(rows)),
      .init("axes", .integer(subspaces * width)),
      .init("subspaces", .integer(subspaces)),
      .init("codewords", .integer(codewords)),
      .init("seed", training.map { .integer($0.seed) } ?? .null),
      .init("iterations", .optional(training?.iterations)),
      .init("embeddings_sha256", .digest(embeddings)),
      .init("codes_sha256", .digest(codes)),
      .init("codebook_sha256", .digest(codebook)),
    ] + space.members
  }

  private static let constants: KeyValuePairs = [
    "format": "swift-torus/codes", "method": "product",
  ]

  private static let version = 1
}

extension ProductSidecar {
  /// Throws where codes or codebook are not the files of the digests, or the codebook has another shape.
  func check(
    _ file: ArtifactFile, _ codebook: ArtifactFile, shape: [Int], sidecar: String
  ) throws(ArtifactError) {
    try codes.check(file, sidecar: sidecar)
    try self.codebook.check(codebook, sidecar: sidecar)
    guard shape == [subspaces, codewords, width] else {
      throw ArtifactError(
        path: codebook.path, offset: 0,
        expected: "the sidecar's shape \([subspaces, codewords, width])", found: "\(shape)")
    }
  }

  /// The codes in a file, each of which names a codeword.
  func codes(
    in file: ArtifactFile, of source: ShapeSource = .sidecar
  ) throws(ArtifactError) -> StoredCodes {
    try CodeStorage.unpacked.codes(
      in: file, rows: rows, axes: subspaces, bits: 8, below: codewords, of: source)
  }
}

extension JSONFields {
  /// The keys of ``ProductTraining``: both null where there was none.
  func productTraining() throws(ArtifactError) -> ProductTraining? {
    switch (try isNull("seed"), try isNull("iterations")) {
    case (true, true): return nil
    case (false, false):
      return ProductTraining(
        seed: try integer("seed"),
        iterations: try integer("iterations", in: ProductTraining.iterationCounts))
    default:
      throw ArtifactError(
        path: path, offset: offset, expected: "seed and iterations, both or neither",
        found: "one of them")
    }
  }
}

extension CodewordSpace {
  /// The members that ``JSONFields/codewordSpace()`` reads.
  var members: [JSONValue.Member] {
    switch self {
    case .torus(let period):
      [
        .init("space", .string(Self.torusName)),
        .init("lattice_bits", .integer(ProductCodebook.latticeBits)),
        .init("period_log2", .integer(period.binaryExponent)),
      ]
    case .euclidean:
      [
        .init("space", .string(Self.euclideanName)), .init("lattice_bits", .null),
        .init("period_log2", .null),
      ]
    }
  }

  fileprivate static let torusName = "torus"
  fileprivate static let euclideanName = "euclidean"
}

extension JSONFields {
  /// The keys of ``CodewordSpace``.
  func codewordSpace() throws(ArtifactError) -> CodewordSpace {
    let name = try string("space")
    switch (name, try isNull("lattice_bits"), try isNull("period_log2")) {
    case (CodewordSpace.torusName, false, false):
      try expect("lattice_bits", ProductCodebook.latticeBits)
      return .torus(try period())
    case (CodewordSpace.euclideanName, true, true): return .euclidean
    default:
      throw ArtifactError(
        path: path, offset: offset,
        expected: "\"torus\" with a lattice and a period, or \"euclidean\" with none",
        found: .phrase(name))
    }
  }
}
