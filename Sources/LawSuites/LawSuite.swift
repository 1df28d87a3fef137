public import PropertyTesting

/// The laws that a user's functions owe, under a name of the user's.
///
/// A suite is a record: the functions to be judged, and a generator of what they are judged on. It
/// knows nothing of the type; replace a function of the record by another, and its laws judge that.
///
///     var steps = GroupSuite<Int8>(
///       "steps", elements: .integer, identity: 0, product: { $0 &+ $1 }, inverse: { 0 &- $0 })
///     steps.inverse = { ~$0 }
///     let report = steps.law("inverse-undoes").map { Sampler(seed: 1).run($0) }
public protocol LawSuite: Sendable {
  /// The first words of the name of each law.
  var name: LawName { get }
  /// Every law, in the order in which they are reported.
  var laws: [Law] { get }
}

extension LawSuite {
  /// The law with the name `name`.`word`; `nil` if the suite has none.
  public func law(_ word: String) -> Law? {
    laws.first { $0.name.text == "\(name).\(word)" }
  }

  /// The law `name`.`word` of this statement and body.
  func law(_ word: String, _ statement: String, _ body: @escaping Law.Body) -> Law {
    Law(LawName(stringLiteral: "\(name).\(word)"), statement, body)
  }
}
