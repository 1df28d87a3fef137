import PropertyTesting
import TorusArtifacts

extension FormatLaw {
  /// A law for each format that the package reads.
  public static let all: [FormatLaw] = FormatCatalog().fileLaws
}

extension FormatCatalog {
  /// The laws of any bytes at all, one for each format.
  public var fileLaws: [FormatLaw] { [npy, safetensors, idx, json, sidecar, certificate] }

  /// What is accepted is written, read again as the same value, and written as the same bytes.
  private func roundTrips<Value: Equatable & Sendable>(
    _ name: LawName, _ what: String, decode: @escaping FormatImplementation.Reader<Value>,
    encode: @escaping FormatImplementation.Writer<Value>
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

  private var npy: FormatLaw {
    roundTrips(
      "format.npy.round-trips", "an array", decode: implementation.readNumPy,
      encode: implementation.writeNumPy)
  }

  private var safetensors: FormatLaw {
    roundTrips(
      "format.safetensors.round-trips", "a set of tensors",
      decode: implementation.readSafetensors, encode: implementation.writeSafetensors)
  }

  private var idx: FormatLaw {
    roundTrips(
      "format.idx.round-trips", "an array", decode: implementation.readIDX,
      encode: implementation.writeIDX)
  }

  private var json: FormatLaw {
    roundTrips(
      "format.json.round-trips", "a value", decode: implementation.readJSON, encode: { $0 })
  }

  /// Sidecars have one spelling: what is accepted is what would be written.
  private var sidecar: FormatLaw {
    FormatLaw(
      "format.sidecar.is-canonical",
      "any bytes are a sidecar of one method in its one spelling, or a typed error"
    ) { [implementation] bytes in
      let accepted: [[UInt8]] = [
        (try? implementation.readSidecar(bytes))?.encoded(),
        (try? implementation.readCalibratedSidecar(bytes))?.encoded(),
        (try? implementation.readSignSidecar(bytes))?.encoded(),
        (try? implementation.readProductSidecar(bytes))?.encoded(),
      ].compactMap(\.self)
      return Outcome.require(accepted.count <= 1, "a sidecar is accepted for two methods")
        .and(
          .require(
            accepted.allSatisfy { $0 == bytes }, "a sidecar is accepted in another spelling"))
    }
  }

  /// A certificate without its arrays is refused, whatever it says; so this reads its JSON alone.
  private var certificate: FormatLaw {
    FormatLaw(
      "format.certificate.is-refused-without-arrays",
      "any bytes as certificate.json and no arrays are a typed error"
    ) { [read = implementation.readCertificate] bytes in
      .require((try? read(bytes)) == nil, "a certificate is accepted without its arrays")
    }
  }
}
