import CProcess
import Foundation
import PropertyTesting
import PropertyTestingRuntime
import TestSupport
import Testing

@Suite("Journals")
struct JournalTests {
  /// Starts a process that runs a law with journals in `folder`, kills it in the middle of the
  /// case for 200, and waits for its end.
  private func killInTheMiddle(_ folder: URL) throws {
    let isReached = folder.appending(path: "reached").path(percentEncoded: false)
    let law = Law("killed.law", "200 is like any other number") { choices throws(Discard) in
      let n = try choices.integer(UInt16.self, named: "n")
      _ = try choices.integer(Int8.self, named: "m")
      if n == 200 {
        close(open(isReached, O_CREAT | O_WRONLY, 0o644))
        while true { usleep(1000) }
      }
      return .holds
    }
    let configuration = RunConfiguration(engine: .enumerate(cap: 1 << 24), journals: folder)
    let child = process_fork()
    if child == 0 {
      _ = LawRunner(configuration).run(law)
      process_exit(0)
    }
    try #require(child > 0)
    while !FileManager.default.fileExists(atPath: isReached) { usleep(1000) }
    process_kill(child)
  }

  @Test("the case is on disk when its process is killed, and is a stored failure from then on")
  func killed() throws {
    let folder = try TemporaryFolder()
    try killInTheMiddle(folder.url)
    let files = LawRunner.journals(in: folder.url)
    try #require(files.count == 1)
    let left = try #require(try JournaledCase(contentsOf: files[0]))
    #expect(left.law == "killed.law")
    #expect(left.replayLine == "killed.law v1:c80000")

    let mended = Law("killed.law", "no number is above 199") { choices throws(Discard) in
      let n = try choices.integer(UInt16.self, named: "n")
      _ = try choices.integer(Int8.self, named: "m")
      return .require(n < 200, "it is")
    }
    let store = FailureStore(folder: folder.url.appending(path: "failures"))
    let runner = LawRunner(RunConfiguration(failures: store, journals: folder.url))
    let report = runner.run(mended)
    #expect(report.engine == .replayed)
    #expect(report.counterexample?.replayLine == "killed.law v1:c80000")
    #expect(LawRunner.journals(in: folder.url).isEmpty)
  }

  @Test("every changed byte and every prefix of a journal is a case, none, or an error")
  func damaged() throws {
    let folder = try TemporaryFolder()
    try killInTheMiddle(folder.url)
    let file = try #require(LawRunner.journals(in: folder.url).first)
    let bytes = Array(try Data(contentsOf: file).prefix(352))
    let copy = folder.url.appending(path: "copy")
    func read(_ bytes: [UInt8]) throws -> JournaledCase? {
      try Data(bytes).write(to: copy)
      return try JournaledCase(contentsOf: copy)
    }
    #expect(try read(bytes)?.replayLine == "killed.law v1:c80000")
    for length in 0..<bytes.count {
      #expect(throws: RuntimeError.self) { try read(Array(bytes.prefix(length))) }
    }
    var errors = 0
    for place in bytes.indices {
      for change in [1, 0x80, 0xff] as [UInt8] {
        var damaged = bytes
        damaged[place] ^= change
        do {
          _ = try read(damaged)
        } catch let error as RuntimeError {
          errors += 1
          #expect("\(error)".contains("byte "), "\(error)")
        }
      }
    }
    #expect(errors > 100)
  }
}
