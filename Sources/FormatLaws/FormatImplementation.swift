public import TorusArtifacts

/// What the laws of the formats judge: readers and writers.
///
/// The library is one value of this type, and each planted fault is another.
public struct FormatImplementation: Sendable {
  /// Reads the bytes of one file.
  public typealias Reader<Value> = @Sendable ([UInt8]) throws(ArtifactError) -> Value
  /// Writes the bytes of one file.
  public typealias Writer<Value> = @Sendable (Value) -> [UInt8]

  /// Reads an npy file.
  public var readNumPy: Reader<NumPyArray>
  /// Writes an npy file.
  public var writeNumPy: Writer<NumPyArray>
  /// Reads a safetensors file.
  public var readSafetensors: Reader<Safetensors>
  /// Writes a safetensors file.
  public var writeSafetensors: Writer<Safetensors>
  /// Reads an IDX file, plain or compressed, of at most a mebibyte.
  public var readIDX: Reader<IDXArray>
  /// Writes an IDX file.
  public var writeIDX: Writer<IDXArray>
  /// Reads JSON; a value is its canonical bytes, as the order of an object's members means nothing.
  public var readJSON: Reader<[UInt8]>
  /// Reads the sidecar of codes.
  public var readSidecar: Reader<CodeSidecar>
  /// Reads the sidecar of calibrated codes.
  public var readCalibratedSidecar: Reader<CalibratedSidecar> = { bytes throws(ArtifactError) in
    try CalibratedSidecar(ArtifactFile(path: "q.json", bytes: bytes))
  }
  /// Reads the sidecar of signs.
  public var readSignSidecar: Reader<SignSidecar> = { bytes throws(ArtifactError) in
    try SignSidecar(ArtifactFile(path: "q.json", bytes: bytes))
  }
  /// Reads the sidecar of product codes.
  public var readProductSidecar: Reader<ProductSidecar> = { bytes throws(ArtifactError) in
    try ProductSidecar(ArtifactFile(path: "q.json", bytes: bytes))
  }
  /// Reads a file of embeddings.
  public var readEmbeddings: Reader<EmbeddingTable>
  /// Reads a certificate of which there is `certificate.json` alone.
  public var readCertificate: Reader<CertificateFolder>

  /// The library.
  public static let standard = FormatImplementation(
    readNumPy: { bytes throws(ArtifactError) in try NumPyArray(decoding: bytes, path: "a.npy") },
    writeNumPy: { $0.encoded() },
    readSafetensors: { bytes throws(ArtifactError) in
      try Safetensors(decoding: bytes, path: "a.safetensors")
    },
    writeSafetensors: { $0.encoded() },
    readIDX: { bytes throws(ArtifactError) in
      try IDXArray(decoding: bytes, path: "a.idx", inflatedLimit: 1 << 20)
    },
    writeIDX: { $0.encoded() },
    readJSON: { bytes throws(ArtifactError) in
      try JSONValue(decoding: bytes, path: "a.json").canonicalBytes()
    },
    readSidecar: { bytes throws(ArtifactError) in
      try CodeSidecar(ArtifactFile(path: "q.json", bytes: bytes))
    },
    readEmbeddings: { bytes throws(ArtifactError) in
      try EmbeddingTable(ArtifactFile(path: "e.npy", bytes: bytes))
    },
    readCertificate: { bytes throws(ArtifactError) in
      let file = ArtifactFile(path: Certificate.fileName, bytes: bytes)
      return try CertificateFolder(files: [(Certificate.fileName, file)], path: "C")
    })
}
