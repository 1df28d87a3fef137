/// The codes of one table of a certificate, of any method whose codes decode to points.
public enum CertifiedCodes: Sendable {
  /// Codes on a natural grid.
  case grid(CodeTable)
  /// Product codes of the torus.
  case product(ProductCodeTable)
  /// Codes on a calibrated grid.
  case calibrated(CalibratedCodeTable)
  /// Product codes of ordinary space.
  case euclidean(EuclideanCodeTable)

  /// The codes in these files, by the method that the sidecar names.
  ///
  /// - Throws: `ArtifactError` for malformed files, for a method whose codes decode to no points, and for
  ///   a refinement or a codebook where the method has none.
  init(
    codes: ArtifactFile, sidecar: ArtifactFile, refinement: ArtifactFile?,
    hasCodebook: Bool, codebook: () throws(ArtifactError) -> ArtifactFile
  ) throws(ArtifactError) {
    let fields = try JSONFields(canonical: sidecar, limits: .sidecars)
    let method = try fields.string("method")
    guard method == "grid" || refinement == nil else {
      throw ArtifactError(
        path: sidecar.path, offset: 0, expected: "no refinement of the method \(method)",
        found: "one")
    }
    guard method == "product" || !hasCodebook else {
      throw ArtifactError(
        path: sidecar.path, offset: 0, expected: "no codebook of the method \(method)",
        found: "one")
    }
    switch method {
    case "grid":
      self = .grid(try CodeTable(codes: codes, sidecar: sidecar, refinement: refinement))
    case "calibrated":
      self = .calibrated(try CalibratedCodeTable(codes: codes, sidecar: sidecar))
    case "product":
      let codebook = try codebook()
      self =
        try ProductSidecar(sidecar).space == .euclidean
        ? .euclidean(try EuclideanCodeTable(codes: codes, codebook: codebook, sidecar: sidecar))
        : .product(try ProductCodeTable(codes: codes, codebook: codebook, sidecar: sidecar))
    default:
      throw ArtifactError(
        path: sidecar.path, offset: 0,
        expected: "codes that decode to points: of \"grid\", \"calibrated\" or \"product\"",
        found: .phrase(method))
    }
  }

  /// The number of rows.
  public var rows: Int {
    switch self {
    case .grid(let table): table.rows
    case .product(let table): table.rows
    case .calibrated(let table): table.rows
    case .euclidean(let table): table.rows
    }
  }

  /// The number of axes of the embeddings.
  public var axes: Int {
    switch self {
    case .grid(let table): table.axes
    case .product(let table): table.codebook.axes
    case .calibrated(let table): table.axes
    case .euclidean(let table): table.codebook.axes
    }
  }

  /// The digests that the sidecar names; no refinement where none was read.
  var digests: (embeddings: Digest, codes: Digest, refinement: Digest?, codebook: Digest?) {
    switch self {
    case .grid(let table):
      (
        table.sidecar.embeddings, table.sidecar.codes,
        table.refinement == nil ? nil : table.sidecar.refinement, nil
      )
    case .product(let table):
      (table.sidecar.embeddings, table.sidecar.codes, nil, table.sidecar.codebook)
    case .calibrated(let table):
      (table.sidecar.embeddings, table.sidecar.codes, nil, nil)
    case .euclidean(let table):
      (table.sidecar.embeddings, table.sidecar.codes, nil, table.sidecar.codebook)
    }
  }

  /// What the codes decode to; on a line, in the unit that these codes alone would have.
  public var points: PointLayout {
    switch self {
    case .grid(let table): .grid(table.layout)
    case .product(let table): .lattice(table.codebook.period)
    case .calibrated, .euclidean: Self.line(numbers)
    }
  }

  /// The points of two tables that can be compared: the same, or on lines in the unit of the numbers of
  /// both; else `nil`.
  func points(with other: CertifiedCodes) -> PointLayout? {
    if case .line = points, case .line = other.points { return Self.line(numbers + other.numbers) }
    return points == other.points ? points : nil
  }

  /// The numbers that decide the unit of a line.
  private var numbers: [Double] {
    switch self {
    case .grid, .product: []
    case .calibrated(let table): table.grid.lower + table.grid.bounds
    case .euclidean(let table): table.codebook.values
    }
  }

  private static func line(_ numbers: [Double]) -> PointLayout {
    let top = numbers.lazy.filter { $0 != 0 }.map { Dyadic($0).top }.max() ?? 0
    return .line(unitLog2: top - PointLayout.linePlaces)
  }
}
