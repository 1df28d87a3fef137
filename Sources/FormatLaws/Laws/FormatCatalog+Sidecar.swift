import PropertyTesting
import TorusArtifacts

extension FormatCatalog {
  /// Laws of sidecars.
  var sidecarLaws: [Law] { [hasOneSpelling] }

  private var hasOneSpelling: Law {
    Law(
      "format.sidecar.has-one-spelling",
      "a sidecar is read as written, and refused with white space or a minus zero, which JSON allows"
    ) { (choices) throws(Discard) in
      let bits = try choices.integer(in: 1...16, named: "bits")
      let refinement = try choices.optional(named: "refinement") { (choices) throws(Discard) in
        try choices.integer(in: 1...16)
      }
      let exponent = try choices.integer(in: Period.binaryExponents, named: "period")
      func table(_ exponent: Int) throws(Discard) -> CodeTable {
        guard let period = Period(binaryExponent: exponent),
          let layout = GridLayout(bits: bits, refinementBits: refinement, period: period)
        else { return try choices.discard() }
        return CodeTable(
          rows: 1, axes: 1, codes: [0], refinement: refinement.map { _ in [0] }, layout: layout,
          embeddings: Digest(of: []))
      }
      let written = try table(exponent)
      var bytes = written.encoded().sidecar
      let isChanged = try choices.bool(named: "respelled")
      if isChanged {
        // JSON allows space before and after each of these, and at the end.
        let places = bytes.indices.filter { "{}:,".utf8.contains(bytes[$0]) }
        let place = try choices.element(of: places + [bytes.count], named: "place")
        let spaces: [[UInt8]] = [[0x20], [0x0A], [0x09], [0x0D]]
        bytes.insert(
          contentsOf: try choices.element(of: spaces, named: "space"), at: place)
        if try choices.bool(named: "minus zero") {
          let text = String(decoding: try table(0).encoded().sidecar, as: UTF8.self)
          bytes = Array(text.replacing("_log2\":0", with: "_log2\":-0").utf8)
        }
      }
      let found = try? implementation.readSidecar(bytes)
      return .equal(found, isChanged ? nil : written.sidecar, "the sidecar")
    }
  }
}
