import PropertyTesting

/// A queue in a ring of four places, with one fault or none.
struct RingBuffer: Sendable {
  enum Fault: Sendable {
    case none, overwritesWhenFull, popsTheLast, forgetsToWrap
  }

  let fault: Fault
  private var places = [0, 0, 0, 0]
  private var head = 0
  private(set) var count = 0

  init(fault: Fault) { self.fault = fault }

  /// Whether there was room.
  mutating func push(_ value: Int) -> Bool {
    if count == 4, fault != .overwritesWhenFull { return false }
    let end = head + count
    places[fault == .forgetsToWrap ? min(end, 3) : end % 4] = value
    count += 1
    return true
  }

  mutating func pop() -> Int? {
    if count == 0 { return nil }
    count -= 1
    if fault == .popsTheLast { return places[(head + count) % 4] }
    defer { head = (head + 1) % 4 }
    return places[head]
  }
}

/// Every program of pushes and pops runs as a list does.
func ringBufferLaw(_ name: LawName, _ fault: RingBuffer.Fault) -> Law {
  StateMachine<[Int], RingBuffer>(
    start: { (_) throws(Discard) in ([], RingBuffer(fault: fault)) },
    commands: [
      Command(
        "push", argument: { (choices, _) throws(Discard) in try choices.integer(in: 0...9) },
        run: { $0.push($1) },
        expected: { model, value in
          if model.count == 4 { return false }
          model.append(value)
          return true
        }),
      Command(
        "pop", run: { $0.pop() }, expected: { $0.isEmpty ? nil : $0.removeFirst() }),
    ]
  ).law(name, "a ring buffer is a queue")
}

/// A counter of 8 bits whose user takes the larger number for the later one.
private let serialMachine = StateMachine<Int, UInt8>(
  start: { (_) throws(Discard) in (0, 0) },
  commands: [
    Command(
      "advance", argument: { (choices, _) throws(Discard) in try choices.integer(in: 1...127) },
      run: { (counter: inout UInt8, step: Int) in
        let before = counter
        counter &+= UInt8(step)
        return counter > before
      },
      expected: { total, step in
        total += step
        return true
      })
  ],
  invariant: { total, counter in .equal(Int(counter), total % 256, "the counter") })

/// The faults that a program of commands shows. A step of the ring buffer is the place of its
/// command, then its argument if it has one.
let machineFaults: [Fault] = [
  Fault(
    ringBufferLaw("machine.ring-buffer-overwrites", .overwritesWhenFull),
    minimum: [5] + [UInt128](repeating: 0, count: 10)),
  Fault(
    ringBufferLaw("machine.ring-buffer-is-a-stack", .popsTheLast), minimum: [3, 0, 0, 0, 1, 1]),
  Fault(
    serialMachine.law("machine.larger-is-later", "an advanced counter is larger"),
    minimum: [3, 1, 126, 126]),
]
