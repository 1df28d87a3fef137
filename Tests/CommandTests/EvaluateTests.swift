import Foundation
import TestSupport
import Testing

@Suite("torus evaluate, and models that it and embed refuse", .serialized)
struct EvaluateTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> Command {
    try Command(arguments.map { $0.replacing(#/^@/#, with: folder.path + "/") })
  }

  private func train(_ name: String, dimensions: Int = 4, seed: Int = 1) throws {
    let run = try run(
      "train", "--dataset", "digits", "--head", "torusC", "--dimensions", "\(dimensions)",
      "--epochs", "1", "--seed", "\(seed)", "--quiet", "--output", "@\(name)")
    #expect(run.exitCode == 0, "\(run.complaint)")
  }

  private func certify(_ model: String, _ output: String) throws {
    for part in ["train", "test"] {
      let quantized = try run(
        "quantize", "@\(model)/\(part).embeddings.npy", "--output", "@\(model).\(part).npy")
      #expect(quantized.exitCode == 0, "\(quantized.complaint)")
    }
    let certified = try run(
      "certify", "--embeddings", "@\(model)/train.embeddings.npy", "--codes", "@\(model).train.npy",
      "--queries", "@\(model)/test.embeddings.npy", "--query-codes", "@\(model).test.npy",
      "--neighbors", "3", "--quiet", "--output", "@\(output)")
    #expect(certified.exitCode == 0, "\(certified.complaint)")
  }

  @Test("a certificate of other embeddings, or with totals that are not its arrays', is refused")
  func certificates() throws {
    try train("m")
    try certify("m", "c")
    let good = try run("evaluate", "@m", "--certificate", "@c")
    #expect(good.exitCode == 0, "\(good.complaint)")
    #expect(good.output.contains("8 bits, Lee"))

    try train("other", seed: 2)
    let foreign = try run("evaluate", "@other", "--certificate", "@c")
    #expect(foreign.exitCode == 2)
    #expect(foreign.complaint.contains("SHA-256"))

    let json = String(decoding: try folder.bytes("c/certificate.json"), as: UTF8.self)
    let boasting = json.replacing(#/"proved":\d+/#, with: #""proved":360"#)
    #expect(boasting != json)
    try folder.write(Data(boasting.utf8), to: "c/certificate.json")
    let run = try run("evaluate", "@m", "--certificate", "@c")
    #expect(run.exitCode == 2)
    #expect(run.complaint.contains("torus verify"))
    try folder.write(Data(json.utf8), to: "c/certificate.json")

    // The first neighbor of the first query, behind the header of 128 bytes: row 2^32 - 1.
    var neighbors = try folder.bytes("c/neighbors.npy")
    neighbors.replaceSubrange(128..<132, with: [255, 255, 255, 255])
    try folder.write(neighbors, to: "c/neighbors.npy")
    #expect(try self.run("evaluate", "@m", "--certificate", "@c").exitCode == 2)
  }

  @Test("embeddings of other axes than the model's are refused")
  func axes() throws {
    try train("m")
    try train("wide", dimensions: 5)
    let wide = try folder.bytes("wide/test.embeddings.npy")
    try folder.write(wide, to: "m/test.embeddings.npy")
    let run = try run("evaluate", "@m")
    #expect(run.exitCode == 2)
    #expect(run.complaint.contains("expected embeddings of 4 axes, as the model's, found 5"))
  }

  @Test("small batches train; layers, batches and models beyond their bounds are refused")
  func bounds() throws {
    for batch in 2...3 {
      let run = try run(
        "train", "--dataset", "digits", "--head", "sphere", "--dimensions", "4", "--epochs", "1",
        "--batch", "\(batch)", "--quiet", "--output", "@small\(batch)")
      #expect(run.exitCode == 0, "\(run.complaint)")
    }
    for (option, value) in [
      ("--batch", "1"), ("--dimensions", "65536"), ("--dimensions", "9223372036854775806"),
      ("--temperature", "1e-300"),
    ] {
      let run = try run(
        "train", "--dataset", "digits", "--head", "torusC", "--epochs", "1", option, value,
        "--quiet", "--output", "@none")
      #expect(run.exitCode == 2, "\(option) \(value): \(run.complaint)")
    }
    try train("m")
    let json = String(decoding: try folder.bytes("m/model.json"), as: UTF8.self)
    for (old, new) in [
      ("\"dimensions\":4", "\"dimensions\":4611686018427387904"), ("\"seed\":1", "\"seed\":-1"),
      ("\"widths\":[256,128]", "\"widths\":[4611686018427387904]"),
      ("\"height\":8", "\"height\":65536"),
    ] {
      let changed = json.replacing(old, with: new)
      #expect(changed != json, "\(old)")
      try folder.write(Data(changed.utf8), to: "m/model.json")
      let run = try run("evaluate", "@m")
      #expect(run.exitCode == 2, "\(new): \(run.complaint)")
      #expect(run.complaint.contains("m/model"), "\(run.complaint)")
    }
  }

  @Test("a place that cannot be written is refused before training")
  func place() throws {
    let run = try run(
      "train", "--dataset", "digits", "--head", "torusC", "--epochs", "100000", "--quiet",
      "--output", "@missing/m")
    #expect(run.exitCode == 2)
    #expect(run.complaint.contains("missing/m"))
  }

  @Test("a pipe among the files of a certificate is refused, and not waited for")
  func pipe() throws {
    try train("m")
    try FileManager.default.createDirectory(
      atPath: folder.file("c"), withIntermediateDirectories: false)
    #expect(mkfifo(folder.file("c/members.npy"), 0o600) == 0)
    let run = try run("evaluate", "@m", "--certificate", "@c")
    #expect(run.exitCode == 2)
    #expect(run.complaint.contains("regular file"))
  }
}
