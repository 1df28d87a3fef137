import Foundation
import TestSupport
import Testing

@Suite("torus laws")
struct LawsTests {
  @Test("lists laws by a pattern, and refuses a pattern of none")
  func list() throws {
    let run = try Command("laws", "list", "--law", "serial.*")
    #expect(run.output.contains("serial.order.agrees-with-oracle"))
    #expect(!run.output.contains("circle."))
    #expect(try Command("laws", "list", "--law", "no.such").exitCode == 2)
  }

  @Test("checks by sampling and by enumeration", arguments: ["sample", "enumerate"])
  func check(engine: String) throws {
    let run = try Command(
      "laws", "check", "--engine", engine, "--law", "circle.antipode.*", "--samples", "20",
      "--quiet", "--json")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("\"verdict\":\"holds\""))
    #expect(!run.output.contains("undecided"))
  }

  @Test("the laws of formats and certificates are sampled and replayed, and not enumerated")
  func files() throws {
    let law = "format.sidecar.has-one-spelling"
    let sampled = try Command("laws", "check", "--law", law, "--samples", "20", "--quiet")
    #expect(sampled.exitCode == 0)
    #expect(sampled.output.contains(#/\n\S+ +20 +- +holds/#))
    let enumerated = try Command("laws", "check", "--engine", "enumerate", "--law", law)
    #expect(enumerated.exitCode == 2)
    let folder = try TemporaryFolder()
    try folder.write(Data("\(law) v1:0102\n".utf8), to: "line.txt")
    try folder.write(Data("\(law)\n".utf8) + [1, 2], to: "fuzzed")
    let replayed = try Command("laws", "replay", folder.file("line.txt"))
    #expect(replayed.exitCode == 0)
    #expect(replayed.output.contains(law))
    #expect(try Command("laws", "replay", folder.file("fuzzed")).output == replayed.output)
  }

  @Test("replays recorded cases, a fuzzer's input too, and says which line is none")
  func replay() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data("Int8 circle.distance.triangle v1:800005\n".utf8), to: "good.txt")
    try folder.write(Data("Int8 circle.distance.triangle v1:8\n".utf8), to: "bad.txt")
    let good = try Command("laws", "replay", folder.file("good.txt"))
    #expect(good.exitCode == 0)
    #expect(good.output.contains("circle.distance.triangle"))
    try folder.write(Data("Int8 circle.distance.triangle\n".utf8) + [0x80, 0, 5], to: "fuzzed")
    let fuzzed = try Command("laws", "replay", folder.file("fuzzed"))
    #expect(fuzzed.output == good.output)
    // The same line without its end, and with more.
    try folder.write(Data("Int8 circle.distance.triangle v1:80\n".utf8), to: "short.txt")
    try folder.write(Data("Int8 circle.distance.triangle v1:80000501\n".utf8), to: "long.txt")
    #expect(!good.output.contains("record:"))
    #expect(
      try Command("laws", "replay", folder.file("short.txt")).output
        .contains("record: 2 bytes are missing, read as 0"))
    #expect(
      try Command("laws", "replay", folder.file("long.txt")).output
        .contains("record: 1 byte is left over, not read"))
    let bad = try Command("laws", "replay", folder.file("bad.txt"))
    #expect(bad.exitCode == 2)
    #expect(bad.complaint.contains("bad.txt: byte 0: expected choices"))
    #expect(try Command("laws", "replay", folder.file("absent.txt")).exitCode == 2)
  }
}
