public import PropertyTesting

/// A queue of bounded capacity, judged by programs of pushes and pops beside an array.
///
/// A ring buffer goes wrong where its indices wrap, which for indices of 8 bits is after 256 elements.
/// So there is a third command: `around(n)` pushes and pops n elements, one after the other.
///
///     let suite = QueueSuite<MyRing, Int>(
///       "ring", capacities: 1...8, elements: .integer(in: 0...9), filler: { $0 },
///       make: { MyRing(capacity: $0) }, push: { $0.push($1) }, pop: { $0.pop() },
///       count: { $0.count })
public struct QueueSuite<Queue: Sendable, Element: Equatable & Sendable>: LawSuite {
  /// The first words of the name of each law.
  public var name: LawName
  /// The capacities to draw from, all at least 1.
  public var capacities: ClosedRange<Int>
  /// The most elements that one command takes around.
  public var longestRound: Int
  /// What to draw the elements from.
  public var elements: Generator<Element>
  /// The i-th of the elements that go around.
  public var filler: @Sendable (Int) -> Element
  /// The empty queue of a capacity.
  public var make: @Sendable (Int) -> Queue
  /// Adds an element at the end; false if there is no room.
  public var push: @Sendable (inout Queue, Element) -> Bool
  /// Removes the first element; `nil` if there is none.
  public var pop: @Sendable (inout Queue) -> Element?
  /// The number of elements.
  public var count: @Sendable (Queue) -> Int

  /// The queue with these functions; by default 300 elements go around, enough for 8 bits.
  public init(
    _ name: LawName, capacities: ClosedRange<Int>, longestRound: Int = 300,
    elements: Generator<Element>, filler: @escaping @Sendable (Int) -> Element,
    make: @escaping @Sendable (Int) -> Queue,
    push: @escaping @Sendable (inout Queue, Element) -> Bool,
    pop: @escaping @Sendable (inout Queue) -> Element?,
    count: @escaping @Sendable (Queue) -> Int
  ) {
    precondition(capacities.lowerBound > 0, "expected capacities of at least 1")
    self.name = name
    self.capacities = capacities
    self.longestRound = longestRound
    self.elements = elements
    self.filler = filler
    self.make = make
    self.push = push
    self.pop = pop
    self.count = count
  }

  /// The one law: every program runs as on an array.
  public var laws: [Law] { [runsAsAnArray] }

  /// The array that a queue should be, and how many elements fit.
  struct Model: Sendable {
    let capacity: Int
    var elements: [Element] = []

    mutating func push(_ element: Element) -> Bool {
      guard elements.count < capacity else { return false }
      elements.append(element)
      return true
    }

    mutating func pop() -> Element? { elements.isEmpty ? nil : elements.removeFirst() }
  }

  private var runsAsAnArray: Law {
    StateMachine<Model, Queue>(
      start: { (choices) throws(Discard) in
        let capacity = try choices.integer(in: capacities, named: "capacity")
        return (Model(capacity: capacity), make(capacity))
      },
      commands: [pushing, popping, goingAround],
      invariant: { model, queue in
        .equal(count(queue), model.elements.count, "the count")
      }
    ).law(
      LawName(stringLiteral: "\(name).runs-as-an-array"),
      "every program of pushes and pops runs as on an array",
      steps: 0...12)
  }

  private var pushing: Command<Model, Queue> {
    Command(
      "push", argument: { (choices, _) throws(Discard) in try choices.draw(elements) },
      run: { push(&$0, $1) }, expected: { $0.push($1) })
  }

  private var popping: Command<Model, Queue> {
    Command("pop", run: { pop(&$0) }, expected: { $0.pop() })
  }

  private var goingAround: Command<Model, Queue> {
    Command(
      "around", when: { $0.elements.count < $0.capacity },
      argument: { (choices, _) throws(Discard) in try choices.integer(in: 1...longestRound) },
      run: { (queue: inout Queue, turns: Int) -> [Element?] in
        (0..<turns).map { turn in
          // Refused where there is room: nothing comes out of it either.
          push(&queue, filler(turn)) ? pop(&queue) : nil
        }
      },
      expected: { model, turns in
        (0..<turns).map { turn in model.push(filler(turn)) ? model.pop() : nil }
      })
  }
}
