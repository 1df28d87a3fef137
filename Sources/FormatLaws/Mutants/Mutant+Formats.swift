public import PropertyTesting
import TorusArtifacts

extension Mutant {
  /// The fault `name`, planted in the reader or writer of `format` by `plant`.
  init(
    _ name: String, _ fault: String, killedBy killer: LawName, _ format: String,
    _ plant: (inout FormatImplementation) -> Void
  ) {
    var implementation = FormatImplementation.standard
    plant(&implementation)
    self.init(
      name, fault, over: format, killedBy: killer, in: FormatCatalog(implementation).laws)
  }

  /// Every fault planted in the readers and writers of formats.
  public static var ofFormats: [Mutant] { numPy + safetensors + idx + sidecar }

  /// Faults in sidecars.
  private static let sidecar: [Mutant] = [
    Mutant(
      "sidecar-in-any-spelling", "a sidecar is read from any JSON that means the same",
      killedBy: "format.sidecar.has-one-spelling", "sidecar"
    ) {
      let read = $0.readSidecar
      $0.readSidecar = { bytes throws(ArtifactError) in
        try read(JSONValue(decoding: bytes, path: "q.json").canonicalBytes())
      }
    },
    Mutant(
      "sidecar-reads-minus-zero", "-0 is read as another spelling of the integer 0",
      killedBy: "format.sidecar.has-one-spelling", "sidecar"
    ) {
      let read = $0.readSidecar
      $0.readSidecar = { bytes throws(ArtifactError) in
        try read(
          Array(String(decoding: bytes, as: UTF8.self).replacing(":-0,", with: ":0,").utf8))
      }
    },
  ]
}

extension [UInt8] {
  /// The bytes with each `text` replaced by another of the same length.
  func replacing(_ text: String, by other: String) -> [UInt8] {
    precondition(text.utf8.count == other.utf8.count, "expected texts of one length")
    var bytes = self
    var place = 0
    while place + text.utf8.count <= bytes.count {
      let range = place..<place + text.utf8.count
      if bytes[range].elementsEqual(text.utf8) {
        bytes.replaceSubrange(range, with: other.utf8)
      }
      place += 1
    }
    return bytes
  }
}
