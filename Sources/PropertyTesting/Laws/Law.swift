/// A statement for all choices, and the closure that judges one case of it.
///
///     let law = Law("int8.negation.is-involution", "-(-a) = a for every a") {
///       (choices) throws(Discard) in
///       let a = try choices.integer(Int8.self, named: "a")
///       return .require(0 &- (0 &- a) == a, "-(-a) is \(0 &- (0 &- a))")
///     }
///
/// The closure must be a function of its choices: the same choices, the same draws and outcome.
public struct Law: Sendable {
  /// Draws the inputs of one case and judges it.
  public typealias Body = @Sendable (inout Choices) throws(Discard) -> Outcome

  /// The identity of the law.
  public let name: LawName
  /// What it states, in words or mathematics.
  public let statement: String
  /// The judge of one case.
  public let body: Body

  /// The law `name`, which states `statement` and is judged by `body`.
  public init(_ name: LawName, _ statement: String, _ body: @escaping Body) {
    self.name = name
    self.statement = statement
    self.body = body
  }
}
