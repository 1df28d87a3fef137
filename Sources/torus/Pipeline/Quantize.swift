import ArgumentParser
import TorusArtifacts
import TorusQuantization

struct Quantize: ParsableCommand {
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case grid
    case sign
    case product
  }

  static let configuration = CommandConfiguration(
    abstract: "Round embeddings to codes, exactly.",
    discussion: """
      Writes the codes and a JSON sidecar beside them (q.json for q.npy). No output may be an \
      input, and a q.json that is not the sidecar of what is at q.npy is not replaced.

      --method grid --grid natural: 2^b steps to the period, and with --refinement the next bits \
      of every code. Turns have period 1. The unit vectors of the sphere are read with period 4: \
      then nothing wraps, and the Lee distance is the L1 distance.

      --method grid --grid calibrated: 2^b points from end to end of each axis; the ends are the \
      least and the greatest number of the column, or those of --ranges, an npy file of shape \
      (2, axes).

      --method sign: one bit for each number, 1 where it is at least 0, the first in the most \
      significant bit of a byte. The numbers are the cosine and the sine of each turn \
      (--signs-of lift), or the coordinates themselves. These codes decode to no points, and \
      cannot be certified.

      --method product: one byte for each of --subspaces parts of a row, the nearest codeword on \
      the torus. The codewords are found by k-means in integers, and written beside \
      (q.codebook.npy); or they are those of --codebook.

      Example: torus quantize e.npy --bits 8 --output q.npy
      Example: torus quantize e.npy --grid calibrated --bits 4 --packed --output q.npy
      Example: torus quantize e.npy --method sign --signs-of lift --output q.npy
      Example: torus quantize e.npy --method product --subspaces 8 --output q.npy
      """)

  @Argument(help: "An npy file of embeddings, a row an item.")
  var embeddings: String

  @Option(help: "grid, sign or product.")
  var method: Method = .grid

  @Option(help: "The length after which coordinates repeat: a power of two, by default 1.")
  var period: Double?

  @OptionGroup(title: "Options of --method grid") var gridOptions: GridOptions

  @OptionGroup(title: "Options of --method sign") var signOptions: SignOptions

  @OptionGroup(title: "Options of --method product") var productOptions: ProductOptions

  @OptionGroup var workers: ThreadOptions

  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    if let period, Period(length: period) == nil {
      throw ValidationError("--period takes a power of two from 2^-64 to 2^64, found \(period)")
    }
    for options in [gridOptions, signOptions, productOptions] as [any MethodOptions]
    where options.method != method && options.areGiven {
      throw ValidationError(
        "--method \(method.rawValue) takes no options of --method \(options.method.rawValue)")
    }
    switch method {
    case .grid: try gridOptions.check(period: period)
    case .sign: try signOptions.check(period: period, error: answer.error)
    case .product: try productOptions.check()
    }
  }

  func run() throws {
    try answer.checkPlaces(
      reading: [
        ("the embeddings", embeddings), ("--ranges", gridOptions.ranges),
        ("--codebook", productOptions.codebook),
      ],
      writing: [("--refinement", gridOptions.refinement)],
      beside: method == .product ? [.sidecar, .codebook] : [.sidecar])
    let table = try EmbeddingTable(ArtifactFile(contentsOf: embeddings))
    switch method {
    case .grid:
      switch gridOptions.grid ?? .natural {
      case .natural: try quantizeNaturally(table)
      case .calibrated: try calibrate(table)
      }
    case .sign: try takeSigns(table)
    case .product: try quantizeByProduct(table)
    }
  }

  /// The period that was given, or one turn.
  func givenPeriod() throws -> Period {
    guard let period = Period(length: period ?? 1) else {
      throw ValidationError("--period takes a power of two")
    }
    return period
  }
}

/// The options of one method, none of which another takes.
protocol MethodOptions: ParsableArguments {
  /// The method.
  var method: Quantize.Method { get }

  /// Whether one of them was given.
  var areGiven: Bool { get }
}
