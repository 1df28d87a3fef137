import ArgumentParser
import TorusArtifacts
import TorusQuantization

struct GridOptions: MethodOptions {
  enum Grid: String, ExpressibleByArgument, CaseIterable {
    case natural
    case calibrated
  }

  @Option(help: "natural, the default, or calibrated.")
  var grid: Grid?

  @Option(help: "Bits of a code, from 1 to 16, by default 8.")
  var bits: Int?

  @Flag(help: "Several codes a byte, the first in the most significant bits: for 1, 2 or 4 bits.")
  var packed = false

  @Option(help: "An npy file of lower and upper ends, (2, axes); for --grid calibrated.")
  var ranges: String?

  @Option(help: "Where to write the next bits of every code.")
  var refinement: String?

  @Option(help: "How many next bits, from 1 to 16, by default 8.")
  var refinementBits: Int?

  var method: Quantize.Method { .grid }

  var areGiven: Bool {
    grid != nil || bits != nil || packed || ranges != nil || refinement != nil
      || refinementBits != nil
  }

  /// The bits of a code.
  var codeBits: Int { bits ?? 8 }

  func check(period: Double?) throws {
    guard GridLayout.widths.contains(codeBits), GridLayout.widths.contains(refinementBits ?? 8)
    else {
      throw ValidationError("--bits and --refinement-bits take a number from 1 to 16")
    }
    if packed, !CodeStorage.packedWidths.contains(codeBits) || refinement != nil {
      throw ValidationError("--packed takes codes of 1, 2 or 4 bits without --refinement")
    }
    if refinementBits != nil, refinement == nil {
      throw ValidationError("--refinement-bits needs --refinement: they are written there")
    }
    switch grid ?? .natural {
    case .natural where ranges != nil:
      throw ValidationError("--ranges needs --grid calibrated: a natural grid has none")
    case .calibrated where refinement != nil || period != nil:
      throw ValidationError("--grid calibrated takes neither --refinement nor --period")
    default: break
    }
  }
}

extension Quantize {
  func quantizeNaturally(_ table: EmbeddingTable) throws {
    let options = gridOptions
    guard
      let layout = GridLayout(
        bits: options.codeBits,
        refinementBits: options.refinement == nil ? nil : options.refinementBits ?? 8,
        period: try givenPeriod())
    else { throw ValidationError("expected bits from 1 to 16") }
    let codes = GridQuantizer(layout).codes(
      for: table, bitOrder: options.packed ? .mostSignificantFirst : .unpacked)
    let (bytes, refinementBytes, sidecar) = codes.encoded()
    var more: [(bytes: [UInt8], path: String)] = []
    if let refinement = options.refinement, let refinementBytes {
      more.append((refinementBytes, refinement))
    }
    let losses = try answer.losses("2^-16 step", of: embeddings) {
      QuantizationError(of: codes, embeddings: table)
    }
    try answer.write(bytes, sidecar: sidecar, also: more)
    answer.say(
      "\(codes.rows) × \(codes.axes) codes of \(layout.bits) bits", table,
      [.init("bits", .integer(layout.bits))], losses)
  }

  func calibrate(_ table: EmbeddingTable) throws {
    let options = gridOptions
    let grid =
      if let ranges = options.ranges {
        try CalibratedGrid(
          ranges: ArtifactFile(contentsOf: ranges), axes: table.axes, bits: options.codeBits,
          rule: .endpoints)
      } else {
        CalibratedGrid(fitting: table, bits: options.codeBits)
      }
    let codes = CalibratedQuantizer(grid).codes(
      for: table, storage: options.packed ? .packed : .unpacked)
    let (bytes, sidecar) = codes.encoded()
    let losses = try answer.losses("2^\(grid.unitLog2)", of: embeddings) {
      QuantizationError(of: codes, embeddings: table)
    }
    try answer.write(bytes, sidecar: sidecar)
    answer.say(
      "\(codes.rows) × \(codes.axes) calibrated codes of \(grid.bits) bits", table,
      [.init("bits", .integer(grid.bits))], losses)
  }
}
