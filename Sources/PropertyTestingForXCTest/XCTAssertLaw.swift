public import PropertyTesting
public import PropertyTestingRuntime
import XCTest

/// Asserts that `law` holds: judges it as `configuration` and the environment say (see
/// `RunConfiguration.changedByEnvironment(_:)`), and fails at the line of the call if it does not
/// hold or was not decided.
///
///     func testNegation() { XCTAssertLaw(negationIsInvolution) }
///
/// The message has the law and its statement, the shrunk values in decimal and hexadecimal, labels,
/// and the line that replays exactly the shrunk case. Complexity: that of the run.
///
/// - Returns: the report, also if the law holds.
@discardableResult
public func XCTAssertLaw(
  _ law: Law, _ configuration: RunConfiguration = RunConfiguration(),
  file: StaticString = #filePath, line: UInt = #line
) -> Report {
  let report = LawRunner(configuration.changedByEnvironment()).run(law)
  if !report.isSuccess { XCTFail("\(report)", file: file, line: line) }
  return report
}
