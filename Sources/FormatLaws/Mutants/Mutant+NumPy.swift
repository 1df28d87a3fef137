import PropertyTesting
import TorusArtifacts

extension Mutant {
  /// Faults in npy, and in the embeddings in it.
  static let numPy: [Mutant] = [
    reader(
      "npy-fortran-unrecognized", "the word for Fortran order is cut out too short to be found"
    ) { bytes, read throws(ArtifactError) in
      try read(bytes.replacing("'fortran_order': True,", by: "'fortran_order':False,"))
    },
    reader(
      "npy-version-2-as-1", "the length of the header is two bytes in every version"
    ) { bytes, read throws(ArtifactError) in
      try read(bytes[6] > 1 ? Array(bytes[..<6]) + [1] + bytes[7...] : bytes)
    },
    reader(
      "npy-one-axis-refused", "a shape of one length, (n,), is not parsed"
    ) { bytes, read throws(ArtifactError) in
      let array = try read(bytes)
      guard array.shape.count != 1 else {
        throw ArtifactError(path: "a.npy", offset: 0, expected: "a comma", found: "')'")
      }
      return array
    },
    reader(
      "npy-alignment-demanded", "a file whose elements begin beside a multiple of 64 is refused"
    ) { bytes, read throws(ArtifactError) in
      let array = try read(bytes)
      let isLong = bytes[6] > 1
      let start = (isLong ? 12 : 10) + Int(bytes[8]) + Int(bytes[9]) << 8
      guard start % 64 == 0 else {
        throw ArtifactError(path: "a.npy", offset: start, expected: "alignment", found: "none")
      }
      return array
    },
    reader(
      "npy-big-endian-ignored", "the byte order in the header is not looked at"
    ) { bytes, read throws(ArtifactError) in
      try read(bytes.replacing("'descr': '>", by: "'descr': '<"))
    },
    writer("npy-one-axis-written-bare", "one length is written (n), which is a number in Python") {
      $0.replacing(",), }", by: "),  }")
    },
    writer("npy-written-by-sixteens", "elements begin at a multiple of 16, not of 64") {
      let text = $0[10...].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? 0
      let start = 10 + Int($0[8]) + Int($0[9]) << 8
      let end = (text + 1 + 15) / 16 * 16
      return $0[..<8] + [UInt8((end - 10) & 255), UInt8((end - 10) >> 8)] + $0[10..<text]
        + [UInt8](repeating: 0x20, count: end - 1 - text) + [0x0A] + $0[start...]
    },
    Mutant(
      "embeddings-of-one-axis", "a shape (n,) is taken for n rows of one axis",
      killedBy: "format.embeddings.are-finite-tables", "embeddings"
    ) {
      let read = $0.readEmbeddings
      $0.readEmbeddings = { bytes throws(ArtifactError) in
        let array = try NumPyArray(decoding: bytes, path: "e.npy")
        guard array.shape.count == 1 else { return try read(bytes) }
        return try read(
          NumPyArray(shape: [array.shape[0], 1], elements: array.elements).encoded())
      }
    },
    embeddings(
      "embeddings-fortran-by-rows", "rows are decoded where columns lie, in Fortran order"
    ) {
      $0.replacing("'fortran_order': True,", by: "'fortran_order':False,")
    },
    embeddings(
      "embeddings-big-endian-ignored", "numbers are decoded in the byte order of the machine"
    ) {
      $0.replacing("'descr': '>", by: "'descr': '<")
    },
    Mutant(
      "embeddings-nan-is-zero", "NaN and infinities become 0 on the way to a cast",
      killedBy: "format.embeddings.are-finite-tables", "embeddings"
    ) {
      let read = $0.readEmbeddings
      $0.readEmbeddings = { bytes throws(ArtifactError) in
        let array = try NumPyArray(decoding: bytes, path: "e.npy")
        guard case .float64(let values) = array.elements else { return try read(bytes) }
        let elements = NumPyArray.Elements.float64(values.map { $0.isFinite ? $0 : 0 })
        return try read(NumPyArray(shape: array.shape, elements: elements).encoded())
      }
    },
  ]

  private static func reader(
    _ name: String, _ fault: String,
    _ read:
      @escaping @Sendable (
        [UInt8], FormatImplementation.Reader<NumPyArray>
      ) throws(ArtifactError) -> NumPyArray
  ) -> Mutant {
    Mutant(name, fault, killedBy: "format.npy.reads-what-numpy-writes", "npy") {
      let sound = $0.readNumPy
      $0.readNumPy = { bytes throws(ArtifactError) in try read(bytes, sound) }
    }
  }

  private static func embeddings(
    _ name: String, _ fault: String, _ spoil: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) -> Mutant {
    Mutant(name, fault, killedBy: "format.embeddings.are-finite-tables", "embeddings") {
      let read = $0.readEmbeddings
      $0.readEmbeddings = { bytes throws(ArtifactError) in try read(spoil(bytes)) }
    }
  }

  private static func writer(
    _ name: String, _ fault: String, _ spoil: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) -> Mutant {
    Mutant(name, fault, killedBy: "format.npy.is-written-as-numpy-does", "npy") {
      let sound = $0.writeNumPy
      $0.writeNumPy = { spoil(sound($0)) }
    }
  }
}
