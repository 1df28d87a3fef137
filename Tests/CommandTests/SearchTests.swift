import Foundation
import TestSupport
import Testing
import TorusArtifacts

/// `torus search` from files to files.
@Suite("torus search")
struct SearchTests {
  /// Four points of one circle, quantized at 8 bits: 0, 10, 250, 128.
  private func table(in folder: TemporaryFolder) throws {
    let turns: [Float] = [0, 10 / 256, 250 / 256, 0.5]
    let array = NumPyArray(shape: [4, 1], elements: .float32(turns))
    try folder.write(Data(array.encoded()), to: "e.npy")
    let run = try Command("quantize", folder.file("e.npy"), "--output", folder.file("q.npy"))
    #expect(run.exitCode == 0, "\(run.complaint)")
  }

  @Test("prints each row's neighbors, nearest first, without itself")
  func prints() throws {
    let folder = try TemporaryFolder()
    try table(in: folder)
    let run = try Command("search", "--codes", folder.file("q.npy"), "-k", "2", "--quiet")
    #expect(run.exitCode == 0, "\(run.complaint)")
    #expect(
      run.output == """
        0: 2 at 6, 1 at 10
        1: 0 at 10, 2 at 16
        2: 0 at 6, 1 at 16
        3: 1 at 118, 2 at 122

        """)
    let squared = try Command(
      "search", "--codes", folder.file("q.npy"), "--queries", folder.file("q.npy"), "--radius",
      "100", "--metric", "squared", "--quiet")
    #expect(squared.output.hasPrefix("0: 0 at 0, 2 at 36, 1 at 100\n"))
  }

  @Test("writes the same from files in memory and mapped, at any number of threads")
  func writes() throws {
    let folder = try TemporaryFolder()
    try table(in: folder)
    for (name, options) in [
      ("a", ["--threads", "1"]), ("b", ["--threads", "3"]), ("c", ["--mapped"]),
    ] {
      let run = try Command(
        ["search", "--codes", folder.file("q.npy"), "--count", "3", "--quiet", "--output"]
          + [folder.file(name)] + options)
      #expect(run.exitCode == 0, "\(run.complaint)")
      for part in ["rows", "distances"] {
        #expect(
          try folder.bytes("\(name).\(part).npy") == folder.bytes("a.\(part).npy"), "\(name)")
      }
    }
    let rows = try NumPyArray(decoding: [UInt8](folder.bytes("a.rows.npy")), path: "a.rows.npy")
    #expect(rows.shape == [4, 3])
    #expect(rows.elements == .uint64([2, 1, 3, 0, 2, 3, 0, 1, 3, 1, 2, 0]))
  }

  @Test("bad input is exit code 2 or 64, and leaves nothing behind")
  func refuses() throws {
    let folder = try TemporaryFolder()
    try table(in: folder)
    let codes = ["search", "--codes", folder.file("q.npy")]
    for (options, code) in [
      (["--count", "4"], 2), (["--count", "0"], 2), ([], 64),
      (["--count", "1", "--radius", "1"], 64),
      (["--radius", "1", "--output", folder.file("x")], 64),
      (["--count", "1", "--queries", folder.file("none.npy")], 2),
      (["--count", "1", "--queries", folder.file("e.npy"), "--mapped"], 2),
      (["--count", "1", "--metric", "cosine"], 64), (["--count", "1", "--threads", "0"], 64),
    ] {
      let run = try Command(codes + options + ["--quiet"])
      #expect(run.exitCode == code, "\(options): \(run.complaint)")
      #expect(run.output.isEmpty)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.file("x.rows.npy")))
  }

  /// Quantizes e.npy to `name` with these options.
  private func quantize(
    _ folder: TemporaryFolder, _ name: String, _ options: String...
  ) throws {
    let run = try Command(
      ["quantize", folder.file("e.npy"), "--output", folder.file(name)] + options)
    #expect(run.exitCode == 0, "\(run.complaint)")
  }

  @Test("queries of another grid are refused by name, with what both are")
  func otherGrids() throws {
    let folder = try TemporaryFolder()
    try table(in: folder)
    try quantize(folder, "period.npy", "--period", "4")
    try quantize(folder, "bits.npy", "--bits", "4")
    try quantize(folder, "packed.npy", "--bits", "4", "--packed")
    let wide = NumPyArray(shape: [1, 2], elements: .float32([0, 0]))
    try folder.write(Data(wide.encoded()), to: "e.npy")
    try quantize(folder, "axes.npy")
    for (name, complaint) in [
      ("period.npy", "codes of period 2^0, as *, found codes of period 2^2"),
      ("bits.npy", "codes of 8 bits, as *, found codes of 4 bits"),
      ("packed.npy", "codes of 8 bits, as *, found codes of 4 bits"),
      ("axes.npy", "1 axes, as *, found 2 axes"),
    ] {
      let found = complaint.replacing("*", with: "\(folder.file("q.npy")) has")
      for mapped in [[], ["--mapped"]] where mapped.isEmpty || !complaint.contains("4 bits") {
        let run = try Command(
          ["search", "--codes", folder.file("q.npy"), "--queries", folder.file(name), "-k", "1"]
            + mapped)
        #expect(run.exitCode == 2)
        #expect(
          run.complaint == "torus: error: \(folder.file(name)): expected queries of \(found)\n")
      }
    }
  }

  @Test("a mapped file is searched as its sidecar says, or refused; without one, as it is")
  func mappedSidecars() throws {
    let folder = try TemporaryFolder()
    try table(in: folder)
    func search(_ name: String, _ options: String...) throws -> Command {
      try Command(["search", "--codes", folder.file(name), "-k", "2", "--quiet"] + options)
    }
    let answer = try search("q.npy").output
    #expect(try search("q.npy", "--mapped").output == answer)
    try quantize(folder, "w.npy", "--bits", "16")
    #expect(try search("w.npy", "--mapped").output == search("w.npy").output)
    try folder.write(folder.bytes("q.npy"), to: "alone.npy")
    #expect(try search("alone.npy", "--mapped").output == answer)

    try quantize(folder, "narrow.npy", "--bits", "4")
    try quantize(folder, "packed.npy", "--bits", "2", "--packed")
    try quantize(folder, "twelve.npy", "--bits", "12")
    try quantize(folder, "sign.npy", "--method", "sign")
    try quantize(
      folder, "product.npy", "--method", "product", "--subspaces", "1", "--codewords", "2")
    try quantize(folder, "calibrated.npy", "--grid", "calibrated")
    for (name, found) in [
      ("narrow", "found 4 bits, by"), ("packed", "found 2 bits, packed, by"),
      ("twelve", "found 12 bits, by"), ("sign", "sign.json"), ("product", "product.json"),
      ("calibrated", "calibrated.json"),
    ] {
      let run = try search("\(name).npy", "--mapped")
      #expect(run.exitCode == 2 && run.output.isEmpty, "\(name)")
      #expect(run.complaint.contains(found), "\(run.complaint)")
    }
    // Codes that are not those of the sidecar beside them.
    try folder.write(folder.bytes("alone.npy"), to: "narrow.npy")
    #expect(try search("narrow.npy", "--mapped").complaint.contains("narrow.json names"))
  }

  @Test("a table of more rows than can be queries is refused, and traps nowhere")
  func tooManyQueries() throws {
    let folder = try TemporaryFolder()
    let header = Array(
      "{'descr': '|u1', 'fortran_order': False, 'shape': (1000000000000, 1), }\n".utf8)
    let start = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.count), 0] + header
    try folder.write(Data(start), to: "t.npy")
    // A file with a hole, which not every disk can have.
    guard truncate(folder.file("t.npy"), start.count + 1_000_000_000_000) == 0 else { return }
    for options in [["-k", "1"], ["--radius", "0"]] {
      let run = try Command(["search", "--codes", folder.file("t.npy"), "--mapped"] + options)
      #expect(run.exitCode == 2)
      #expect(
        run.complaint
          == "torus: error: expected at most 4294967296 queries, whose answers are held in memory, "
          + "found 1000000000000\n")
    }
  }
}
