import PropertyTesting
import PropertyTestingForXCTest
import PropertyTestingRuntime
import XCTest

private let commutes = Law("bytes.sum", "a + b = b + a") { choices throws(Discard) in
  let a = try choices.integer(Int8.self, named: "a")
  let b = try choices.integer(Int8.self, named: "b")
  return .require(a &+ b == b &+ a, "differs")
}

private let traps = Law("bytes.trap", "every byte has a negative") { choices throws(Discard) in
  let a = try choices.integer(Int8.self, named: "a")
  return .require(0 - a <= 127, "no such number")
}

final class XCTAssertLawTests: XCTestCase {
  private var failures: [(text: String, line: Int)]?

  override func recordFailure(
    withDescription description: String, inFile filePath: String, atLine lineNumber: Int,
    expected: Bool
  ) {
    if failures == nil {
      super.recordFailure(
        withDescription: description, inFile: filePath, atLine: lineNumber, expected: expected)
    } else {
      failures?.append((description, lineNumber))
    }
  }

  func testALawThatHolds() {
    XCTAssertTrue(XCTAssertLaw(commutes).isSuccess)
  }

  func testATrapIsAFailureAtTheLineOfTheCall() {
    failures = []
    XCTAssertLaw(traps, RunConfiguration(isolation: IsolationLimits()))
    let line = #line - 1
    let found = failures ?? []
    failures = nil
    XCTAssertEqual(found.map(\.line), [line])
    XCTAssertTrue(found.first?.text.contains("replay: bytes.trap v1:80") ?? false, "\(found)")
  }
}
