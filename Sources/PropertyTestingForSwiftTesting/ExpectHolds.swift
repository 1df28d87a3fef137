public import PropertyTesting
import PropertyTestingRuntime
public import Testing

/// Expects that `law` holds: judges it as the nearest `laws` trait says, and records an issue at the
/// line of the call if it does not hold or was not decided.
///
///     @Test(arguments: myLaws) func holds(law: Law) { expectHolds(law) }
///
/// The issue has the law and its statement, the shrunk values in decimal and hexadecimal, labels,
/// and the line that replays exactly the shrunk case. Without a trait the run is that of
/// `RunConfiguration.fromEnvironment`. Complexity: that of the run.
///
/// - Returns: the report, also if the law holds.
@discardableResult
public func expectHolds(
  _ law: Law, sourceLocation: SourceLocation = #_sourceLocation
) -> Report {
  let report = LawRunner(LawsTrait.current).run(law)
  if !report.isSuccess {
    Issue.record(Comment(rawValue: "\(report)"), sourceLocation: sourceLocation)
  }
  return report
}

/// Expects that each of `laws` holds, and records an issue for each that does not.
///
/// - Returns: the reports, in the order of the laws.
@discardableResult
public func expectHold(
  _ laws: [Law], sourceLocation: SourceLocation = #_sourceLocation
) -> [Report] {
  let reports = LawRunner(LawsTrait.current).run(laws)
  for report in reports where !report.isSuccess {
    Issue.record(Comment(rawValue: "\(report)"), sourceLocation: sourceLocation)
  }
  return reports
}

extension Law: CustomTestStringConvertible {
  /// The name of the law, by which a test over laws calls its cases.
  public var testDescription: String { name.text }
}
