import CProcess
import Foundation
import PropertyTesting

/// A fork of this process that answers requests, until one of them ends it.
///
/// The child is a copy of the parent at the time of the fork with one thread, so the closure that
/// serves it must not wait for other threads. Requests and answers go through a pair of sockets, the
/// case that runs is in the shared `journal`.
final class ChildProcess {
  /// How a request came to no answer.
  enum End: Hashable {
    case signal(Int32)
    case exit(Int32)
    case hang
    case memory
  }

  let journal: Journal
  private let child: pid_t
  private let line: Int32
  private let complaints: Int32
  /// What the child has at the start, in bytes.
  private let memory: UInt64

  /// What it has taken since then, in bytes.
  var growth: Int64 { Int64(process_resident_bytes(child)) - Int64(memory) }
  private var hasEnded = false

  /// The child that answers each request by `serve`.
  init(
    journal: Journal, serve: (_ request: [UInt8]) -> [UInt8]
  ) throws {
    self.journal = journal
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Self.streamType, 0, &ends) == 0 else {
      throw RuntimeError.system("cannot make a pair of sockets", code: errno)
    }
    complaints = process_scratch_file()
    child = process_fork()
    guard child >= 0 else { throw RuntimeError.system("cannot fork", code: errno) }
    if child == 0 {
      dup2(complaints, 2)
      while let request = Self.receive(from: ends[1]) {
        guard Self.send(serve(request), to: ends[1]) else { break }
      }
      process_exit(0)
    }
    close(ends[1])
    line = ends[0]
    memory = process_resident_bytes(child)
  }

  private static let streamType = Int32(SOCK_STREAM.rawValue)

  deinit {
    if !hasEnded { process_kill(child) }
    close(line)
    close(complaints)
  }

  /// What the child answers to `request`, or how it ended; after an end it answers no more.
  func answer(
    to request: [UInt8], within limits: IsolationLimits
  ) throws -> Result<[UInt8], Ended> {
    // A child that has ended cannot take it, and is seen to have ended below.
    _ = Self.send(request, to: line)
    var status: Int32 = 0
    var lastCase = journal.caseNumber
    // What earlier cases leaked is not this one's doing.
    var growthBefore = growth
    var deadline = ContinuousClock.now + .seconds(limits.seconds)
    while true {
      // In 5 ms memory cannot grow much.
      switch process_await(child, line, 5, &status) {
      case Int32(process_readable):
        guard let answer = Self.receive(from: line) else {
          // It ended while it wrote; the next look at it says how.
          continue
        }
        return .success(answer)
      case Int32(process_ended):
        hasEnded = true
        let signal = process_signal(status)
        return ended(signal == 0 ? .exit(process_exit_code(status)) : .signal(signal))
      case Int32(process_timed_out):
        let growth = self.growth
        if growth - growthBefore > Int64(clamping: limits.memory) { return kill(.memory) }
        if journal.caseNumber != lastCase {
          lastCase = journal.caseNumber
          growthBefore = growth
          deadline = ContinuousClock.now + .seconds(limits.seconds)
        } else if ContinuousClock.now > deadline {
          return kill(.hang)
        }
      default:
        throw RuntimeError.system("cannot wait for the child", code: errno)
      }
    }
  }

  /// An end, and what the child wrote to standard error before it.
  struct Ended: Error {
    let end: End
    let complaint: String
  }

  private func kill(_ end: End) -> Result<[UInt8], Ended> {
    process_kill(child)
    hasEnded = true
    return ended(end)
  }

  private func ended(_ end: End) -> Result<[UInt8], Ended> {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = pread(complaints, &bytes, bytes.count, 0)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    // The Swift runtime's line; whatever else the law printed is not ours to tell.
    let line = text.split(separator: "\n").last { $0.contains("Fatal error") }
    return .failure(Ended(end: end, complaint: line.map(String.init) ?? ""))
  }

  // A message is its length and its bytes.

  private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var wire = Wire()
    wire.put(bytes.count)
    return write(wire.bytes, to: descriptor) && write(bytes, to: descriptor)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      // A pipe would answer a write to a child that has ended with a signal to us.
      let count = rest.withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func receive(from descriptor: Int32) -> [UInt8]? {
    guard let header = read(MemoryLayout<Int>.size, from: descriptor) else { return nil }
    var wire = Wire(header)
    return read(wire.take(), from: descriptor)
  }

  private static func read(_ count: Int, from descriptor: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress?.advanced(by: filled), count - filled)
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      filled += got
    }
    return bytes
  }
}
