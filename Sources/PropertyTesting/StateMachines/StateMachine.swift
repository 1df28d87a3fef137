/// A system, a model of it, and the commands that both understand: the source of a law about every
/// program of commands.
///
/// A case draws how many steps there are, then a command for each and its argument; a step that the
/// model does not allow is skipped. After each step the command's postcondition is judged, and the
/// invariant. A program that fails loses steps, and its arguments become simpler, until no less will
/// do; the report prints what is left of it, step by step, and so does a program that traps.
public struct StateMachine<Model, System>: Sendable {
  /// Draws and builds both at the start of a case: the same choices, the same state.
  public let start: @Sendable (inout Choices) throws(Discard) -> (model: Model, system: System)
  /// What can be done. Put new commands at the end, so that stored choices keep their meaning.
  public let commands: [Command<Model, System>]
  /// Judges both at the start and after each step.
  public let invariant: @Sendable (Model, System) -> Outcome

  /// The machine that starts from `start` and understands `commands`, at least one.
  public init(
    start: @escaping @Sendable (inout Choices) throws(Discard) -> (model: Model, system: System),
    commands: [Command<Model, System>],
    invariant: @escaping @Sendable (Model, System) -> Outcome = { _, _ in .holds }
  ) {
    precondition(!commands.isEmpty, "expected at least one command")
    self.start = start
    self.commands = commands
    self.invariant = invariant
  }

  /// The law `name`: every program whose number of steps is in `steps` runs as the model says.
  ///
  /// A case bears the name of each command that it ran as a label.
  public func law(
    _ name: LawName, _ statement: String, steps: ClosedRange<Int> = 0...30
  ) -> Law
  where Model: Sendable, System: Sendable {
    Law(name, statement) { (choices) throws(Discard) in
      var (model, system) = try start(&choices)
      var outcome = invariant(model, system)
      var number = 0
      for _ in 0..<(try choices.size(in: steps)) where outcome == .holds {
        let last = UInt128(commands.count - 1)
        let command = commands[
          Int(truncatingIfNeeded: try choices.draw(from: .index(through: last)))]
        guard command.isAllowed(model) else { continue }
        number += 1
        outcome = try command.perform(&choices, &model, &system) { choices, text in
          choices.label(command.name)
          choices.note("step \(number): \(text)")
        }.and(invariant(model, system))
      }
      return outcome
    }
  }
}
