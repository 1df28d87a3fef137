import Foundation
import TestSupport
import Testing
import TorusArtifacts

/// Certificates of every kind of codes, and in parts, from the command line.
@Suite("torus certify, merge, verify")
struct CertifyTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var generator = SplitMix64(seed: 20_26)
    for (name, rows) in [("e.npy", 60), ("f.npy", 7)] {
      let values = (0..<rows * 4).map { _ in
        Double(Int.random(in: -500...500, using: &generator)) / 1024
      }
      try folder.write(
        Data(NumPyArray(shape: [rows, 4], elements: .float64(values)).encoded()), to: name)
    }
    let labels = (0..<60).map { Int64($0 % 3) }
    try folder.write(
      Data(NumPyArray(shape: [60], elements: .int64(labels)).encoded()), to: "l.npy")
  }

  private func run(_ arguments: [String]) throws -> Command {
    let run = try Command(arguments)
    #expect(run.exitCode == 0, "\(arguments): \(run.complaint)")
    return run
  }

  private func quantize(_ options: [String]) throws {
    _ = try run(["quantize", folder.file("e.npy"), "--output", folder.file("q.npy")] + options)
    // Queries share the codebook that was found for the rows, and have a grid of their own.
    let queries = options.contains("product") ? ["--codebook", folder.file("q.codebook.npy")] : []
    let shared = options.contains("product") ? ["--method", "product"] : options
    _ = try run(
      ["quantize", folder.file("f.npy"), "--output", folder.file("g.npy")] + shared + queries)
  }

  private var files: [String] {
    [
      "--embeddings", folder.file("e.npy"), "--codes", folder.file("q.npy"), "--queries",
      folder.file("f.npy"), "--query-codes", folder.file("g.npy"), "--labels",
      folder.file("l.npy"),
    ]
  }

  private static let kinds: [(codes: [String], metrics: [String])] = [
    (["--bits", "6"], ["lee", "squared-flat", "cosine"]),
    (["--grid", "calibrated", "--bits", "5"], ["squared-euclidean", "dot-product"]),
    (
      ["--method", "product", "--subspaces", "2", "--codewords", "16"], ["lee", "squared-flat"]
    ),
  ]

  @Test("codes of every kind are certified by every metric they have, in parts too, and verified")
  func kinds() throws {
    for (codes, metrics) in Self.kinds {
      try quantize(codes)
      for metric in metrics {
        let certify =
          ["certify", "--neighbors", "3", "--quiet", "--metric", metric, "--output"]
        _ = try run(certify + [folder.file("c")] + files)
        #expect(try run(["verify", folder.file("c")] + files).output.hasPrefix("verified"))
        let shards = [("1/2", "1/1"), ("2/2", "1/2"), ("2/2", "2/2")].map { queries, rows in
          (
            options: ["--shard", queries, "--row-shard", rows],
            name: "s\(queries.prefix(1))\(rows.prefix(1))"
          )
        }
        for shard in shards {
          _ = try run(certify + [folder.file(shard.name)] + files + shard.options)
        }
        let paths = shards.map { folder.file($0.name) }
        let some = try run(["merge", paths[2], paths[0], "--output", folder.file("some")])
        #expect(some.output.contains("a shard, 300 of 420 pairs"), "\(some.output)")
        _ = try run(["merge", folder.file("some"), paths[1], "--output", folder.file("m")])
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.file("c")) {
          #expect(try folder.bytes("m/\(name)") == folder.bytes("c/\(name)"), "\(metric) \(name)")
        }
      }
    }
  }

  @Test("a metric that codes have not is refused with the metrics of their kind")
  func otherMetrics() throws {
    for (index, metric) in [
      (0, "squared-euclidean"), (0, "dot-product"), (1, "lee"), (2, "squared-euclidean"),
    ] {
      try quantize(Self.kinds[index].codes)
      let refused = try Command(
        [
          "certify", "--neighbors", "3", "--quiet", "--metric", metric, "--output",
          folder.file("c"),
        ]
          + files)
      #expect(refused.exitCode == 2)
      #expect(refused.complaint.contains("expected a metric of"), "\(refused.complaint)")
    }
  }

  @Test("an embedding too far from its code is refused by its row")
  func farAway() throws {
    func write(_ name: String, _ values: [Double]) throws {
      let array = NumPyArray(shape: [values.count, 1], elements: .float64(values))
      try folder.write(Data(array.encoded()), to: name)
    }
    try write("r.npy", [0, 1])
    try write("e.npy", [0, 1, 1e30, 0.5])
    _ = try run(
      ["quantize", folder.file("e.npy"), "--grid", "calibrated", "--ranges", folder.file("r.npy")]
        + ["--output", folder.file("q.npy")])
    let refused = try Command(
      ["certify", "--embeddings", folder.file("e.npy"), "--codes", folder.file("q.npy")]
        + ["--neighbors", "1", "--quiet", "--output", folder.file("c")])
    #expect(refused.exitCode == 2)
    #expect(refused.complaint.contains("found one farther away at row 2"), "\(refused.complaint)")
  }

  @Test("shards that overlap, or are of other files, are refused by name, and nothing is written")
  func mergeRefuses() throws {
    try quantize(["--bits", "6"])
    let certify = ["certify", "--neighbors", "3", "--quiet"] + files
    _ = try run(certify + ["--shard", "1/2", "--output", folder.file("s")])
    _ = try run(certify + ["--shard", "1/3", "--output", folder.file("t")])
    let twice = try Command(
      ["merge", folder.file("s"), folder.file("t"), "--output", folder.file("m")])
    #expect(twice.exitCode == 2)
    #expect(twice.complaint.contains("found query 0 twice among some"), "\(twice.complaint)")
    var bytes = try folder.bytes("t/rows.npy")
    bytes[bytes.count - 1] ^= 1
    try folder.write(bytes, to: "t/rows.npy")
    let changed = try Command(
      ["merge", folder.file("t"), "--output", folder.file("m")])
    #expect(changed.exitCode == 2)
    #expect(changed.complaint.contains("rows.npy"), "\(changed.complaint)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("m")))
    for share in ["0/2", "3/2", "1", "1/0", "a/b", "1/2/3"] {
      #expect(
        try Command(certify + ["--shard", share, "--output", folder.file("m")]).exitCode == 64)
    }
  }

  @Test("a sample says so and exits 3; what is wrong with a query of the sample is refuted")
  func sample() throws {
    try quantize(["--bits", "6"])
    _ = try run(
      ["certify", "--neighbors", "3", "--quiet", "--output", folder.file("c")] + files)
    let verify = ["verify", folder.file("c"), "--seed", "5"] + files
    let sampled = try Command(verify + ["--sample", "2"])
    #expect(sampled.exitCode == 3)
    #expect(sampled.output.hasPrefix("sampled: 2 of 7 queries"))
    let json = try Command(verify + ["--sample", "100", "--json"])
    #expect(json.exitCode == 3)
    #expect(json.output.contains("\"verdict\":\"sampled\""))
    #expect(try Command(verify + ["--sample", "0"]).exitCode == 64)
  }

  @Test("a file that is cut while it is read is bad input, and nothing is written")
  func cutFile() throws {
    try quantize(["--bits", "6"])
    // The labels are read last: the command waits for them with all other files mapped.
    let labels = try folder.bytes("l.npy")
    let pipe = folder.file("labels")
    #expect(mkfifo(pipe, 0o600) == 0)
    let embeddings = folder.file("e.npy")
    let writer = Thread {
      let handle = FileHandle(forWritingAtPath: pipe)
      truncate(embeddings, 0)
      try? handle?.write(contentsOf: labels)
      try? handle?.close()
    }
    writer.start()
    let run = try Command(
      ["certify", "--neighbors", "3", "--quiet", "--output", folder.file("cut")]
        + files.dropLast() + [pipe])
    #expect(run.exitCode == 2)
    #expect(run.complaint == "torus: error: a file was cut while it was read\n")
    #expect(!FileManager.default.fileExists(atPath: folder.file("cut")))
  }
}
