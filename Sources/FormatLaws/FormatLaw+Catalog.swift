import PropertyTesting
import TorusArtifacts

extension FormatLaw {
  /// A law for each format that the package reads.
  public static let all: [FormatLaw] = [npy, safetensors, idx, json, sidecar, certificate]

  /// What is accepted is written, read again as the same value, and written as the same bytes.
  private static func roundTrips<Value: Equatable & Sendable>(
    _ name: LawName, _ what: String,
    decode: @escaping @Sendable ([UInt8]) throws(ArtifactError) -> Value,
    encode: @escaping @Sendable (Value) -> [UInt8]
  ) -> FormatLaw {
    FormatLaw(
      name, "any bytes are \(what) or a typed error; what is read is written and read the same"
    ) { bytes in
      guard let value = try? decode(bytes) else { return .holds }
      let written = encode(value)
      do throws(ArtifactError) {
        let again = try decode(written)
        return .require(again == value, "\(what) is read back as another")
          .and(.require(encode(again) == written, "\(what) is written in two ways"))
      } catch {
        return .fails("\(what) is written so that it cannot be read: \(error)")
      }
    }
  }

  static let npy = roundTrips(
    "format.npy.round-trips", "an array",
    decode: { bytes throws(ArtifactError) in try NumPyArray(decoding: bytes, path: "a.npy") },
    encode: { $0.encoded() })

  static let safetensors = roundTrips(
    "format.safetensors.round-trips", "a set of tensors",
    decode: { bytes throws(ArtifactError) in
      try Safetensors(decoding: bytes, path: "a.safetensors")
    },
    encode: { $0.encoded() })

  static let idx = roundTrips(
    "format.idx.round-trips", "an array",
    decode: { bytes throws(ArtifactError) in
      try IDXArray(decoding: bytes, path: "a.idx", inflatedLimit: 1 << 20)
    },
    encode: { $0.encoded() })

  /// A value is its canonical bytes here: the order of an object's members means nothing.
  static let json = roundTrips(
    "format.json.round-trips", "a value",
    decode: { bytes throws(ArtifactError) in
      try JSONValue(decoding: bytes, path: "a.json").canonicalBytes()
    },
    encode: { $0 })

  /// Sidecars have one spelling: what is accepted is what would be written.
  static let sidecar = FormatLaw(
    "format.sidecar.is-canonical",
    "any bytes are a sidecar in its one spelling, or a typed error"
  ) { bytes in
    guard let sidecar = try? CodeSidecar(ArtifactFile(path: "q.json", bytes: bytes)) else {
      return .holds
    }
    return .require(sidecar.encoded() == bytes, "a sidecar is accepted in another spelling")
  }

  /// A certificate without its arrays is refused, whatever it says; so this reads its JSON alone.
  static let certificate = FormatLaw(
    "format.certificate.is-refused-without-arrays",
    "any bytes as certificate.json and no arrays are a typed error"
  ) { bytes in
    let file = ArtifactFile(path: "certificate.json", bytes: bytes)
    let folder = try? CertificateFolder(files: [("certificate.json", file)], path: "C")
    return .require(folder == nil, "a certificate is accepted without its arrays")
  }
}
