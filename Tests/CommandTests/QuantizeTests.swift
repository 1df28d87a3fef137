import Foundation
import TestSupport
import Testing
import TorusArtifacts

/// `torus quantize` over small files.
@Suite("torus quantize")
struct QuantizeTests {
  private func write(
    _ folder: TemporaryFolder, _ name: String, _ shape: [Int], _ values: [Float]
  ) throws {
    try folder.write(
      Data(NumPyArray(shape: shape, elements: .float32(values)).encoded()), to: name)
  }

  private func codes(_ folder: TemporaryFolder, _ name: String = "q") throws -> CalibratedCodeTable
  {
    try CalibratedCodeTable(
      codes: ArtifactFile(contentsOf: folder.file("\(name).npy")),
      sidecar: ArtifactFile(contentsOf: folder.file("\(name).json")))
  }

  @Test("calibrated codes are packed, read back, and their residuals said")
  func calibrated() throws {
    let folder = try TemporaryFolder()
    try write(folder, "e.npy", [3, 3], [0, 5, -1, 1, 5, 2, 0.5, 5, 0.5])
    let run = try Command(
      "quantize", folder.file("e.npy"), "--grid", "calibrated", "--bits", "2", "--packed",
      "--error", "--json", "--output", folder.file("q.npy"))
    #expect(run.exitCode == 0, "\(run.complaint)")
    #expect(run.output.contains("\"unit\":\"2^-29\"") && run.output.contains("\"rows\":3"))
    #expect(try Array(codes(folder).codes) == [0, 0, 0, 3, 0, 3, 2, 0, 2])
    #expect(try folder.bytes("q.npy").suffix(3) == Data([0, 0b1100_1100, 0b1000_1000]))
  }

  @Test("ranges that are given saturate")
  func ranges() throws {
    let folder = try TemporaryFolder()
    try write(folder, "e.npy", [1, 2], [-9, 9])
    try write(folder, "r.npy", [2, 2], [0, 0, 1, 1])
    let run = try Command(
      "quantize", folder.file("e.npy"), "--grid", "calibrated", "--bits", "16", "--ranges",
      folder.file("r.npy"), "--output", folder.file("q.npy"))
    #expect(run.exitCode == 0, "\(run.complaint)")
    #expect(try Array(codes(folder).codes) == [0, 65535])
  }

