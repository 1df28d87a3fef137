import Foundation
import TestSupport
import Testing
import TorusArtifacts

/// What commands write: nothing in the place of what they read, or of each other.
@Suite("Outputs")
struct OutputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write("e.npy", .float32([0, 0.25, 0.5, 0.75, 0.125, 0.375, 0.625, 0.875]))
    try write("r.npy", .float32([0, 0, 1, 1]))
    try write("c.npy", .uint8([0, 64, 128, 192, 32, 96, 160, 224]))
  }

  /// Writes rows of two numbers.
  private func write(_ name: String, _ elements: NumPyArray.Elements) throws {
    let array = NumPyArray(shape: [elements.count / 2, 2], elements: elements)
    try folder.write(Data(array.encoded()), to: name)
  }

  /// The arguments, where `@` stands for the folder.
  private func run(_ arguments: [String]) throws -> Command {
    try Command(arguments.map { $0.replacing("@", with: folder.path + "/") })
  }

  private func succeed(_ arguments: String...) throws {
    let run = try run(arguments)
    #expect(run.exitCode == 0, "\(arguments): \(run.complaint)")
  }

  /// All files and what they hold.
  private func content() throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Dictionary(uniqueKeysWithValues: names.map { ($0, (try? folder.bytes($0)) ?? Data()) })
  }

  /// Expects exit code 2 in one line that says `found`, and all files as they were.
  private func refuse(
    _ found: String, _ arguments: [String], _ location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try content()
    let run = try run(arguments)
    #expect(run.exitCode == 2, "\(arguments)", sourceLocation: location)
    #expect(
      run.complaint.contains(found) && run.complaint.count { $0 == "\n" } == 1,
      "\(arguments): \(run.complaint)", sourceLocation: location)
    #expect(run.output.isEmpty, sourceLocation: location)
    #expect(try content() == before, "\(arguments)", sourceLocation: location)
  }

  @Test("quantize writes no two files to one place")
  func twoOutputs() throws {
    let quantize = ["quantize", "@e.npy", "--output", "@q.npy", "--refinement"]
    try refuse("apart from the other outputs, found --output", quantize + ["@q.npy"])
    try refuse("apart from the other outputs, found --output", quantize + ["@./q.npy"])
    try refuse("apart from the other outputs, found the sidecar", quantize + ["@q.json"])
    let product = ["quantize", "@e.npy", "--method", "product", "--subspaces", "1"]
    try refuse("apart from every input, found the embeddings", product + ["--output", "@e.npy"])
  }

  @Test("quantize overwrites no input, by whatever name")
  func inputs() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("symbolic.npy"), withDestinationPath: "e.npy")
    try FileManager.default.linkItem(atPath: folder.file("e.npy"), toPath: folder.file("hard.npy"))
    for name in [
      "@e.npy", "@./e.npy", "@symbolic.npy", "@hard.npy",
      "@../\(folder.url.lastPathComponent)/e.npy",
    ] {
      let found = "\(name.dropFirst()): expected a place for"
      try refuse(found, ["quantize", "@e.npy", "--output", name])
      try refuse(found, ["quantize", "@e.npy", "--output", "@q.npy", "--refinement", name])
    }
    try refuse(
      "found --ranges: ",
      ["quantize", "@e.npy", "--grid", "calibrated", "--ranges", "@r.npy", "--output", "@r.npy"])
    try write("w.codebook.npy", .uint32([0, 1]))
    try refuse(
      "found --codebook: ",
      ["quantize", "@e.npy", "--method", "product", "--codebook", "@w.codebook.npy"]
        + ["--output", "@w.npy"])
  }

  @Test("adopt, search, certify and merge overwrite no input")
  func otherCommands() throws {
    let adopt = ["adopt", "@e.npy", "--codes", "@c.npy", "--format", "uint8", "--ranges", "@r.npy"]
    for (output, found) in [
      ("@e.npy", "the embeddings: "), ("@c.npy", "--codes: "), ("@./r.npy", "--ranges: "),
    ] {
      try refuse("found " + found, adopt + ["--output", output])
    }
    try succeed("quantize", "@e.npy", "--output", "@n.rows.npy")
    try refuse(
      "found codes: ", ["search", "--codes", "@n.rows.npy", "-k", "1", "--output", "@n"])
    try succeed("quantize", "@e.npy", "--output", "@n.distances.npy")
    try refuse(
      "found codes: ",
      ["search", "--codes", "@n.rows.npy", "--queries", "@n.distances.npy", "-k", "1", "--mapped"]
        + ["--output", "@./n"])

    let certify = ["certify", "--embeddings", "@e.npy", "--neighbors", "1", "--quiet"]
    let codes = ["--codes", "@n.rows.npy", "--output"]
    try succeed(
      "certify", "--embeddings", "@e.npy", "--neighbors", "1", "--quiet", "--codes",
      "@n.rows.npy", "--shard", "1/1", "--output", "@s")
    try refuse("the embeddings: ", certify + codes + ["@"])
    try refuse("the embeddings: ", certify + codes + ["@e.npy"])
    try refuse("the labels: ", certify + ["--labels", "@s/rows.npy"] + codes + ["@s"])
    for output in ["@s", "@s/", "@./s", "@s/m"] {
      try refuse("a shard: ", ["merge", "@s", "--output", output])
    }
  }

  @Test("what lies beside the codes is replaced only where it is theirs")
  func foreignSidecars() throws {
    let quantize = ["quantize", "@e.npy", "--output"]
    try folder.write(Data("{}\n".utf8), to: "q.json")
    try refuse("q.json: expected nothing, or the sidecar of the codes", quantize + ["@q.npy"])
    try FileManager.default.removeItem(atPath: folder.file("q.json"))
    try succeed("quantize", "@e.npy", "--output", "@q.npy")
    // The sidecar of q.npy has the name that the sidecar of q would have.
    try refuse("q.json: expected nothing, or the sidecar of the codes", quantize + ["@q"])
    try succeed("quantize", "@e.npy", "--bits", "4", "--output", "@q.npy")
    try write("q.npy", .uint8([1, 2]))
    try refuse("q.json: expected nothing, or the sidecar of the codes", quantize + ["@q.npy"])
    try refuse(
      "q.json: expected nothing",
      ["adopt", "@e.npy", "--codes", "@c.npy", "--format", "uint8", "--output", "@q.npy"])

    let product = ["--method", "product", "--subspaces", "2", "--codewords", "2"]
    try write("p.codebook.npy", .uint8([1, 2]))
    try refuse(
      "p.codebook.npy: expected nothing, or the codebook of the codes",
      quantize + ["@p.npy"] + product)
    try FileManager.default.removeItem(atPath: folder.file("p.codebook.npy"))
    for _ in 0..<2 { #expect(try run(quantize + ["@p.npy"] + product).exitCode == 0) }
  }

  @Test("what cannot be written is refused before any work")
  func nowhere() throws {
    try FileManager.default.createDirectory(
      atPath: folder.file("d"), withIntermediateDirectories: false)
    for output in ["@none/q.npy", "@d"] {
      try refuse("byte 0: expected a", ["quantize", "@none.npy", "--output", output])
    }
    try refuse(
      "byte 0: expected a writable place",
      ["search", "--codes", "@none.npy", "-k", "1", "--output", "@none/x"])
    try folder.write(Data(), to: "d/notes")
    try refuse(
      "expected a folder that holds only earlier output, found 'notes' in it",
      ["certify", "--codes", "@none.npy", "--neighbors", "1", "--quiet", "--output", "@d"])
  }

  @Test("a write beyond the limit of a file's size exits 2, and leaves nothing behind")
  func sizeLimit() throws {
    let values = [Float](repeating: 0.5, count: 1 << 16)
    try write("large.npy", .float32(values))
    let before = try content()
    let torus = Command.torus.path(percentEncoded: false)
    let run = try Command(
      ["-c", "ulimit -f 8; exec \"$0\" \"$@\"", torus, "quantize", folder.file("large.npy")]
        + ["--output", folder.file("q.npy")],
      of: URL(filePath: "/bin/sh"))
    #expect(run.exitCode == 2, "\(run.complaint)")
    #expect(run.complaint.contains("q.npy: byte 0: expected a writable place"))
    #expect(try content() == before)
  }

  @Test("who is interrupted leaves both files or none, and nothing beside them")
  func interrupted() throws {
    try write("large.npy", .float32([Float](repeating: 0.5, count: 1 << 16)))
    let before = try content().keys.sorted()
    for delay in 0..<10 {
      let process = Process()
      process.executableURL = Command.torus
      process.arguments = [
        "quantize", folder.file("large.npy"), "--output", folder.file("q\(delay).npy"),
      ]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      usleep(UInt32(20_000 + 10_000 * delay))
      delay % 2 == 0 ? process.interrupt() : process.terminate()
      process.waitUntilExit()
      let new = try content().keys.sorted().filter { !before.contains($0) }
      let mine = new.filter { $0.hasPrefix("q\(delay).") }
      #expect(mine.isEmpty || mine == ["q\(delay).json", "q\(delay).npy"], "\(new)")
      #expect(!new.contains { $0.contains(".torus-") }, "\(new)")
    }
  }

  @Test("a temporary file that a killed process left is in nobody's way")
  func leftovers() throws {
    try succeed("quantize", "@e.npy", "--output", "@q.npy")
    let certify =
      ["certify", "--embeddings", "@e.npy", "--codes", "@q.npy", "--neighbors", "1"]
      + ["--quiet", "--output", "@c"]
    #expect(try run(certify).exitCode == 0)
    // A number above all of processes, and one that runs: this.
    try folder.write(Data(), to: "c/.torus-999999999-0.partial")
    #expect(try run(certify).exitCode == 0)
    #expect(try !content().keys.contains { $0.contains(".torus-") })
    let number = ProcessInfo.processInfo.processIdentifier
    try folder.write(Data(), to: "c/.torus-\(number)-0.partial")
    try refuse("expected a folder that holds only earlier output", certify)
  }
}
