/// Something that can be done to a system, and what a model says of it.
///
/// A command whose arguments the model steers, and whose result the model predicts:
///
///     Command<[Int], RingBuffer>(
///       "push", when: { $0.count < 4 },
///       argument: { (choices, _) throws(Discard) in try choices.integer(in: 0...9) },
///       run: { buffer, value in buffer.push(value) },
///       expected: { model, value in
///         model.append(value)
///         return model.count
///       })
public struct Command<Model, System>: Sendable {
  /// What it is called in reports and labels.
  public let name: String
  /// Whether it may be done in a state of the model.
  let isAllowed: @Sendable (Model) -> Bool
  /// Draws the arguments, tells `announce` the command as a reader sees it, then does it.
  let perform:
    @Sendable (
      inout Choices, inout Model, inout System, (inout Choices, String) -> Void
    ) throws(Discard) -> Outcome

  /// The command `name` with an argument and a postcondition.
  ///
  /// - Parameters:
  ///   - name: what it is called in reports and labels.
  ///   - precondition: whether it may be done in a state of the model; a step that may not is skipped.
  ///   - argument: draws the argument, from what the model allows.
  ///   - run: does it to the system.
  ///   - check: judges the result, and does the same to the model.
  public init<Argument, Result>(
    _ name: String, when precondition: @escaping @Sendable (Model) -> Bool = { _ in true },
    argument: @escaping @Sendable (inout Choices, Model) throws(Discard) -> Argument,
    run: @escaping @Sendable (inout System, Argument) -> Result,
    check: @escaping @Sendable (inout Model, Argument, Result) -> Outcome
  ) {
    self.name = name
    isAllowed = precondition
    perform = { (choices, model, system, announce) throws(Discard) in
      let drawn = try choices.unreported { (choices) throws(Discard) in
        try argument(&choices, model)
      }
      announce(&choices, drawn is Void ? "\(name)()" : "\(name)(\(drawn))")
      return check(&model, drawn, run(&system, drawn))
    }
  }

  /// The command `name` with an argument, whose result the model predicts.
  ///
  /// - Parameters:
  ///   - name: what it is called in reports and labels.
  ///   - precondition: whether it may be done in a state of the model; a step that may not is skipped.
  ///   - argument: draws the argument, from what the model allows.
  ///   - run: does it to the system.
  ///   - expected: does it to the model, and gives the result that the system must have given.
  public init<Argument, Result: Equatable & Sendable>(
    _ name: String, when precondition: @escaping @Sendable (Model) -> Bool = { _ in true },
    argument: @escaping @Sendable (inout Choices, Model) throws(Discard) -> Argument,
    run: @escaping @Sendable (inout System, Argument) -> Result,
    expected: @escaping @Sendable (inout Model, Argument) -> Result
  ) {
    self.init(name, when: precondition, argument: argument, run: run) { model, argument, result in
      .equal(result, expected(&model, argument), "result of \(name)")
    }
  }

  /// The command `name` without argument, whose result the model predicts.
  ///
  /// - Parameters:
  ///   - name: what it is called in reports and labels.
  ///   - precondition: whether it may be done in a state of the model; a step that may not is skipped.
  ///   - run: does it to the system.
  ///   - expected: does it to the model, and gives the result that the system must have given.
  public init<Result: Equatable & Sendable>(
    _ name: String, when precondition: @escaping @Sendable (Model) -> Bool = { _ in true },
    run: @escaping @Sendable (inout System) -> Result,
    expected: @escaping @Sendable (inout Model) -> Result
  ) {
    self.init(
      name, when: precondition, argument: { (_, _) throws(Discard) in () },
      run: { system, _ in run(&system) }, expected: { model, _ in expected(&model) })
  }
}
