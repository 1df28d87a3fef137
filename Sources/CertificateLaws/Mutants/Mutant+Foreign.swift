import PropertyTesting
import TorusArtifacts
import TorusQuantization

extension Mutant {
  /// Faults in how other programs' codes are read.
  static let foreign: [Mutant] = [
    foreign(
      "foreign-codes-unsigned", "signed codes are taken for unsigned ones, bit by bit",
      killedBy: "quantizer.foreign.truncated-codes-are-within-a-step"
    ) {
      let read = $0.readCodes
      $0.readCodes = { (file, grid, storage, table) throws(ArtifactError) in
        guard storage.sign == .signed,
          let array = try? NumPyArray(decoding: file.bytes, path: file.path),
          case .int8(let elements) = array.elements
        else { return try read(file, grid, storage, table) }
        let bits = NumPyArray(
          shape: array.shape, elements: .uint8(elements.map { UInt8(bitPattern: $0) }))
        return try read(
          ArtifactFile(path: file.path, bytes: bits.encoded()), grid, .unpacked, table)
      }
    },
    foreign(
      "foreign-bits-from-the-least", "the first sign is looked for in the least significant bit",
      killedBy: "quantizer.foreign.signs-are-of-what-is-above-0"
    ) {
      let read = $0.readSigns
      $0.readSigns = { (file, storage, table) throws(ArtifactError) in
        let sound = try read(file, storage, table)
        let axes = sound.signsPerRow
        let signs = sound.signs.indices.map { index in
          let (row, place) = (index / axes, index % axes)
          let mirrored = place / 8 * 8 + 7 - place % 8
          return mirrored < axes ? sound.signs[row * axes + mirrored] : 0
        }
        return SignTable(
          signs: signs, axes: axes, layout: .coordinates, rule: .positive, storage: storage,
          embeddings: table.digest)
      }
    },
    foreign(
      "foreign-error-by-first-subspace", "all codes are looked up in the first subspace",
      killedBy: "quantizer.foreign.error-is-exact"
    ) {
      let lose = $0.lose
      $0.lose = { table, embeddings in
        let book = table.codebook
        let size = book.codewords * book.width
        let words = (0..<book.subspaces).flatMap { _ in book.values[..<size] }
        let array = NumPyArray(
          shape: [book.subspaces, book.codewords, book.width], elements: .float64(words))
        let codes = NumPyArray(
          shape: [table.rows, book.subspaces], elements: .uint8(table.codes.map { UInt8($0) }))
        let changed = try? EuclideanCodeTable(
          foreign: ArtifactFile(path: "q.npy", bytes: codes.encoded()),
          codebook: EuclideanCodebook(ArtifactFile(path: "c.npy", bytes: array.encoded())),
          embeddings: embeddings)
        return changed.flatMap { lose($0, embeddings) }
      }
    },
    foreign(
      "foreign-codebook-of-the-torus", "codewords in ordinary space are read as those of a torus",
      killedBy: "quantizer.foreign.reads-back"
    ) {
      $0.reread = { (codes, codebook, sidecar) throws(ArtifactError) in
        _ = try ProductCodeTable(codes: codes, codebook: codebook, sidecar: sidecar)
        return try EuclideanCodeTable(codes: codes, codebook: codebook, sidecar: sidecar)
      }
    },
    foreign(
      "foreign-code-is-cut", "a code that names no codeword is taken modulo their number",
      killedBy: "quantizer.foreign.names-a-codeword"
    ) {
      let read = $0.readProduct
      $0.readProduct = { (codes, codebook, table) throws(ArtifactError) in
        let count = try EuclideanCodebook(codebook).codewords
        let cut = bytes(of: codes.bytes) { rows, _ in
          rows.map { $0.map { UInt8(Int($0) % count) } }
        }
        return try read(ArtifactFile(path: codes.path, bytes: cut), codebook, table)
      }
    },
  ]

  private static func foreign(
    _ name: String, _ fault: String, killedBy killer: LawName,
    _ plant: (inout ForeignImplementation) -> Void
  ) -> Mutant {
    Mutant(name, fault, killedBy: killer, "quantizer") { plant(&$0.foreign) }
  }
}
