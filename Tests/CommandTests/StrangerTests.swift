import Foundation
import TestSupport
import Testing
import TorusArtifacts

/// `Documentation/verify_certificate.py` beside `torus verify`: the same verdicts.
@Suite("The verifier in NumPy", .serialized)
struct StrangerTests {
  /// The exit code of both; where they differ, an issue.
  private func verdict(_ arguments: [String]) throws -> Int32 {
    let ours = try Command(["verify"] + arguments)
    let stranger = try Python.run("Documentation/verify_certificate.py", arguments)
    #expect(
      stranger.exitCode == ours.exitCode,
      "torus: \(ours.output)\(ours.complaint) NumPy: \(stranger.output)\(stranger.complaint)")
    #expect(stranger.output.prefix { $0 != ":" } == ours.output.prefix { $0 != ":" })
    return ours.exitCode
  }

  private func run(_ arguments: [String]) throws {
    let run = try Command(arguments)
    #expect(run.exitCode == 0, "\(run.complaint)")
  }

  /// Embeddings of digits, from one epoch: 60 rows `e.npy`, their labels `l.npy`, 20 queries `f.npy`.
  private func embed(_ folder: TemporaryFolder, head: String) throws {
    try run([
      "train", "--dataset", "digits", "--head", head, "--dimensions", "6", "--epochs", "1",
      "--seed", "5", "--quiet", "--output", folder.file("model"),
    ])
    let all = try NumPyArray(contentsOf: folder.file("model/test.embeddings.npy"))
    let labels = try NumPyArray(contentsOf: folder.file("model/test.labels.npy"))
    let axes = try #require(all.shape.last)
    guard case .float32(let values) = all.elements else {
      Issue.record("embeddings are \(all.elements.typeName)")
      return
    }
    for (name, rows) in [("e.npy", 0..<60), ("f.npy", 60..<80)] {
      let elements = Array(values[rows.lowerBound * axes..<rows.upperBound * axes])
      let part = NumPyArray(shape: [rows.count, axes], elements: .float32(elements))
      try folder.write(Data(part.encoded()), to: name)
    }
    guard case .uint8(let classes) = labels.elements else {
      Issue.record("labels are \(labels.elements.typeName)")
      return
    }
    let part = NumPyArray(shape: [60], elements: .uint8(Array(classes.prefix(60))))
    try folder.write(Data(part.encoded()), to: "l.npy")
  }

  /// Codes of a certificate, and the options that make them.
  struct Grid: CustomStringConvertible, Sendable {
    let description: String
    let head: String
    let options: [String]
    var isRefined = false
  }

  private static let grids = [
    Grid(description: "8 bits", head: "torusC", options: ["--bits", "8"]),
    Grid(description: "8 + 8 bits", head: "torusN", options: ["--bits", "8"], isRefined: true),
    Grid(
      description: "4 bits, packed", head: "torusC", options: ["--bits", "4", "--packed"]),
    Grid(
      description: "12 bits of unit vectors, whose float32 have many places", head: "sphere",
      options: ["--bits", "12", "--period", "4"]),
  ]

  @Test("agrees on certificates of digits", arguments: grids)
  func certificates(grid: Grid) throws {
    let folder = try TemporaryFolder()
    try embed(folder, head: grid.head)
    for (e, q, r) in [("e", "q", "r"), ("f", "g", "s")] {
      try run(
        ["quantize", folder.file("\(e).npy"), "--output", folder.file("\(q).npy")] + grid.options
          + (grid.isRefined ? ["--refinement", folder.file("\(r).npy")] : []))
    }
    func options(_ names: [(option: String, file: String)]) -> [String] {
      names.filter { grid.isRefined || !$0.option.hasSuffix("refinement") }
        .flatMap { ["--\($0.option)", folder.file("\($0.file).npy")] }
    }
    let table = options([("codes", "q"), ("refinement", "r")])
    let queries = options([("query-codes", "g"), ("query-refinement", "s")])
    let labels = options([("labels", "l")])
    let points = options([("embeddings", "e")])
    let askedPoints = options([("queries", "f")])

    try run(
      ["certify", "--neighbors", "10", "--quiet", "--output", folder.file("apart")]
        + table + queries + labels + points + askedPoints)
    let apart = [folder.file("apart")] + table + queries
    #expect(try verdict(apart + labels + points + askedPoints) == 0)
    #expect(try verdict(apart + labels) == 3)
    #expect(try verdict(apart + labels + points) == 3)
    #expect(try verdict(apart + points + askedPoints) == 2)
    try run(
      ["certify", "--neighbors", "59", "--quiet", "--output", folder.file("itself")]
        + table + points)
    let itself = [folder.file("itself")] + table
    #expect(try verdict(itself + points) == 0)
    #expect(try verdict(itself) == 3)
    #expect(try verdict(itself + points + queries + askedPoints) == 2)
    // Another certificate's array, and another table's labels.
    try folder.write(folder.bytes("apart/residuals.npy"), to: "itself/residuals.npy")
    #expect(try verdict(itself + points) == 0)
    try folder.write(folder.bytes("apart/rescoring.npy"), to: "itself/rescoring.npy")
    #expect(try verdict(itself + points) == 2)
    let other = NumPyArray(shape: [60], elements: .int64([Int64](repeating: 7, count: 60)))
    try folder.write(Data(other.encoded()), to: "l.npy")
    #expect(try verdict(apart + labels + points + askedPoints) == 1)
  }

  /// Codes of other methods, and the metrics that certificates of them may have.
  enum Method: String, CaseIterable, Sendable {
    case natural
    case product
    case calibrated

    var metrics: [String] {
      switch self {
      case .natural: ["squared-flat", "cosine"]
      case .product: ["lee", "squared-flat"]
      case .calibrated: ["squared-euclidean", "dot-product"]
      }
    }

    /// What quantizes embeddings, with a codebook where there is one.
    func options(codebook: String?, ranges: String) -> [String] {
      switch self {
      case .natural: ["--bits", "6"]
      case .product:
        ["--method", "product"]
          + (codebook.map { ["--codebook", $0] } ?? ["--subspaces", "3", "--codewords", "16"])
      case .calibrated: ["--grid", "calibrated", "--ranges", ranges]
      }
    }
  }

  @Test("agrees on every metric and on codes of other methods", arguments: Method.allCases)
  func metrics(method: Method) throws {
    let folder = try TemporaryFolder()
    try embed(folder, head: method == .calibrated ? "sphere" : "torusN")
    let ranges = [Float](repeating: -1, count: 6) + [Float](repeating: 1, count: 6)
    try folder.write(
      Data(NumPyArray(shape: [2, 6], elements: .float32(ranges)).encoded()), to: "ranges.npy")
    for (e, q, codebook) in [("e", "q", nil), ("f", "g", "q.codebook.npy")] {
      try run(
        ["quantize", folder.file("\(e).npy"), "--output", folder.file("\(q).npy")]
          + method.options(
            codebook: codebook.map { folder.file($0) }, ranges: folder.file("ranges.npy")))
    }
    let codes = [
      "--codes", folder.file("q.npy"), "--query-codes", folder.file("g.npy"),
      "--labels", folder.file("l.npy"),
    ]
    let points = ["--embeddings", folder.file("e.npy"), "--queries", folder.file("f.npy")]
    for metric in method.metrics {
      try run(
        ["certify", "--neighbors", "10", "--metric", metric, "--quiet"]
          + ["--output", folder.file(metric)] + codes + points)
      #expect(try verdict([folder.file(metric)] + codes + points) == 0, "\(metric)")
      #expect(try verdict([folder.file(metric)] + codes) == 3, "\(metric)")
      #expect(try verdict([folder.file(metric)] + codes.dropLast(2) + points) == 2, "\(metric)")
    }
    if method == .product {
      // What is no codebook.
      let other = ["--codebook", folder.file("ranges.npy")]
      #expect(try verdict([folder.file("lee")] + codes + other) == 2)
    }
  }

  @Test("the unit of a line is that of both tables' numbers, where one has none but zeros")
  func unit() throws {
    let folder = try TemporaryFolder()
    try embed(folder, head: "sphere")
    for (e, q, end) in [("e", "q", Float(0)), ("f", "g", Float(0x1p-9))] {
      let ends = [Float](repeating: -end, count: 6) + [Float](repeating: end, count: 6)
      let ranges = NumPyArray(shape: [2, 6], elements: .float32(ends))
      try folder.write(Data(ranges.encoded()), to: "ranges.npy")
      try run([
        "quantize", folder.file("\(e).npy"), "--grid", "calibrated", "--ranges",
        folder.file("ranges.npy"), "--output", folder.file("\(q).npy"),
      ])
    }
    let files = [
      "--codes", folder.file("q.npy"), "--query-codes", folder.file("g.npy"), "--embeddings",
      folder.file("e.npy"), "--queries", folder.file("f.npy"),
    ]
    try run(["certify", "--neighbors", "3", "--quiet", "--output", folder.file("c")] + files)
    #expect(try verdict([folder.file("c")] + files) == 0)
  }

  @Test("mistakes in the command line exit 64")
  func usage() throws {
    for arguments in [[], ["c"], ["c", "--codes", "q", "--queries", "f"], ["c", "--cod", "q"]] {
      #expect(try verdict(arguments) == 64, "\(arguments)")
    }
  }

  @Test("random changes and hand-made lies, judged by brute force: no false verdict")
  func attack() throws {
    let torus = Command.torus.path(percentEncoded: false)
    let run = try Python.run("Scripts/attack", [torus, "--changes", "200", "--seed", "7"])
    #expect(run.exitCode == 0, "\(run.output)\(run.complaint)")
    #expect(run.output.contains("200 changes, seed 7: 0 failures"))
  }

  @Test(
    "the attack finds planted faults",
    arguments: [
      "distance-is-euclidean", "arrays-are-believed", "residuals-rounded-down",
      "coinciding-rows-forgotten", "radius-one-too-large", "cosines-are-exact",
      "roots-are-rounded-down", "line-is-rounded-up",
    ])
  func faults(name: String) throws {
    let torus = Command.torus.path(percentEncoded: false)
    let run = try Python.run("Scripts/attack", [torus, "--changes", "100", "--fault", name])
    #expect(run.exitCode == 1, "\(run.output)\(run.complaint)")
    #expect(run.complaint.contains("torus says"))
  }
}
