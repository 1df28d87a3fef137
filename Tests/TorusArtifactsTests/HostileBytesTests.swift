import Testing
import TorusArtifacts

/// Small valid files against two enemies: the file that ends early, and the byte that changed.
@Suite("Files that are cut or changed never trap")
struct HostileBytesTests {
  /// A format: a valid file, and how to read it and write it again.
  struct Format: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let file: [UInt8]
    /// Reads a file and writes what it held; writes it twice through its own reader.
    let rewritten: @Sendable ([UInt8]) throws(ArtifactError) -> [UInt8]
    /// Whether what the file held equals what its rewriting holds.
    let survives: @Sendable ([UInt8]) throws(ArtifactError) -> Bool
  }

  static let formats: [Format] = [
    Format(
      testDescription: "npy",
      file: numpyFile("{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3)}", Array(0..<12)),
      rewritten: { bytes throws(ArtifactError) in
        try NumPyArray(decoding: bytes, path: "f").encoded()
      },
      survives: { bytes throws(ArtifactError) in
        let array = try NumPyArray(decoding: bytes, path: "f")
        return try NumPyArray(decoding: array.encoded(), path: "f") == array
      }),
    Format(
      testDescription: "codebook",
      file: numpyFile(
        "{'descr': '<u4', 'fortran_order': True, 'shape': (1, 2, 1)}", [1, 2, 3, 0, 4, 5, 6, 0]),
      rewritten: { bytes throws(ArtifactError) in
        try ProductCodebook(ArtifactFile(path: "f", bytes: bytes), period: .turn).encoded()
      },
      survives: { bytes throws(ArtifactError) in
        let codebook = try ProductCodebook(ArtifactFile(path: "f", bytes: bytes), period: .turn)
        let written = ArtifactFile(path: "f", bytes: codebook.encoded())
        return try ProductCodebook(written, period: .turn) == codebook
      }),
    Format(
      testDescription: "JSON",
      file: Array(#"{"a":[1,-2.5e3,"é\n\ud83d\ude00"],"b":{"c":null}}"#.utf8),
      rewritten: { bytes throws(ArtifactError) in
        try JSONValue(decoding: bytes, path: "f").canonicalBytes()
      },
      survives: { bytes throws(ArtifactError) in
        let canonical = try JSONValue(decoding: bytes, path: "f").canonicalBytes()
        return try JSONValue(decoding: canonical, path: "f").canonicalBytes() == canonical
      }),
    Format(
      testDescription: "safetensors",
      file: safetensorsFile(
        #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"__metadata__":{"k":"v"}}"#,
        [0, 0, 128, 63]),
      rewritten: { bytes throws(ArtifactError) in
        try Safetensors(decoding: bytes, path: "f").encoded()
      },
      survives: { bytes throws(ArtifactError) in
        let tensors = try Safetensors(decoding: bytes, path: "f")
        return try Safetensors(decoding: tensors.encoded(), path: "f") == tensors
      }),
    Format(
      testDescription: "IDX",
      file: [0, 0, 0x0B, 2, 0, 0, 0, 2, 0, 0, 0, 1, 1, 2, 3, 4],
      rewritten: { bytes throws(ArtifactError) in
        try IDXArray(decoding: bytes, path: "f").encoded()
      },
      survives: { bytes throws(ArtifactError) in
        let array = try IDXArray(decoding: bytes, path: "f")
        return try IDXArray(decoding: array.encoded(), path: "f") == array
      }),
    Format(
      testDescription: "IDX in gzip",
      // One member that holds the IDX bytes 0, 0, 8, 1, 0, 0, 0, 2, 5, 9.
      file: [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x63, 0x60, 0xE0, 0x60,
        0x64, 0x60, 0x60, 0x60, 0x62, 0xE5, 0x04, 0x00, 0xF8, 0xE0, 0x37, 0x91, 0x0A, 0x00,
        0x00, 0x00,
      ],
      rewritten: { bytes throws(ArtifactError) in
        try IDXArray(decoding: bytes, path: "f").encoded()
      },
      survives: { bytes throws(ArtifactError) in
        let array = try IDXArray(decoding: bytes, path: "f", inflatedLimit: 1 << 16)
        return try IDXArray(decoding: array.encoded(), path: "f") == array
      }),
  ]

  @Test("the file itself reads, and writing is a projection", arguments: formats)
  func valid(format: Format) throws {
    let once = try format.rewritten(format.file)
    #expect(try format.rewritten(once) == once)
  }

  @Test("every proper prefix is an error with an offset inside it", arguments: formats)
  func truncation(format: Format) {
    for length in 0..<format.file.count {
      let error = failure(try format.rewritten(Array(format.file[..<length])))
      #expect(error.map { (0...length).contains($0.offset) } == true, "\(length) bytes")
    }
  }

  @Test("every value of every byte is an error, or reads and survives", arguments: formats)
  func mutation(format: Format) {
    var file = format.file
    for index in file.indices {
      let original = file[index]
      for value in UInt8.min...UInt8.max {
        file[index] = value
        do throws(ArtifactError) {
          if try !format.survives(file) { Issue.record("byte \(index) = \(value)") }
        } catch {
          if !(0...file.count).contains(error.offset) { Issue.record("\(error)") }
        }
      }
      file[index] = original
    }
  }

  @Test("every file with one more byte is an error", arguments: formats)
  func lengthening(format: Format) {
    // White space may follow a JSON text; this byte may follow nothing.
    let error = failure(try format.rewritten(format.file + [1]))
    #expect(error?.offset == format.file.count)
  }
}
