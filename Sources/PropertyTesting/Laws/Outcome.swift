/// What one case says about a law.
public enum Outcome: Hashable, Sendable {
  /// The law holds for the case.
  case holds
  /// It does not, for this reason.
  case fails(String)

  /// `holds` if `condition` is true, else `fails` with the reason, which is built only then.
  @inlinable
  public static func require(
    _ condition: Bool, _ reason: @autoclosure () -> String
  ) -> Outcome {
    condition ? .holds : .fails(reason())
  }

  /// `holds` if `found` = `expected`, else `fails` with both values.
  @inlinable
  public static func equal<Value: Equatable>(
    _ found: Value, _ expected: Value, _ what: @autoclosure () -> String = "the value"
  ) -> Outcome {
    found == expected
      ? .holds : .fails("\(what()): expected \(expected), found \(found)")
  }

  /// The first failure of the two, or `holds`; `next` is evaluated only if `self` holds.
  @inlinable
  public func and(_ next: @autoclosure () -> Outcome) -> Outcome {
    switch self {
    case .holds: next()
    case .fails: self
    }
  }
}
