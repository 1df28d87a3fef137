import PropertyTesting
import TorusArtifacts

extension Mutant {
  /// Faults in safetensors.
  static let safetensors: [Mutant] = [
    reader(
      "safetensors-length-wraps", "8 is added to the header's length before it is compared"
    ) { bytes, read throws(ArtifactError) in
      let length = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let end = length &+ 8
      return end < 8 ? Safetensors([]) : try read(bytes)
    },
    reader(
      "safetensors-shape-cut-to-64-bits", "a length in a shape is taken modulo 2^64"
    ) { bytes, read throws(ArtifactError) in
      try read(
        bytes.replacing("18446744073709551617", by: "                   1")
          .replacing("18446744073709551616", by: "                   0")
          .replacing("36893488147419103232", by: "                   0"))
    },
    reader(
      "safetensors-end-ignored", "bytes after the last tensor are not noticed"
    ) { bytes, read throws(ArtifactError) in
      do throws(ArtifactError) { return try read(bytes) } catch {
        return try read(Array(bytes.dropLast()))
      }
    },
    reader(
      "safetensors-cut-file-filled", "data that is missing at the end of the file is 0"
    ) { bytes, read throws(ArtifactError) in
      do throws(ArtifactError) { return try read(bytes) } catch { return try read(bytes + [0]) }
    },
  ]

  private static func reader(
    _ name: String, _ fault: String,
    _ read:
      @escaping @Sendable (
        [UInt8], FormatImplementation.Reader<Safetensors>
      ) throws(ArtifactError) -> Safetensors
  ) -> Mutant {
    Mutant(name, fault, killedBy: "format.safetensors.agrees-with-text", "safetensors") {
      let sound = $0.readSafetensors
      $0.readSafetensors = { bytes throws(ArtifactError) in try read(bytes, sound) }
    }
  }
}
