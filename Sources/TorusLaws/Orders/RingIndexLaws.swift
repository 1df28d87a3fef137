import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of slots, which draw nothing from the scope.
  var ringIndexLaws: [Law] { [ringSlotAgrees, ringNeighborsInvert] }

  /// The laws of ``RingIndices`` over a history of moves.
  var ringHistoryLaws: [Law] { [ringAgrees, ringAddsUp] }

  /// A capacity whose positions fit the scalar, small enough to go round often.
  private static func capacity(from choices: inout Choices) throws(Discard) -> Int {
    let largest = Int(clamping: Swift.min(halfRing, Scalar.Magnitude(clamping: 60)))
    return try choices.integer(in: 1...largest, named: "capacity")
  }

  var ringSlotAgrees: Law {
    Law(
      "ring.index.slot-of-counter-agrees-with-oracle",
      "the slot of a free-running counter is its residue modulo the capacity"
    ) { [implementation, reference] (choices) throws(Discard) in
      let counter = try choices.integer(Scalar.self, named: "counter")
      let capacity = try choices.integer(in: 1...255, named: "capacity")
      return .equal(
        BigInteger(implementation.orders.ringSlot(counter, capacity)),
        reference.residue(BigInteger(counter)).modulo(BigInteger(capacity)))
    }
  }

  var ringNeighborsInvert: Law {
    Law(
      "ring.index.neighbors-agree-with-oracle",
      "the slots before and after a slot are slot − 1 and slot + 1 modulo the capacity"
    ) { [implementation] (choices) throws(Discard) in
      let capacity = try Self.capacity(from: &choices)
      let slot = try choices.index(below: capacity, named: "slot")
      let expected = [-1, 1].map { BigInteger(slot + $0).modulo(BigInteger(capacity)) }
      return .equal(
        implementation.orders.ringNeighbors(capacity, slot).map { BigInteger($0) }, expected)
    }
  }

  /// Moves of −1 to capacity + 1 elements, some of which must be refused.
  private static func moves(
    capacity: Int, in scope: Scope, from choices: inout Choices
  ) throws(Discard) -> [RingMove] {
    try choices.array(count: scope.dimensions, named: "moves") { (choices) throws(Discard) in
      let isWrite = try choices.bool(named: "is a write")
      let count = try choices.integer(in: -1...capacity + 1, named: "elements")
      return isWrite ? .write(count) : .read(count)
    }
  }

  var ringAgrees: Law {
    Law(
      "ring.index.agrees-with-oracle",
      "counts and slots are those of the numbers of all writes and reads, which never wrap"
    ) { [implementation, scope] (choices) throws(Discard) in
      let capacity = try Self.capacity(from: &choices)
      let moves = try Self.moves(capacity: capacity, in: scope, from: &choices)
      var queue = Reference.Queue(capacity: BigInteger(capacity))
      let found = implementation.orders.ringStates(capacity, moves)
      for (move, state) in zip(moves, found) {
        let moved = queue.moved(by: move)
        queue = moved ?? queue
        let outcome =
          Outcome.equal(state.isDone, moved != nil, "\(move) is done")
          .and(.equal(BigInteger(state.count), queue.count, "count"))
          .and(.equal(BigInteger(state.readSlot), queue.readSlot, "read slot"))
          .and(.equal(BigInteger(state.writeSlot), queue.writeSlot, "write slot"))
        guard case .holds = outcome else { return outcome }
      }
      return .equal(found.count, moves.count, "states")
    }
  }

  var ringAddsUp: Law {
    Law(
      "ring.index.count-and-free-add-up",
      "count + free is the capacity; empty is count = 0, full is free = 0, and they differ"
    ) { [implementation, scope] (choices) throws(Discard) in
      let capacity = try Self.capacity(from: &choices)
      let moves = try Self.moves(capacity: capacity, in: scope, from: &choices)
      for state in implementation.orders.ringStates(capacity, moves) {
        let outcome =
          Outcome.equal(state.count + state.free, capacity, "count + free")
          .and(.equal(state.isEmpty, state.count == 0, "empty"))
          .and(.equal(state.isFull, state.free == 0, "full"))
        guard case .holds = outcome else { return outcome }
      }
      return .holds
    }
  }
}

extension Reference.Queue {
  /// The queue after `move`; nil if it has no room or not so many elements.
  fileprivate func moved(by move: RingMove) -> Self? {
    var queue = self
    switch move {
    case .write(let count):
      queue.writes = queue.writes + BigInteger(count)
      return count >= 0 && queue.count <= capacity ? queue : nil
    case .read(let count):
      queue.reads = queue.reads + BigInteger(count)
      return count >= 0 && queue.count >= 0 ? queue : nil
    }
  }
}
