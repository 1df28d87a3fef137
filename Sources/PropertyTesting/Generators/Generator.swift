/// A way to draw a value, with a name of its own: to pass on, to combine, to draw from in turn.
///
/// Most draws need none: a law calls the methods of `Choices`, and Swift does the rest (an
/// expression maps, an earlier value steers a later draw, `assume` filters). Where a way to draw is
/// used twice, is an argument, or is chosen among others, make it a generator. Its body is what the
/// law would have written:
///
///     let even = Generator { (choices) throws(Discard) in
///       try choices.integer(in: 0...49) * 2
///     }
///     let law = Law("even.sum", "the sum of evens is even") { (choices) throws(Discard) in
///       let list = try choices.draw(even.array(count: 0...10), named: "list")
///       return .require(list.reduce(0, +) % 2 == 0, "it is odd")
///     }
///
/// What is drawn is recorded choice by choice, so values shrink through `map`, `flatMap` and
/// `recursive` without more ado, and never leave what the generator can give.
public struct Generator<Value>: Sendable {
  /// Draws one value.
  public typealias Body = @Sendable (inout Choices) throws(Discard) -> Value

  /// Draws one value.
  public let body: Body

  /// The generator of what `body` draws, which must be a function of its choices.
  public init(_ body: @escaping Body) {
    self.body = body
  }
}

extension Choices {
  /// A value of `generator`; the report shows it whole, not the choices that made it.
  @inlinable
  public mutating func draw<Value>(
    _ generator: Generator<Value>, named name: String = ""
  ) throws(Discard) -> Value {
    try whole(named: name, generator.body)
  }

  /// A value of `body`; the report shows it as `text` has it, not the choices that made it.
  @inlinable
  mutating func whole<Value>(
    named name: String, text: (Value) -> String = { String(describing: $0) },
    _ body: (inout Choices) throws(Discard) -> Value
  ) throws(Discard) -> Value {
    let value = try unreported(body)
    if transcript != nil { transcript?.add(text: text(value), named: name) }
    return value
  }

  /// A value of `body`, which the report does not show.
  @inlinable
  mutating func unreported<Value>(
    _ body: (inout Choices) throws(Discard) -> Value
  ) throws(Discard) -> Value {
    guard transcript != nil else { return try body(&self) }
    let outer = transcript
    transcript = nil
    defer { transcript = outer }
    return try body(&self)
  }
}