  @Test("signs decode to no points, and are not certified: exit 2, and why")
  func signsAreNotCertified() throws {
    let folder = try TemporaryFolder()
    try write(folder, "e.npy", [3, 1], [0, 0.25, 0.5])
    func certify() throws -> Command {
      try Command(
        "certify", "--embeddings", folder.file("e.npy"), "--codes", folder.file("q.npy"),
        "--neighbors", "1", "--quiet", "--output", folder.file("c"))
    }
    let quantize = ["quantize", folder.file("e.npy"), "--bits", "4", "--output"]
    #expect(
      try Command([
        "quantize", folder.file("e.npy"), "--method", "sign", "--output", folder.file("q.npy"),
      ]).exitCode == 0)
    let refused = try certify()
    #expect(refused.exitCode == 2)
    #expect(refused.complaint.contains("q.json"))
    #expect(
      refused.complaint.contains(
        "expected codes that decode to points: of \"grid\", \"calibrated\" or \"product\", found sign"
      ))
    #expect(try Command(quantize + [folder.file("q.npy"), "--packed"]).exitCode == 0)
    let certified = try certify()
    #expect(certified.exitCode == 0, "\(certified.complaint)")
  }

  @Test("signs are packed, read back, and told apart by what they are of")
  func signs() throws {
    let folder = try TemporaryFolder()
    try write(folder, "e.npy", [2, 5], [0, 0.25, 0.5, 0.75, 0.625, -0.0, -1, 1, 0.1, -0.1])
    func signs(_ arguments: String...) throws -> (run: Command, table: SignTable) {
      let run = try Command(
        ["quantize", folder.file("e.npy"), "--method", "sign", "--output", folder.file("q.npy")]
          + arguments)
      #expect(run.exitCode == 0, "\(run.complaint)")
      return (
        run,
        try SignTable(
          codes: ArtifactFile(contentsOf: folder.file("q.npy")),
          sidecar: ArtifactFile(contentsOf: folder.file("q.json")))
      )
    }
    let lift = try signs("--error", "--json")
    #expect(lift.run.output.contains("\"signs\":10"))
    #expect(lift.run.output.contains("\"unit\":\"2^-18 turn\""))
    #expect(lift.table.signs.prefix(10) == [1, 1, 1, 1, 0, 1, 1, 0, 0, 0])
    #expect(lift.table.layout == .cliffordLift(.turn))
    let plain = try signs("--signs-of", "coordinates")
    #expect(plain.table.signs == [1, 1, 1, 1, 1, 1, 0, 1, 1, 0])
    #expect(plain.table.hammingDistance(0, to: plain.table, 1) == 2)
    #expect(try folder.bytes("q.npy").suffix(2) == Data([0b1111_1000, 0b1011_0000]))
  }

  @Test("Z05: product codes are the same at any number of threads, and serve queries")
  func products() throws {
    let folder = try TemporaryFolder()
    let values = (0..<40).map { Float(($0 * 37) % 64) / 64 }
    try write(folder, "e.npy", [10, 4], values)
    func quantize(_ name: String, _ arguments: [String]) throws -> (Command, ProductCodeTable) {
      let run = try Command(
        [
          "quantize", folder.file("e.npy"), "--method", "product", "--output",
          folder.file("\(name).npy"), "--json", "--error",
        ] + arguments)
      #expect(run.exitCode == 0, "\(run.complaint)")
      return (
        run,
        try ProductCodeTable(
          codes: ArtifactFile(contentsOf: folder.file("\(name).npy")),
          codebook: ArtifactFile(contentsOf: folder.file("\(name).codebook.npy")),
          sidecar: ArtifactFile(contentsOf: folder.file("\(name).json")))
      )
    }
    let fitted = ["--subspaces", "2", "--codewords", "3", "--seed", "5"]
    let (run, one) = try quantize("q", fitted)
    #expect(run.output.contains("\"unused_codewords\":[0,0]"))
    #expect(one.sidecar.training == ProductTraining(seed: 5, iterations: 25))
    let (_, four) = try quantize("r", fitted + ["--threads", "4"])
    #expect(four.sidecar == one.sidecar && four.codes == one.codes)
    let (_, given) = try quantize("s", ["--codebook", folder.file("q.codebook.npy")])
    #expect(given.codes == one.codes && given.codebook == one.codebook)
    #expect(given.sidecar.training == nil)
    let refused = try Command(
      "quantize", folder.file("e.npy"), "--method", "product", "--subspaces", "2", "--output",
      folder.file("t.npy"))
    #expect(refused.exitCode == 2)
    #expect(refused.complaint.contains("expected at most 10 codewords, one a row, found 256"))
  }

  @Test("codewords that no row has are counted where there are any")
  func unusedCodewords() throws {
    let folder = try TemporaryFolder()
    try write(folder, "e.npy", [4, 2], [Float](repeating: 0.25, count: 8))
    let quantize = [
      "quantize", folder.file("e.npy"), "--method", "product", "--subspaces", "2", "--output",
      folder.file("q.npy"), "--codewords",
    ]
    let some = try Command(quantize + ["3"])
    #expect(some.output.hasSuffix("4 × 2 codes of 3 codewords, 4 of all 6 unused\n"))
    let none = try Command(quantize + ["1"])
    #expect(none.output.hasSuffix("4 × 2 codes of 1 codewords\n"))
  }

  @Test("options that do not go together are usage errors, bad files exit 2")
  func refusals() throws {
    let folder = try TemporaryFolder()
    try write(folder, "e.npy", [1, 2], [0, .nan])
    let quantize = ["quantize", folder.file("e.npy"), "--output", folder.file("q.npy")]
    for wrong in [
      ["--packed"], ["--bits", "4", "--packed", "--refinement", "r.npy"],
      ["--ranges", "r.npy"], ["--grid", "calibrated", "--period", "4"],
      ["--grid", "calibrated", "--refinement", "r.npy"], ["--bits", "0"],
      ["--refinement-bits", "4"], ["--grid", "calibrated", "--refinement-bits", "4"],
      ["--method", "product"], ["--method", "product", "--subspaces", "1", "--codewords", "257"],
      ["--method", "product", "--codebook", "c.npy", "--seed", "1"],
      ["--method", "sign", "--bits", "1"], ["--signs-of", "lift"],
      ["--method", "sign", "--signs-of", "coordinates", "--error"],
      ["--method", "sign", "--signs-of", "coordinates", "--period", "4"],
    ] {
      #expect(try Command(quantize + wrong).exitCode == 64, "\(wrong)")
    }
    for method in [
      ["--grid", "calibrated"], ["--method", "sign"],
      ["--method", "product", "--subspaces", "1", "--codewords", "1"],
    ] {
      let run = try Command(quantize + method)
      #expect(run.exitCode == 2)
      #expect(run.complaint.contains("row 0, column 1"))
    }
  }
}
