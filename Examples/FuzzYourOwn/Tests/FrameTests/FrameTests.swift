import Foundation
import FrameLaws
import Frames
import LawFuzzing
import PropertyTesting
import PropertyTestingForSwiftTesting
import PropertyTestingRuntime
import Testing

@Suite("Frames")
struct FrameTests {
  @Test("every law holds", arguments: FrameLaws.right.all)
  func holds(law: Law) {
    expectHolds(law)
  }

  @Test("G01: a length near 2^64 wraps, and its end seems to be there")
  func broken() throws {
    var report: Report?
    let time = ContinuousClock().measure {
      report = Sampler(seed: 1).run(FrameLaws.broken.endIsThere)
    }
    #expect(time < .seconds(1))
    let found = try #require(report?.counterexample)
    #expect(
      found.values.map(\.description) == [
        "available = 0 (0x0000000000000000)", "length = 18446744073709551608 (0xfffffffffffffff8)",
      ])
    #expect(found.reason == "the end: expected 18446744073709551616, found 0")
  }
}

extension FrameTests {
  @Test("G01: the trap of the broken decoder is a report like any other, with its input")
  func trap() throws {
    // In child processes: a trap in this one would end the tests.
    let runner = LawRunner(RunConfiguration(isolation: IsolationLimits()))
    var report: Report?
    let time = ContinuousClock().measure { report = runner.run(FrameLaws.broken.lengthIsTrue) }
    #expect(time < .seconds(1))
    let found = try #require(report?.counterexample)
    #expect(found.values.map(\.text) == ["[]", "18446744073709551608"])
    #expect(found.reason.contains("trap"), "\(found.reason)")
  }
}

/// The files that a fuzzer left: those kept in the folder Crashes, and those in a folder that the
/// environment names, which are fresh.
@Suite("Files of the fuzzer")
struct CrashTests {
  private static var files: [URL] {
    let fresh = ProcessInfo.processInfo.environment["FRAME_CRASHES"].map { URL(filePath: $0) }
    let kept = Bundle.module.url(forResource: "Crashes", withExtension: nil)
    return [kept, fresh].compactMap { $0 }.flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
        ?? []
    }.sorted { $0.path < $1.path }
  }

  @Test("there are some")
  func some() {
    #expect(!Self.files.isEmpty)
  }

  @Test("what once crashed is a case of a law, and holds", arguments: files)
  func replays(file: URL) throws {
    let bytes = [UInt8](try Data(contentsOf: file))
    let report = try #require(LawTarget(FrameLaws.right.roundTrip).report(on: bytes))
    #expect(report.isSuccess, "\(report)")
  }

  @Test("the broken decoder still crashes on it, in a process of its own", arguments: files)
  func crashes(file: URL) async throws {
    let bytes = [UInt8](try Data(contentsOf: file))
    await #expect(processExitsWith: .failure) { [bytes = bytes as [UInt8]] in
      _ = LawTarget(FrameLaws.broken.roundTrip).report(on: bytes)
    }
  }
}
