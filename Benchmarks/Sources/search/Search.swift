import CPortBound
import Foundation
import TorusArtifacts
import TorusSearch

// Times exact searches, for Peers/search_speed.py:
//
//   search bound                                       bytes a second of the arithmetic alone
//   search ROWS QUERIES K METRIC METHOD THREADS OUT    the best of five; writes the rows found to OUT
//
// ROWS and QUERIES are npy files of 8-bit or 16-bit codes. Prints the seconds of the queries, those of
// making the search ready for them, the body, and the seconds again as this thread's own: with one
// thread, others on the machine do not count in them.

struct Seconds {
  var wall = Double.infinity
  var own = Double.infinity
}

func seconds(_ work: () throws -> Void) rethrows -> Seconds {
  func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let (wall, own) = (now(CLOCK_MONOTONIC), now(CLOCK_THREAD_CPUTIME_ID))
  try work()
  return Seconds(wall: now(CLOCK_MONOTONIC) - wall, own: now(CLOCK_THREAD_CPUTIME_ID) - own)
}

func best(of count: Int, _ work: () throws -> Void) rethrows -> Seconds {
  var least = Seconds()
  for _ in 0..<count {
    let time = try seconds(work)
    least = Seconds(wall: min(least.wall, time.wall), own: min(least.own, time.own))
  }
  return least
}

let metrics: [String: SearchMetric] = [
  "lee": .lee, "squared": .squaredFlat, "chebyshev": .chebyshev,
]

let arguments = CommandLine.arguments.dropFirst()
if arguments == ["bound"] {
  let bytes: UInt64 = 20_000_000_000
  var sum: UInt64 = 0
  let time = best(of: 3) { sum &+= port_bound(bytes) }
  print(sum == 0 ? 0 : Double(bytes) / time.wall)
} else {
  let words = Array(arguments)
  guard words.count == 7, let count = Int(words[2]), let metric = metrics[words[3]],
    let method = SearchMethod(rawValue: words[4]), let threads = Int(words[5])
  else { fatalError("expected ROWS QUERIES K METRIC METHOD THREADS OUT") }
  func rows(_ path: String) throws -> CodeRows {
    // In memory, as a program that made the codes has them.
    let mapped = CodeRows(try MappedMatrix(contentsOf: path))
    return CodeRows(
      (0..<mapped.count).flatMap { mapped.codes(ofRow: $0) }, count: mapped.count,
      axes: mapped.axes, layout: mapped.layout)
  }
  let table = try rows(words[0])
  let queries = try rows(words[1])
  var search: ExactSearch?
  let making = try seconds {
    search = try ExactSearch(table, metric: metric, method: method)
    // The first query makes the tree.
    _ = try search?.nearest(to: queries[0..<1], count: 1)
  }
  var found: NeighborLists?
  let time = try best(of: 5) {
    found = try search?.nearest(to: queries, count: count, threads: threads)
  }
  let numbers = (found?.neighbors ?? []).map { UInt64($0.row) }
  let array = NumPyArray(shape: [queries.count, count], elements: .uint64(numbers))
  var writer = AtomicOutput()
  writer.addFile(array.encoded(), at: words[6])
  try writer.commit()
  print(time.wall, making.wall, KernelBody.widest.rawValue, time.own, making.own)
}
