public import PropertyTesting

/// A group of steps that acts on points: 0 fixes every point, and g + h acts as g, then h.
///
/// Where there is a difference, it is the one step that leads from a point to another, as for
/// sequence numbers, instants and phases: p + (q − p) = q and (p + g) − p = g.
///
///     let suite = ActionSuite<Int16, UInt16>(
///       "sequence.steps", steps: .integer, points: .integer, zero: 0, sum: { $0 &+ $1 },
///       moved: { $0 &+ UInt16(bitPattern: $1) },
///       difference: { Int16(bitPattern: $1 &- $0) })
public struct ActionSuite<Step: Equatable & Sendable, Point: Equatable & Sendable>: LawSuite {
  /// The first words of the name of each law.
  public var name: LawName
  /// What to draw the steps from.
  public var steps: Generator<Step>
  /// What to draw the points from.
  public var points: Generator<Point>
  /// The step that leads nowhere.
  public var zero: Step
  /// g + h: the step g and then the step h.
  public var sum: @Sendable (Step, Step) -> Step
  /// p + g: the point to which the step g leads from p.
  public var moved: @Sendable (Point, Step) -> Point
  /// q − p: the step from p to q; `nil` if the laws of a difference are not owed.
  public var difference: (@Sendable (Point, Point) -> Step)?

  /// The action of `steps` on `points` with these functions; `difference` takes p, then q.
  public init(
    _ name: LawName, steps: Generator<Step>, points: Generator<Point>, zero: Step,
    sum: @escaping @Sendable (Step, Step) -> Step,
    moved: @escaping @Sendable (Point, Step) -> Point,
    difference: (@Sendable (Point, Point) -> Step)? = nil
  ) {
    self.name = name
    self.steps = steps
    self.points = points
    self.zero = zero
    self.sum = sum
    self.moved = moved
    self.difference = difference
  }

  /// Zero, sums, and where there is one the difference.
  public var laws: [Law] {
    let axioms = [zeroFixes, sumActsInTurn]
    guard let difference else { return axioms }
    return axioms + [differenceLeadsThere(difference), differenceIsTheStep(difference)]
  }

  private var zeroFixes: Law {
    law("zero-fixes-every-point", "p + 0 = p") { (choices) throws(Discard) in
      let p = try choices.draw(points, named: "p")
      return .equal(moved(p, zero), p, "p + 0")
    }
  }

  private var sumActsInTurn: Law {
    law("sum-acts-in-turn", "p + (g + h) = (p + g) + h") { (choices) throws(Discard) in
      let p = try choices.draw(points, named: "p")
      let g = try choices.draw(steps, named: "g")
      let h = try choices.draw(steps, named: "h")
      return .equal(moved(p, sum(g, h)), moved(moved(p, g), h), "p + (g + h)")
    }
  }

  private func differenceLeadsThere(
    _ difference: @escaping @Sendable (Point, Point) -> Step
  ) -> Law {
    law("difference-leads-there", "p + (q − p) = q") { (choices) throws(Discard) in
      let p = try choices.draw(points, named: "p")
      let q = try choices.draw(points, named: "q")
      return .equal(moved(p, difference(p, q)), q, "p + (q − p)")
    }
  }

  private func differenceIsTheStep(
    _ difference: @escaping @Sendable (Point, Point) -> Step
  ) -> Law {
    law("difference-is-the-step", "(p + g) − p = g") { (choices) throws(Discard) in
      let p = try choices.draw(points, named: "p")
      let g = try choices.draw(steps, named: "g")
      return .equal(difference(p, moved(p, g)), g, "(p + g) − p")
    }
  }
}
