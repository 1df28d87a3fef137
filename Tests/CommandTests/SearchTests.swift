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
}
