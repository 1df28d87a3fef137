import ArgumentParser
import TorusArtifacts
import TorusSearch

struct Search: ParsableCommand {
  enum Metric: String, ExpressibleByArgument, CaseIterable {
    case lee
    case squared
    case chebyshev

    var searched: SearchMetric {
      switch self {
      case .lee: .lee
      case .squared: .squaredFlat
      case .chebyshev: .chebyshev
      }
    }
  }

  static let configuration = CommandConfiguration(
    abstract: "Find the nearest codes, exactly.",
    discussion: """
      Codes of a natural grid with their sidecars, as 'torus quantize' writes them; queries of \
      the same axes, bits and period. Without --queries each row is a query and not its own \
      neighbor. Of equal distances the lower row comes first. Distances are in steps of the \
      grid, squared ones in squared steps. Many queries of a large table in memory of up to 6 \
      axes go through a tree, with the same answers.

      With --mapped, files stay on disk and may be larger than memory. Where a sidecar lies \
      beside one, it is read too, and has to say that codes are of 8 or 16 bits, each an \
      element. Where there is none, elements of int8, uint8, int16 or uint16 are such codes, of \
      whatever period.

      Without --output, prints a line for each query: the rows, nearest first, each with its \
      distance. With --output, writes PREFIX.rows.npy and PREFIX.distances.npy, (queries, k) of \
      uint64.

      Example: torus search --codes q.npy --queries g.npy --count 10 --output nearest
      """)

  @Option(help: "The table: an npy file of codes.")
  var codes: String

  @Option(help: "The queries: an npy file of codes.")
  var queries: String?

  @Option(name: [.customShort("k"), .long], help: "How many neighbors of each query.")
  var count: Int?

  @Option(help: "All neighbors at most at this distance, instead of a count.")
  var radius: UInt64?

  @Option(help: "lee, squared or chebyshev.")
  var metric: Metric = .lee

  @Flag(help: "Leave the files on disk; sidecars may be missing.")
  var mapped = false

  @OptionGroup var workers: ThreadOptions

  @Option(help: "The start of the names of the two files to write; for --count.")
  var output: String?

  func validate() throws {
    guard (count == nil) != (radius == nil) else {
      throw ValidationError("search takes one of --count and --radius")
    }
    guard radius == nil || output == nil else {
      throw ValidationError("--output needs --count: rows within a radius are not equally many")
    }
  }

  func run() throws {
    try checkPlaces()
    let rows = try SearchedTable(codes, metric, mapped ? .mapped : .inMemory)
    let asked = try queries.map { path in
      let table = try SearchedTable(path, metric, mapped ? .mapped : .inMemory)
      try table.check(against: rows)
      return table.rows
    }
    let candidates: ExactSearch.Candidates = asked == nil ? .allButOwn : .all
    let quiet = workers.quiet
    let progress: ExactSearch.Progress = { done, all in
      if !quiet { Console.report("search: \(done) of \(all)") }
      return .proceed
    }
    let search = try ExactSearch(rows.rows, metric: metric.searched)
    if let radius {
      say(
        try search.rows(
          within: radius, of: asked ?? rows.rows, candidates: candidates,
          threads: workers.threads, progress: progress))
    } else if let count {
      let found = try search.nearest(
        to: asked ?? rows.rows, count: count, candidates: candidates, threads: workers.threads,
        progress: progress)
      if let output {
        try write(found, count: count, to: output)
      } else {
        say(found)
      }
    }
  }

  /// The two files of --output.
  private func paths(_ prefix: String) -> (rows: String, distances: String) {
    (prefix + ".rows.npy", prefix + ".distances.npy")
  }

  /// Throws, before any work, where the output cannot be written, or would take the place of an input.
  private func checkPlaces() throws {
    guard let paths = output.map(paths) else { return }
    let inputs = [codes] + (queries.map { [$0] } ?? [])
    try Places(
      reading: inputs.flatMap { path -> [Places.Named] in
        [("codes", path), ("a sidecar", CodeSidecar.path(besideCodes: path))]
      },
      writing: [("the rows", paths.rows), ("the distances", paths.distances)]
    ).check()
    var writer = AtomicOutput()
    writer.addFile([], at: paths.rows)
    writer.addFile([], at: paths.distances)
    try writer.rehearse()
  }

  private func say(_ found: NeighborLists) {
    for query in 0..<found.count {
      Console.say(
        "\(query): " + found[query].map { "\($0.row) at \($0.distance)" }.joined(separator: ", "))
    }
  }

  private func write(_ found: NeighborLists, count: Int, to prefix: String) throws {
    func file(_ number: (Neighbor) -> UInt64) -> [UInt8] {
      NumPyArray(
        shape: [found.count, count], elements: .uint64(found.neighbors.map(number))
      ).encoded()
    }
    let paths = paths(prefix)
    var writer = AtomicOutput()
    writer.addFile(file { UInt64($0.row) }, at: paths.rows)
    writer.addFile(file { $0.distance }, at: paths.distances)
    try writer.commit()
    Console.say(
      "\(paths.rows), \(paths.distances): \(count) neighbors of \(found.count) queries")
  }
}
