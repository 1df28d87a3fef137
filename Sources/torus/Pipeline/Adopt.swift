import ArgumentParser
import TorusArtifacts
import TorusQuantization

struct Adopt: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case int8
    case uint8
    case binary
    case ubinary
    case sq8
    case pq
  }

  static let configuration = CommandConfiguration(
    abstract: "Take codes that another program made, and say exactly what they decode to.",
    discussion: """
      Copies the codes and writes a JSON sidecar beside them (q.json for q.npy). No output may \
      be an input, and a q.json that is not the sidecar of what is at q.npy is not replaced.

      --format int8, uint8: sentence-transformers' quantize_embeddings, 8 bits from end to end \
      of each axis. The ends are those of --ranges, an npy file of shape (2, axes), or as there \
      the least and the greatest number of each column, in float32.
      --format binary, ubinary: sentence-transformers', one bit an axis, 1 above 0; binary is \
      each byte less 128, ubinary as it is.
      --format sq8: FAISS' SQ8. --ranges is faiss.vector_to_array(index.sq.trained).
      --format pq: FAISS' product quantizer of 8 bits. --codebook is \
      faiss.vector_to_array(index.pq.centroids).reshape(M, 256, d // M); it is copied too.

      Example: torus adopt e.npy --codes i8.npy --format int8 --error --output q.npy
      """)

  @Argument(help: "An npy file of embeddings, a row an item.")
  var embeddings: String

  @Option(help: "The npy file of codes that another program made of them.")
  var codes: String

  @Option(help: "int8, uint8, binary, ubinary, sq8 or pq.")
  var format: Format

  @Option(help: "An npy file of ranges; for int8 and uint8, and needed for sq8.")
  var ranges: String?

  @Option(help: "An npy file of codewords (M, K, axes of a subspace); needed for pq.")
  var codebook: String?

  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    let isGrid = [.int8, .uint8, .sq8].contains(format)
    if ranges != nil, !isGrid {
      throw ValidationError("--ranges needs --format int8, uint8 or sq8")
    }
    if ranges == nil, format == .sq8 { throw ValidationError("--format sq8 needs --ranges") }
    if (codebook != nil) != (format == .pq) {
      throw ValidationError("--format pq, and no other, needs --codebook")
    }
    if answer.error, [.binary, .ubinary].contains(format) {
      throw ValidationError(
        "--format \(format.rawValue) takes no --error: a sign tells nothing of a size")
    }
  }

  func run() throws {
    try answer.checkPlaces(
      reading: [
        ("the embeddings", embeddings), ("--codes", codes), ("--ranges", ranges),
        ("--codebook", codebook),
      ],
      beside: format == .pq ? [.sidecar, .codebook] : [.sidecar])
    let table = try EmbeddingTable(ArtifactFile(contentsOf: embeddings))
    let file = try ArtifactFile(contentsOf: codes)
    switch format {
    case .int8: try adopt(file, table, .endpoints, CodeStorage(.unpacked, .signed))
    case .uint8: try adopt(file, table, .endpoints, .unpacked)
    case .sq8: try adopt(file, table, .centers, .unpacked)
    case .binary: try adoptSigns(file, table, CodeStorage(.mostSignificantFirst, .signed))
    case .ubinary: try adoptSigns(file, table, .packed)
    case .pq: try adoptProduct(file, table)
    }
  }

  private func adopt(
    _ file: ArtifactFile, _ table: EmbeddingTable, _ rule: CalibratedGrid.Rule,
    _ storage: CodeStorage
  ) throws {
    let given =
      if let ranges {
        try CalibratedGrid(
          ranges: ArtifactFile(contentsOf: ranges), axes: table.axes, bits: 8, rule: rule)
      } else {
        CalibratedGrid(fitting: table, bits: 8)
      }
    guard let grid = given.inSinglePrecision else {
      throw Failure.badInput(
        "\(ranges ?? embeddings): expected ranges within float32, found others")
    }
    let adopted = try CalibratedCodeTable(
      foreign: file, grid: grid, storage: storage, embeddings: table)
    let losses = try answer.losses("2^\(grid.unitLog2)", of: embeddings) {
      QuantizationError(of: adopted, embeddings: table)
    }
    try answer.write(file.bytes, sidecar: adopted.sidecar.encoded())
    answer.say(
      "\(adopted.rows) × \(adopted.axes) calibrated codes of 8 bits", table,
      [.init("bits", .integer(8))], losses)
  }

  private func adoptSigns(
    _ file: ArtifactFile, _ table: EmbeddingTable, _ storage: CodeStorage
  ) throws {
    let adopted = try SignTable(
      foreign: file, layout: .coordinates, rule: .positive, storage: storage, embeddings: table)
    try answer.write(file.bytes, sidecar: adopted.sidecar.encoded())
    answer.say(
      "\(adopted.rows) × \(adopted.signsPerRow) signs", table,
      [.init("signs", .integer(adopted.signsPerRow))], nil)
  }

  private func adoptProduct(_ file: ArtifactFile, _ table: EmbeddingTable) throws {
    let codebookFile = try ArtifactFile(contentsOf: codebook ?? "")
    let words = try EuclideanCodebook(codebookFile)
    let adopted = try EuclideanCodeTable(foreign: file, codebook: words, embeddings: table)
    let losses = try answer.losses("2^\(words.unitLog2)", of: embeddings) {
      QuantizationError(of: adopted, embeddings: table)
    }
    let copy = AnswerOptions.Companion.codebook.path(besideCodes: answer.output)
    try answer.write(
      file.bytes, sidecar: adopted.sidecar.encoded(), also: [(codebookFile.bytes, copy)])
    answer.say(
      "\(adopted.rows) × \(words.subspaces) codes of \(words.codewords) codewords", table,
      [
        .init("subspaces", .integer(words.subspaces)),
        .init("codewords", .integer(words.codewords)),
      ], losses)
  }
}
