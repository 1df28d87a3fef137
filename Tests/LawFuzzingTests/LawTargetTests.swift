import LawFuzzing
import PropertyTesting
import Testing

@Suite("A fuzzer of laws")
struct LawTargetTests {
  private static let negation = Law("negation.moves", "-n is n for n = 0 only") {
    (choices) throws(Discard) in
    let n = try choices.integer(Int64.self, named: "n")
    return .require(n == 0 || 0 &- n != n, "\(n) is its own negation")
  }

  private static let order = Law("order.holds", "a < b or a = b or a > b") {
    (choices) throws(Discard) in
    let a = try choices.integer(UInt8.self, named: "a")
    let b = try choices.integer(UInt8.self, named: "b")
    return .require(a < b || a == b || a > b, "none of them")
  }

  private let target = LawTarget([order, negation])

  private func judge(_ file: [UInt8]) -> Int32 {
    file.withUnsafeBufferPointer { target.judge($0.baseAddress, $0.count) }
  }

  @Test("a case that holds is 0, an input that names no law is -1, and is not kept")
  func verdicts() {
    #expect(judge(Array("order.holds\n".utf8) + [3, 2]) == 0)
    #expect(judge(Array("negation.moves\n".utf8)) == 0)
    #expect(judge(Array("order.holds".utf8)) == -1)
    #expect(judge(Array("order.fails\n".utf8)) == -1)
    #expect(judge([]) == -1)
  }

  @Test("a case that fails ends the process")
  func failure() async {
    await #expect(processExitsWith: .failure) {
      let target = LawTarget([LawTargetTests.negation])
      let file = Array("negation.moves\n".utf8) + [0, 0, 0, 0, 0, 0, 0, 0x80]
      _ = file.withUnsafeBufferPointer { target.judge($0.baseAddress, $0.count) }
    }
  }

  @Test("a file is a report, and a counterexample is a file")
  func files() throws {
    let found = try #require(Sampler(seed: 1).run(Self.negation).counterexample)
    let file = LawTarget.file(of: found, titled: "negation.moves")
    #expect(file == Array("negation.moves\n".utf8) + [0, 0, 0, 0, 0, 0, 0, 0x80])
    let report = try #require(target.report(on: file))
    #expect(report.counterexample?.reason == found.reason)
    #expect(report.law == "negation.moves")
    #expect(target.report(on: Array("unknown\n".utf8)) == nil)
    #expect(target.report(on: Array("order.holds\n".utf8))?.verdict == .passed)
  }

  @Test("a file is shrunk on request, to what the sampler finds")
  func shrunk() throws {
    let law = Law("large", "n < 100") { (choices) throws(Discard) in
      let n = try choices.integer(UInt32.self, named: "n")
      return .require(n < 100, "\(n)")
    }
    let target = LawTarget(titled: [("UInt32 large", law)])
    let file = Array("UInt32 large\n".utf8) + [1, 2, 3, 4]
    #expect(target.report(on: file)?.counterexample?.reason == "67305985")
    #expect(target.report(on: file, shrinkBudget: 1000)?.counterexample?.reason == "100")
  }

  @Test("the line is written where there is none, and a line is kept while the choices change")
  func mutation() {
    var buffer = [UInt8](repeating: 7, count: 512)
    let size = buffer.withUnsafeMutableBufferPointer { target.mutate($0.baseAddress, 3, 512, 16) }
    // The bytes that were no line are gone: they may have been a part of one.
    #expect(Array(buffer.prefix(size)) == Array("negation.moves\n".utf8))
    let other = buffer.withUnsafeMutableBufferPointer {
      target.mutate($0.baseAddress, size, 512, 32)
    }
    #expect(Array(buffer.prefix(other)) == Array("order.holds\n".utf8))
  }
}
