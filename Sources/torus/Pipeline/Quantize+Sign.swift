import ArgumentParser
import TorusArtifacts
import TorusQuantization

struct SignOptions: MethodOptions {
  enum Numbers: String, ExpressibleByArgument, CaseIterable {
    case lift
    case coordinates
  }

  @Option(help: "lift, the default: cosine and sine of each turn; or coordinates.")
  var signsOf: Numbers?

  var method: Quantize.Method { .sign }

  var areGiven: Bool { signsOf != nil }

  func check(period: Double?, error: Bool) throws {
    guard signsOf == .coordinates else { return }
    if period != nil {
      throw ValidationError("--signs-of coordinates takes no --period: nothing repeats")
    }
    if error {
      throw ValidationError(
        "--signs-of coordinates takes no --error: a sign tells nothing of a size")
    }
  }
}

extension Quantize {
  func takeSigns(_ table: EmbeddingTable) throws {
    let layout: SignLayout =
      switch signOptions.signsOf ?? .lift {
      case .lift: .cliffordLift(try givenPeriod())
      case .coordinates: .coordinates
      }
    let signs = SignQuantizer(layout).signs(for: table)
    let (bytes, sidecar) = signs.encoded()
    let losses = try answer.losses("2^-18 turn", of: embeddings) {
      QuantizationError(of: signs, embeddings: table)
    }
    try answer.write(bytes, sidecar: sidecar)
    answer.say(
      "\(signs.rows) × \(signs.signsPerRow) signs", table,
      [.init("signs", .integer(signs.signsPerRow))], losses)
  }
}
