import Foundation
import TestSupport
import Testing
import TorusArtifacts

/// `torus adopt` over what other programs write.
@Suite("torus adopt")
struct AdoptTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ name: String, _ shape: [Int], _ elements: NumPyArray.Elements) throws {
    try folder.write(
      Data(NumPyArray(shape: shape, elements: elements).encoded()), to: name)
  }

  private func adopt(_ arguments: String...) throws -> Command { try adopt(arguments) }

  private func adopt(_ arguments: [String]) throws -> Command {
    try Command(
      ["adopt", folder.file("e.npy"), "--codes", folder.file("c.npy")] + arguments
        + ["--output", folder.file("q.npy")])
  }

  private func file(_ name: String) throws -> ArtifactFile {
    try ArtifactFile(contentsOf: folder.file(name))
  }

  // What ((e − r[0])/((r[1] − r[0])/255) − 128).astype(int8) and the same as uint8 are.
  private static let signed: [Int8] = [-128, 127, 0, -64, 127, 16, -64, 50]
  private static let unsigned: [UInt8] = [0, 255, 127, 63, 255, 144, 63, 178]

  @Test(
    "int8 and uint8 of sentence-transformers are read with their ranges", arguments: [true, false])
  func grids(isSigned: Bool) throws {
    try write("e.npy", [4, 2], .float32([0.1, 2, 0.5, -0.25, 0.9, 0.7, 0.3, 1.1]))
    try write("r.npy", [2, 2], .float32([0.1, -1, 0.9, 2]))
    try write("c.npy", [4, 2], isSigned ? .int8(Self.signed) : .uint8(Self.unsigned))
    let run = try adopt(
      "--format", isSigned ? "int8" : "uint8", "--ranges", folder.file("r.npy"), "--error",
      "--json")
    #expect(run.exitCode == 0, "\(run.complaint)")
    let table = try CalibratedCodeTable(codes: file("q.npy"), sidecar: file("q.json"))
    #expect(
      Array(table.codes)
        == (isSigned ? Self.signed.map { UInt16(Int($0) + 128) } : Self.unsigned.map { UInt16($0) })
    )
    #expect(table.sidecar.rounding == .foreign && table.grid.rule == .endpoints)
    #expect(try folder.bytes("q.npy") == folder.bytes("c.npy"))
    // Two steps at most, 0.8/255 and 3/255, in 2^−30.
    let largest = try #require(run.output.firstMatch(of: #/"largest":(\d+)/#)?.1)
    #expect(run.output.contains("\"unit\":\"2^-30\""))
    #expect(try #require(Int(largest)) < Int(3.8 / 255 * 0x1p30))
  }

  @Test("binary and ubinary of sentence-transformers are the signs of what is above 0")
  func signs() throws {
    try write(
      "e.npy", [2, 8],
      .float32([0.1, -1, 0, 2, 3, -4, 5, -0.0, 1, 1, -1, -1, 0, 0, 2, 2]))
    let expected: [UInt16] = [1, 0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1]
    for (format, elements) in [
      ("binary", .int8([26, 67])), ("ubinary", .uint8([154, 195])),
    ] as [(String, NumPyArray.Elements)] {
      try write("c.npy", [2, 1], elements)
      let run = try adopt("--format", format)
      #expect(run.exitCode == 0, "\(run.complaint)")
      let table = try SignTable(codes: file("q.npy"), sidecar: file("q.json"))
      #expect(table.signs == expected && table.sidecar.rule == .positive)
    }
    // Each row begins with a byte; what ran rows together has a bit where nothing belongs.
    try write("e.npy", [2, 7], .float32([Float](repeating: 1, count: 14)))
    try write("c.npy", [2, 1], .uint8([0xFF, 0xFC]))
    let refused = try adopt("--format", "ubinary")
    #expect(refused.exitCode == 2)
    #expect(refused.complaint.contains("zero bits after the 7 codes of row 0"))
  }

  @Test("SQ8 of FAISS decodes between codes, and its product codes to its codewords")
  func faiss() throws {
    try write("e.npy", [2, 2], .float32([0, 1, 2, 3]))
    try write("c.npy", [2, 2], .uint8([0, 255, 128, 7]))
    try write("t.npy", [4], .float32([0, 1, 2, 2]))
    let scalar = try adopt("--format", "sq8", "--ranges", folder.file("t.npy"))
    #expect(scalar.exitCode == 0, "\(scalar.complaint)")
    let table = try CalibratedCodeTable(codes: file("q.npy"), sidecar: file("q.json"))
    #expect(table.grid.rule == .centers && table.grid.bounds == [2, 2])
    #expect(Array(table.codes) == [0, 255, 128, 7])

    try write("c.npy", [2, 2], .uint8([0, 1, 1, 0]))
    try write("b.npy", [2, 2, 1], .float32([0, 2.5, 3, 1]))
    let product = try adopt(
      "--format", "pq", "--codebook", folder.file("b.npy"), "--error", "--json")
    #expect(product.exitCode == 0, "\(product.complaint)")
    // |0 − 0| + |1 − 1|, |2 − 2.5| + |3 − 3|, in 2^−30.
    #expect(product.output.contains("\"largest\":536870912,"))
    let codes = try EuclideanCodeTable(
      codes: file("q.npy"), codebook: file("q.codebook.npy"), sidecar: file("q.json"))
    #expect(Array(codes.codes) == [0, 1, 1, 0] && codes.codebook.values == [0, 2.5, 3, 1])
    #expect(throws: ArtifactError.self) {
      try ProductCodeTable(
        codes: file("q.npy"), codebook: file("q.codebook.npy"), sidecar: file("q.json"))
    }
  }

  @Test("other shapes, types and codes exit 2 with the place, and wrong options 64")
  func refusals() throws {
    try write("e.npy", [1, 2], .float32([0, 1]))
    try write("b.npy", [2, 2, 1], .float32([0, 1, .nan, 1]))
    try write("c.npy", [1, 2], .uint8([0, 2]))
    let nan = try adopt("--format", "pq", "--codebook", folder.file("b.npy"))
    #expect(nan.exitCode == 2 && nan.complaint.contains("subspace 1, codeword 0"))
    try write("b.npy", [2, 2, 1], .float32([0, 1, 0, 1]))
    let code = try adopt("--format", "pq", "--codebook", folder.file("b.npy"))
    #expect(code.exitCode == 2)
    #expect(code.complaint.contains("expected a code below 2 at row 0, column 1"))
    try write("b.npy", [1, 2, 1], .float32([0, 1]))
    let axes = try adopt("--format", "pq", "--codebook", folder.file("b.npy"))
    #expect(axes.exitCode == 2 && axes.complaint.contains("a codebook of 2 axes"))
    // There is no sidecar yet that could say a shape.
    try write("c.npy", [3, 1], .uint8([0, 1, 1]))
    for format in [
      ["uint8"], ["ubinary"], ["sq8", "--ranges", folder.file("t.npy")],
      ["pq", "--codebook", folder.file("b2.npy")],
    ] {
      try write("t.npy", [4], .float32([0, 1, 2, 2]))
      try write("b2.npy", [2, 2, 1], .float32([0, 1, 0, 1]))
      let shape = try adopt(["--format"] + format)
      #expect(shape.exitCode == 2)
      let axes = format[0] == "ubinary" ? 1 : 2
      #expect(
        shape.complaint.contains(
          "c.npy: byte 0: expected codes of the embeddings, of shape (1, \(axes)), found"),
        "\(shape.complaint)")
    }
    try write("c.npy", [1, 2], .uint8([0, 2]))
    let type = try adopt("--format", "int8")
    #expect(type.exitCode == 2 && type.complaint.contains("expected int8"))
    for wrong in [
      ["--format", "sq8"], ["--format", "pq"], ["--format", "binary", "--error"],
      ["--format", "binary", "--ranges", "r.npy"],
      ["--format", "int8", "--codebook", "b.npy"], ["--format", "float"],
    ] {
      #expect(
        try Command(
          ["adopt", folder.file("e.npy"), "--codes", folder.file("c.npy"), "--output", "q.npy"]
            + wrong
        ).exitCode == 64, "\(wrong)")
    }
  }
}
