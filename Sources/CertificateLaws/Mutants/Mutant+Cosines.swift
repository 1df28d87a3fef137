import PropertyTesting
import TorusQuantization

extension Mutant {
  /// Faults in cosine tables.
  static let cosines: [Mutant] = [
    cosine(
      "cosine-entries-cut", "entries are cut off below their unit, not rounded",
      killedBy: "quantizer.cosine.entries-are-nearest"
    ) {
      let entries = $0.entries
      $0.entries = { bits, scale in entries(bits, scale + 8).map { $0 >> 8 } }
    },
    cosine(
      "cosine-by-maximum", "a turn is 2^b − 1 codes, so that the last one is the first",
      killedBy: "quantizer.cosine.entries-are-nearest"
    ) {
      let entries = $0.entries
      $0.entries = { bits, scale in
        let sound = entries(bits, scale)
        return sound.indices.map { sound[$0 + 1 == sound.count ? 0 : $0] }
      }
    },
    cosine(
      "cosine-sum-in-16-bits", "entries are summed in 16 bits",
      killedBy: "quantizer.cosine.similarity-is-within-its-error"
    ) {
      let compare = $0.compare
      $0.compare = { Int64(Int16(truncatingIfNeeded: compare($0, $1, $2, $3))) }
    },
    cosine(
      "cosine-error-on-average", "the error is the average one, a quarter an axis",
      killedBy: "quantizer.cosine.similarity-is-within-its-error"
    ) { $0.error = { _, _, axes in Int64(axes / 4) } },
    cosine(
      "cosine-difference-saturates", "the difference of codes is cut to that of signed codes",
      killedBy: "quantizer.cosine.similarity-is-of-the-circle"
    ) {
      $0.compare = { bits, scale, codes, other in
        let entries = CosineTable(bits: bits, scaleBits: scale).entries
        let half = entries.count / 2
        return zip(codes, other).reduce(0) {
          let difference = max(-half, min(half - 1, Int($1.0) - Int($1.1)))
          return $0 + entries[(difference + entries.count) % entries.count]
        }
      }
    },
    cosine(
      "cosine-slack-of-one-row", "the residual of one of both rows is forgotten",
      killedBy: "quantizer.cosine.slack-holds"
    ) {
      let slack = $0.slack
      $0.slack = { slack($0, $1, $2 / 2) }
    },
  ]

  private static func cosine(
    _ name: String, _ fault: String, killedBy killer: LawName,
    _ plant: (inout CosineImplementation) -> Void
  ) -> Mutant {
    Mutant(name, fault, killedBy: killer, "quantizer") { plant(&$0.cosine) }
  }
}
