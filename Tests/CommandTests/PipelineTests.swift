import Foundation
import TestSupport
import Testing

/// The path from the digits to a verdict, with a small model of two epochs.
@Suite("torus train, embed, quantize, certify, verify, evaluate", .serialized)
struct PipelineTests {
  private func train(_ folder: TemporaryFolder, _ name: String, threads: Int, seed: Int = 5) throws
  {
    let run = try Command(
      "train", "--dataset", "digits", "--head", "torusC", "--dimensions", "4", "--epochs", "1",
      "--seed", "\(seed)", "--threads", "\(threads)", "--quiet", "--output", folder.file(name))
    #expect(run.exitCode == 0, "\(run.complaint)")
  }

  private func quantize(_ folder: TemporaryFolder, _ part: String) throws -> Command {
    try Command(
      "quantize", folder.file("model/\(part).embeddings.npy"), "--bits", "8",
      "--output", folder.file("\(part).q.npy"), "--refinement", folder.file("\(part).r.npy"))
  }

  private func certified(_ folder: TemporaryFolder) -> [String] {
    [
      "--codes", folder.file("test.q.npy"), "--refinement", folder.file("test.r.npy"),
      "--labels", folder.file("model/test.labels.npy"),
    ]
  }

  @Test("the same seed gives the same bytes at one thread and at two, and another seed others")
  func determinism() throws {
    let folder = try TemporaryFolder()
    try train(folder, "one", threads: 1)
    try train(folder, "two", threads: 2)
    try train(folder, "other", threads: 2, seed: 6)
    for file in ["model.safetensors", "model.json", "history.jsonl", "test.embeddings.npy"] {
      #expect(try folder.bytes("one/\(file)") == folder.bytes("two/\(file)"), "\(file)")
    }
    #expect(
      try folder.bytes("one/test.embeddings.npy") != folder.bytes("other/test.embeddings.npy"))
  }

  @Test("a certificate is verified, conditional without embeddings, and refuted once changed")
  func certificate() throws {
    let folder = try TemporaryFolder()
    try train(folder, "model", threads: 2)
    #expect(try quantize(folder, "test").exitCode == 0)
    let embeddings = ["--embeddings", folder.file("model/test.embeddings.npy")]
    let certify = try Command(
      ["certify", "--neighbors", "5", "--quiet", "--output", folder.file("certificate")]
        + embeddings + certified(folder))
    #expect(certify.exitCode == 0, "\(certify.complaint)")

    let verify = ["verify", folder.file("certificate")] + certified(folder)
    #expect(try Command(verify + embeddings).output.hasPrefix("verified"))
    let conditional = try Command(verify)
    #expect(conditional.exitCode == 3)
    #expect(conditional.output.hasPrefix("conditional"))

    for name in ["certificate/neighbors.npy", "test.q.npy", "certificate/certificate.json"] {
      let original = try folder.bytes(name)
      for place in [0, original.count / 2, original.count - 1] {
        var changed = original
        changed[place] ^= 1
        try folder.write(changed, to: name)
        let run = try Command(verify + embeddings)
        #expect([1, 2].contains(run.exitCode), "byte \(place) of \(name): \(run.output)")
      }
      try folder.write(original, to: name)
    }
  }

  @Test("embed gives the embeddings that train wrote")
  func embed() throws {
    let folder = try TemporaryFolder()
    try train(folder, "model", threads: 1)
    let images = Repository.root.appending(
      path: "Sources/TorusArtifacts/Datasets/Digits/images-idx3-ubyte.gz")
    let run = try Command(
      "embed", "--model", folder.file("model"), "--images", images.path(percentEncoded: false),
      "--output", folder.file("e.npy"))
    #expect(run.exitCode == 0, "\(run.complaint)")
    // All 1,797 images, of which the last 360 are the test set: 4 floats each.
    let data = 360 * 4 * 4
    #expect(
      try folder.bytes("e.npy").suffix(data)
        == folder.bytes("model/test.embeddings.npy").suffix(data))
  }

  @Test("bad input is exit code 2, names the file, and leaves nothing behind")
  func badInput() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data("no array".utf8), to: "e.npy")
    let run = try Command("quantize", folder.file("e.npy"), "--output", folder.file("q.npy"))
    #expect(run.exitCode == 2)
    #expect(run.complaint.contains("e.npy"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["e.npy"])
    #expect(try Command("quantize", "e.npy", "--bits", "17", "--output", "q.npy").exitCode == 64)
    #expect(try Command("train", "--output", folder.file("m")).exitCode == 64)
  }
}
