import PropertyTesting
import RingBuffer

/// What the machine does to a buffer, right or broken.
protocol Queue: Sendable {
  init(capacity: Int)
  var count: Int { get }
  mutating func push(_ byte: UInt8) -> Bool
  mutating func pop() -> UInt8?
}

extension RingBuffer: Queue {}
extension BrokenRingBuffer: Queue {}

/// The array that a buffer should be, and how many elements fit.
struct Model: Sendable {
  let capacity: Int
  var bytes: [UInt8] = []

  mutating func push(_ byte: UInt8) -> Bool {
    guard bytes.count < capacity else { return false }
    bytes.append(byte)
    return true
  }

  mutating func pop() -> UInt8? {
    bytes.isEmpty ? nil : bytes.removeFirst()
  }
}

/// The law that every program of commands runs on a `Buffer` as on an array.
func queueLaw<Buffer: Queue>(_: Buffer.Type) -> Law {
  let machine = StateMachine<Model, Buffer>(
    start: { (choices) throws(Discard) in
      let capacity = try choices.integer(in: 1...12, named: "capacity")
      return (Model(capacity: capacity), Buffer(capacity: capacity))
    },
    commands: [
      Command(
        "push", argument: { (choices, _) throws(Discard) in try choices.integer(in: 0...9) },
        run: { $0.push($1) }, expected: { $0.push($1) }),
      Command("pop", run: { $0.pop() }, expected: { $0.pop() }),
      // So many bytes through the buffer, one after the other. It takes 256 of them until the indices
      // wrap, more than a program of single steps gets to.
      Command(
        "stream", when: { $0.bytes.count < $0.capacity },
        argument: { (choices, _) throws(Discard) in try choices.integer(in: 1...300) },
        run: { (buffer: inout Buffer, count: Int) in
          (0..<count).map { buffer.push(UInt8($0 % 256)) ? buffer.pop() : nil }
        },
        expected: { (model: inout Model, count: Int) in
          (0..<count).map { model.push(UInt8($0 % 256)) ? model.pop() : nil }
        }),
    ],
    invariant: { model, buffer in .equal(buffer.count, model.bytes.count, "the count") })
  return machine.law("ring-buffer.runs-as-an-array", "a buffer is a queue", steps: 0...12)
}
