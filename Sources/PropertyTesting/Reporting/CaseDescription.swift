/// What a law draws, notes and concludes in one case.
public struct CaseDescription: Hashable, Sendable {
  /// One thing that a case says about itself.
  public enum Entry: Hashable, Sendable {
    /// A value was drawn.
    case value(DrawnValue)
    /// The law noted a line.
    case note(String)
  }

  /// What the case said, in order.
  public let entries: [Entry]
  /// The conclusion; `nil` if the case was discarded.
  public let outcome: Outcome?

  /// The description that consists of `entries` and `outcome`.
  public init(entries: [Entry], outcome: Outcome?) {
    self.entries = entries
    self.outcome = outcome
  }

  /// The values drawn, in order.
  public var values: [DrawnValue] { entries.values }

  /// The lines noted, in order.
  public var notes: [String] { entries.notes }
}

extension CaseDescription.Entry: CustomStringConvertible {
  /// The value with its name, or the line.
  public var description: String {
    switch self {
    case .value(let value): value.description
    case .note(let line): line
    }
  }
}

extension [CaseDescription.Entry] {
  /// The values among the entries.
  var values: [DrawnValue] {
    compactMap { if case .value(let value) = $0 { value } else { nil } }
  }

  /// The lines among the entries.
  var notes: [String] {
    compactMap { if case .note(let line) = $0 { line } else { nil } }
  }
}

extension Law {
  /// What this law draws, notes and concludes when it is run on `choices`.
  public func description(of choices: ChoiceSequence) -> CaseDescription {
    description(from: ReplayedChoices(choices))
  }

  /// What this law draws, notes and concludes in the case with number 0 of `source`, recorded in
  /// `record`, if there is one.
  ///
  /// `observe` gets each entry as soon as it is known: what a case that traps said until then.
  public func description(
    from source: ChoiceSource, recordedIn record: CaseRecord? = nil,
    observe: @escaping (CaseDescription.Entry) -> Void = { _ in }
  ) -> CaseDescription {
    var drawn = Choices(from: source, recordedIn: record)
    drawn.transcript = Transcript(observe: observe)
    drawn.begin(case: 0)
    let outcome = try? body(&drawn)
    return CaseDescription(entries: drawn.transcript?.entries ?? [], outcome: outcome)
  }

  /// The choices that this law draws in the case with number 0 of `source` if it fails there; `nil`
  /// if it holds or discards the case. They are recorded in `record` while they are drawn, if there is
  /// one.
  public func failingChoices(
    from source: ChoiceSource, recordedIn record: CaseRecord? = nil
  ) -> ChoiceSequence? {
    var drawn = Choices(from: source, recordedIn: record)
    drawn.begin(case: 0)
    guard case .fails? = try? body(&drawn) else { return nil }
    return drawn.recorded
  }
}
