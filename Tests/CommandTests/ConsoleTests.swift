import Foundation
import TestSupport
import Testing
import TorusArtifacts

/// What the command does where it cannot write, with names of files, and with numbers of threads.
@Suite("torus and the system")
struct ConsoleTests {
  /// Runs a line of the shell in which `$torus` is the command.
  private func shell(_ line: String, in folder: TemporaryFolder? = nil) throws -> Command {
    let torus = Command.torus.path(percentEncoded: false)
    let place = folder.map { "cd '\($0.path)' && " } ?? ""
    return try Command(
      ["-c", "torus='\(torus)'; \(place)\(line)"], of: URL(filePath: "/bin/sh"))
  }

  private func embeddings() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let table = NumPyArray(shape: [2, 2], elements: .float32([0, 0.25, 0.5, 0.75]))
    try folder.write(Data(table.encoded()), to: "e.npy")
    return folder
  }

  private static let answers = [
    "calc distance 250 3 --width 8", "calc distance 250 3 --width 8 --json", "laws list",
    "laws list --json", "--help", "calc turns --help", "--version",
  ]

  @Test("an answer that finds no space is not given: exit code 2, and why", arguments: answers)
  func fullDisk(line: String) throws {
    let run = try shell("$torus \(line) > /dev/full")
    #expect(run.exitCode == 2)
    #expect(run.complaint.contains("standard output: expected to write the answer, found"))
    #expect(run.complaint.split(separator: "\n").count == 1, "\(run.complaint)")
  }

  @Test("nor into a standard output that is closed", arguments: answers)
  func closedOutput(line: String) throws {
    let run = try shell("$torus \(line) >&-")
    #expect(run.exitCode == 2)
    #expect(run.complaint.split(separator: "\n").count == 1, "\(run.complaint)")
    #expect(try shell("$torus \(line) >&- 2>&-").exitCode == 2)
  }

  @Test("files written with a closed standard output hold what they should, and no answer")
  func closedOutputIsNoFile() throws {
    let folder = try embeddings()
    let right = try shell("$torus quantize e.npy --output q.npy", in: folder)
    #expect(right.exitCode == 0, "\(right.complaint)")
    let closed = try shell("$torus quantize e.npy --output r.npy <&- >&- 2>&-", in: folder)
    #expect(closed.exitCode == 2)
    #expect(try folder.bytes("r.npy") == folder.bytes("q.npy"))
    #expect(try folder.bytes("r.json") == folder.bytes("q.json"))
  }

  @Test("a reader that went away is no error of ours")
  func closedPipe() throws {
    // Where the signal is ignored, the command sees the error of its write.
    let run = try shell("trap '' PIPE; { $torus laws list; echo \"$?\" >&2; } | true")
    #expect(run.complaint == "0\n")
    #expect(try shell("$torus laws list | head -n 1").complaint.isEmpty)
  }

  @Test("names of files are not changed, whatever they begin with")
  func names() throws {
    let folder = try embeddings()
    for output in ["--output=-5.npy", "--output ./-6.npy"] {
      let run = try shell("$torus quantize e.npy \(output)", in: folder)
      #expect(run.exitCode == 0, "\(run.complaint)")
    }
    // A hyphen that may begin an option is refused, not made another character.
    #expect(try shell("$torus quantize e.npy --output -7.npy", in: folder).exitCode == 64)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["-5.json", "-5.npy", "-6.json", "-6.npy", "e.npy"])
    let again = try shell("$torus quantize --output q.npy -- -1.npy", in: folder)
    #expect(again.exitCode == 2)
    #expect(again.complaint.contains("-1.npy"))
  }

  @Test(
    "a name that is no UTF-8 is refused, and nothing written", arguments: ["\\377", "\\357\\277"])
  func foreignNames(bytes: String) throws {
    let folder = try embeddings()
    let run = try shell(
      "$torus quantize e.npy --output \"$(printf 'q\(bytes).npy')\"", in: folder)
    #expect(run.exitCode == 2)
    #expect(run.complaint.contains("argument 4, byte "), "\(run.complaint)")
    #expect(run.complaint.contains("expected UTF-8"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["e.npy"])
  }

  @Test(
    "threads are 1 to 1024: any other number is a usage error",
    arguments: [
      "verify c --codes q.npy", "train --dataset digits --output m",
      "search --codes q.npy --count 1",
      "quantize e.npy --output q.npy", "evaluate m",
      "certify --embeddings e.npy --codes q.npy --neighbors 1 --output c",
    ])
  func threads(line: String) throws {
    for count in ["0", "-1", "1025", "100000000", "4611686018427387904"] {
      let run = try Command(line.split(separator: " ").map(String.init) + ["--threads=\(count)"])
      #expect(run.exitCode == 64)
      #expect(run.complaint.contains("from 1 to 1024, found \(count)"), "\(run.complaint)")
    }
  }

  @Test("a period that is none is refused with the limits")
  func period() throws {
    let run = try Command(
      "quantize", "e.npy", "--period", "3.6893488147419103e19", "--output", "q.npy")
    #expect(run.exitCode == 64)
    #expect(run.complaint.contains("from 2^-64 to 2^64"))
  }
}
