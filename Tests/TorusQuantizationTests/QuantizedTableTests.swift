import Testing
import TorusArtifacts
import TorusQuantization

@Suite("Quantized tables and their files")
struct QuantizedTableTests {
  private func file(_ rows: Int, _ axes: Int, _ values: [Float]) -> ArtifactFile {
    ArtifactFile(
      path: "e.npy",
      bytes: NumPyArray(shape: [rows, axes], elements: .float32(values)).encoded())
  }

  private func table(_ file: ArtifactFile, _ layout: GridLayout) throws -> CodeTable {
    GridQuantizer(layout).codes(for: try EmbeddingTable(file))
  }

  @Test("Q02, Q03: a single row is quantized like any other, with no ranges")
  func singleRow() throws {
    let codes = try table(file(1, 3, [0.25, -0.25, 0.1]), #require(layout(8)))
    #expect(Array(codes.codes) == [64, 192, 26])
  }

  @Test("Q05: a constant column has one code, and a representable one no error")
  func constantColumn() throws {
    let period = try #require(Period(length: 16))
    let codes = try table(
      file(3, 2, [3, 0, 3, 1, 3, 2]), #require(layout(8, period: period)))
    #expect([codes.codes[0], codes.codes[2], codes.codes[4]] == [48, 48, 48])
    // 48 of 256 steps of a period of 16 is 3.0 exactly.
    #expect(Double(codes.codes[0]) * 16 / 256 == 3)
  }

  @Test(
    "Q06, Q10: NaN and infinities are refused with row, column and byte offset",
    arguments: [Float.nan, .infinity, -.infinity])
  func nonFinite(value: Float) throws {
    let file = file(2, 3, [0, 0, 0, 0, value, 0])
    let error = #expect(throws: ArtifactError.self) { try EmbeddingTable(file) }
    #expect(error?.offset == file.bytes.count - 8)
    #expect(error?.description.contains("row 1, column 1") == true)
  }

  @Test("Q06: the offset is that of the file's own order")
  func nonFiniteInColumnMajorOrder() throws {
    var file = file(2, 3, [0, 0, .nan, 0, 0, 0])
    // The same bytes read column by column: their third element is row 0, column 1.
    let text = String(decoding: file.bytes[10..<128], as: UTF8.self)
      .replacing("'fortran_order': False", with: "'fortran_order': True ")
    file = ArtifactFile(
      path: "e.npy", bytes: file.bytes[..<10] + Array(text.utf8) + file.bytes[128...])
    let error = #expect(throws: ArtifactError.self) { try EmbeddingTable(file) }
    #expect(error?.offset == file.bytes.count - 16)
    #expect(error?.description.contains("row 0, column 1") == true)
  }

  @Test("Other shapes and element types are refused")
  func otherTables() {
    for array in [
      NumPyArray(shape: [3], elements: .float32([1, 2, 3])),
      NumPyArray(shape: [0, 3], elements: .float32([])),
      NumPyArray(shape: [3, 0], elements: .float64([])),
      NumPyArray(shape: [1, 1], elements: .int8([1])),
    ] {
      #expect(throws: ArtifactError.self) {
        try EmbeddingTable(ArtifactFile(path: "e.npy", bytes: array.encoded()))
      }
    }
  }

  @Test("float16 and float64 are read exactly")
  func otherFloats() throws {
    let half = NumPyArray(shape: [1, 2], elements: .float16([0.1, -2]))
    let double = NumPyArray(shape: [1, 2], elements: .float64([0.1, -2]))
    #expect(
      try EmbeddingTable(ArtifactFile(path: "h.npy", bytes: half.encoded())).row(0)
        == [Double(Float16(0.1)), -2])
    #expect(
      try EmbeddingTable(ArtifactFile(path: "d.npy", bytes: double.encoded())).row(0)
        == [0.1, -2])
  }

  @Test("Files read back the table, at every width", arguments: [1, 8, 9, 16])
  func roundTrip(bits: Int) throws {
    for refinementBits in [nil, 1, 8, 9, 16] {
      let written = try table(
        file(2, 3, [0.1, 0.7, -0.3, 1e-20, 3e20, -1]), #require(layout(bits, refinementBits)))
      let files = written.encoded()
      let read = try CodeTable(
        codes: ArtifactFile(path: "q.npy", bytes: files.codes),
        sidecar: ArtifactFile(path: "q.json", bytes: files.sidecar),
        refinement: files.refinement.map { ArtifactFile(path: "r.npy", bytes: $0) })
      #expect(read.codes == written.codes)
      #expect(read.refinement == written.refinement)
      #expect(read.layout == written.layout)
      #expect(read.sidecar == written.sidecar)
      #expect(read.sidecarDigest == written.sidecarDigest)
    }
  }

  @Test("Codes in Fortran order and big-endian are the same codes")
  func otherOrders() throws {
    let written = try table(file(2, 3, [0.1, 0.7, -0.3, 0.9, 0.2, 0.4]), #require(layout(12)))
    let files = written.encoded()
    let header = String(decoding: files.codes[10..<128], as: UTF8.self)
      .replacing("<u2", with: ">u2").replacing("False,", with: "True, ")
    let columns = [0, 3, 1, 4, 2, 5].flatMap { place in
      [UInt8(written.codes[place] >> 8), UInt8(truncatingIfNeeded: written.codes[place])]
    }
    let bytes = files.codes[..<10] + Array(header.utf8) + columns
    let sidecar = String(decoding: files.sidecar, as: UTF8.self).replacing(
      Digest(of: files.codes).hexadecimal, with: Digest(of: bytes).hexadecimal)
    let read = try CodeTable(
      codes: ArtifactFile(path: "q.npy", bytes: bytes),
      sidecar: ArtifactFile(path: "q.json", bytes: Array(sidecar.utf8)), refinement: nil)
    #expect(read.codes == written.codes)
    #expect(read.encoded().codes == files.codes)
    #expect(read.codes.decoded(2..<5) == Array(written.codes[2..<5]))
  }

  @Test("Codes beyond their width, or of another file, are refused")
  func foreignCodes() throws {
    let written = try table(file(1, 2, [0.1, 0.7]), #require(layout(4)))
    let files = written.encoded()
    let sidecar = ArtifactFile(path: "q.json", bytes: files.sidecar)
    func codes(_ elements: NumPyArray.Elements, _ shape: [Int] = [1, 2]) -> ArtifactFile {
      ArtifactFile(path: "q.npy", bytes: NumPyArray(shape: shape, elements: elements).encoded())
    }
    #expect(throws: ArtifactError.self) {
      try CodeTable(codes: codes(.uint8([2, 10])), sidecar: sidecar, refinement: nil)
    }
    for file in [
      codes(.uint8([2, 16])), codes(.uint16([2, 11])), codes(.uint8([2, 11]), [2, 1]),
    ] {
      // Sealed again: the digest is right, and the content still wrong.
      let text = String(decoding: files.sidecar, as: UTF8.self)
        .replacing(Digest(of: files.codes).hexadecimal, with: file.digest.hexadecimal)
      let error = #expect(throws: ArtifactError.self) {
        try CodeTable(
          codes: file, sidecar: ArtifactFile(path: "q.json", bytes: Array(text.utf8)),
          refinement: nil)
      }
      #expect(error?.path == "q.npy")
    }
    #expect(throws: ArtifactError.self) {
      try CodeTable(
        codes: codes(.uint8([2, 11])), sidecar: sidecar, refinement: codes(.uint8([0, 0])))
    }
  }

  @Test("Every changed byte of a sidecar is refused, or names other files")
  func changedSidecar() throws {
    let written = try table(file(1, 2, [0.1, 0.7]), #require(layout(4, 4)))
    let files = written.encoded()
    let refinement = try #require(files.refinement)
    for index in files.sidecar.indices {
      var bytes = files.sidecar
      bytes[index] ^= 1
      let table = try? CodeTable(
        codes: ArtifactFile(path: "q.npy", bytes: files.codes),
        sidecar: ArtifactFile(path: "q.json", bytes: bytes),
        refinement: ArtifactFile(path: "r.npy", bytes: refinement))
      if let table {
        #expect(table.sidecarDigest != written.sidecarDigest)
        #expect(table.sidecar != written.sidecar)
      }
    }
  }

  @Test("Labels are integers, one for each row")
  func labels() throws {
    func file(_ array: NumPyArray) -> ArtifactFile {
      ArtifactFile(path: "l.npy", bytes: array.encoded())
    }
    let bytes = NumPyArray(shape: [3], elements: .uint8([1, 2, 255]))
    #expect(try LabelTable(file(bytes), rows: 3).labels == [1, 2, 255])
    #expect(throws: ArtifactError.self) { try LabelTable(file(bytes), rows: 4) }
    #expect(throws: ArtifactError.self) {
      try LabelTable(file(NumPyArray(shape: [3], elements: .float32([1, 2, 3]))), rows: 3)
    }
  }
}
