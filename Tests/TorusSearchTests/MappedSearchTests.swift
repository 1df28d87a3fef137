import Foundation
import TestSupport
import Testing
import TorusArtifacts
import TorusSearch

/// Tables that stay in their file.
@Suite("Mapped tables")
struct MappedSearchTests {
  private func bytes(count: Int, of seed: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761 &+ seed) >> 7) }
  }

  private func mapped(
    _ array: NumPyArray, in folder: TemporaryFolder, _ name: String = "q.npy"
  ) throws -> MappedMatrix {
    try folder.write(Data(array.encoded()), to: name)
    return try MappedMatrix(contentsOf: folder.file(name))
  }

  @Test(
    "give the answers of tables in memory", arguments: [(300, 1), (1000, 7), (777, 33)], [1, 3])
  func agree(shape: (rows: Int, axes: Int), threads: Int) throws {
    let folder = try TemporaryFolder()
    let codes = bytes(count: shape.rows * shape.axes, of: 1)
    let file = try mapped(
      NumPyArray(shape: [shape.rows, shape.axes], elements: .uint8(codes)), in: folder)
    let memory = CodeRows(
      codes.map { UInt16($0) }, count: shape.rows, axes: shape.axes, layout: CodeLayout(bits: 8))
    let query = CodeRows(
      bytes(count: 5 * shape.axes, of: 9).map { UInt16($0) }, count: 5, axes: shape.axes,
      layout: CodeLayout(bits: 8))
    #expect(CodeRows(file).isMapped)
    for metric in [SearchMetric.lee, .squaredFlat, .chebyshev] {
      let expected = try ExactSearch(memory, metric: metric).nearest(to: query, count: 9)
      let found = try ExactSearch(CodeRows(file), metric: metric).nearest(
        to: query, count: 9, threads: threads)
      #expect(found == expected)
    }
    let own = try ExactSearch(CodeRows(file)).nearest(
      to: CodeRows(file), count: 3, candidates: .allButOwn, threads: threads)
    #expect(
      own == (try ExactSearch(memory).nearest(to: memory, count: 3, candidates: .allButOwn)))
  }

  @Test("signed and unsigned elements are codes of the same residue")
  func signs() throws {
    let folder = try TemporaryFolder()
    let signed = try mapped(
      NumPyArray(shape: [2, 2], elements: .int16([-1, 2, -32768, 0])), in: folder)
    #expect(CodeRows(signed).codes(ofRow: 0) == [65535, 2])
    #expect(CodeRows(signed).codes(ofRow: 1) == [32768, 0])
  }

  @Test("what cannot be mapped is refused, with file and byte")
  func refusals() throws {
    let folder = try TemporaryFolder()
    func refuse(_ bytes: [UInt8], _ expected: String) throws {
      try folder.write(Data(bytes), to: "bad.npy")
      #expect {
        try MappedMatrix(contentsOf: folder.file("bad.npy"))
      } throws: { error in
        "\(error)".contains("bad.npy: byte") && "\(error)".contains(expected)
      }
    }
    let good = NumPyArray(shape: [2, 3], elements: .uint8([1, 2, 3, 4, 5, 6])).encoded()
    try refuse([], "magic bytes")
    try refuse(Array(good.dropLast()), "6 more bytes")
    try refuse(good + [0], "end of the file")
    try refuse(
      NumPyArray(shape: [6], elements: .uint8([1, 2, 3, 4, 5, 6])).encoded(), "(rows, axes)")
    try refuse(NumPyArray(shape: [0, 6], elements: .uint8([])).encoded(), "(rows, axes)")
    try refuse(NumPyArray(shape: [1, 1], elements: .float32([1])).encoded(), "i1, u1, i2 or u2")
    var fortran = good
    let place = try #require(Data(good).range(of: Data("False, 'shape'".utf8)))
    fortran.replaceSubrange(place, with: Array("True , 'shape'".utf8))
    try refuse(fortran, "C order")
    #expect(throws: ArtifactError.self) { try MappedMatrix(contentsOf: folder.file("none.npy")) }
    #expect(throws: ArtifactError.self) { try MappedMatrix(contentsOf: folder.file("")) }
  }
}
