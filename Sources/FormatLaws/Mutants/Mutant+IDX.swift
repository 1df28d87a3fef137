import PropertyTesting
import TorusArtifacts

extension Mutant {
  /// Faults in IDX.
  static let idx: [Mutant] = [
    reader(
      "idx-short-file-filled", "a file that is cut is filled with zeros"
    ) { bytes, read throws(ArtifactError) in
      for missing in 0..<16 {
        if let array = try? read(bytes + [UInt8](repeating: 0, count: missing)) { return array }
      }
      return try read(bytes)
    },
    reader(
      "idx-magic-ignored", "the first two bytes are not looked at"
    ) { bytes, read throws(ArtifactError) in
      try read([UInt8](repeating: 0, count: min(2, bytes.count)) + bytes.dropFirst(2))
    },
    reader(
      "idx-end-ignored", "bytes after the last element are not noticed"
    ) { bytes, read throws(ArtifactError) in
      for extra in 0..<5 {
        if let array = try? read(Array(bytes.dropLast(extra))) { return array }
      }
      return try read(bytes)
    },
    reader(
      "idx-little-endian", "numbers of two bytes are read in the order of the machine"
    ) { bytes, read throws(ArtifactError) in
      let array = try read(bytes)
      guard case .int16(let values) = array.elements else { return array }
      return IDXArray(shape: array.shape, elements: .int16(values.map(\.byteSwapped)))
    },
  ]

  private static func reader(
    _ name: String, _ fault: String,
    _ read:
      @escaping @Sendable (
        [UInt8], FormatImplementation.Reader<IDXArray>
      ) throws(ArtifactError) -> IDXArray
  ) -> Mutant {
    Mutant(name, fault, killedBy: "format.idx.agrees-with-text", "idx") {
      let sound = $0.readIDX
      $0.readIDX = { bytes throws(ArtifactError) in try read(bytes, sound) }
    }
  }
}
