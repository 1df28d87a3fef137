import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of anti-replay windows.
  static let replays: [Mutant] = [
    Mutant(
      "replay-place-modulo-size", "a number is kept at its residue modulo the size",
      killedBy: "serial.replay.agrees-with-oracle", UInt8.self
    ) {
      $0.orders.replayVerdicts = { size, last, numbers in
        verdicts(on: numbers, size: size, after: last) { number, _ in Int(number) % size }
      }
    },
    Mutant(
      "replay-forgets-nothing", "a jump beyond the window leaves the old bits set",
      killedBy: "serial.replay.agrees-with-oracle", UInt8.self
    ) {
      $0.orders.replayVerdicts = { size, last, numbers in
        verdicts(on: numbers, size: size, after: last, clearingJumps: false) { _, count in
          (count % size + size) % size
        }
      }
    },
    Mutant(
      "replay-takes-half-ring", "half the ring away counts as ahead",
      killedBy: "serial.replay.agrees-with-oracle", UInt8.self
    ) {
      let verdicts = $0.orders.replayVerdicts
      $0.orders.replayVerdicts = { size, last, numbers in
        verdicts(size, last, numbers).map { $0 == .undecided ? .fresh : $0 }
      }
    },
    Mutant(
      "replay-by-integers", "ahead is a greater integer, so after the wrap all is too old",
      killedBy: "serial.replay.is-translation-invariant", UInt8.self
    ) {
      $0.orders.replayVerdicts = { size, last, numbers in
        var seen: [UInt8] = []
        var latest = last
        return numbers.map { number in
          if let latest, number <= latest {
            if latest - number >= size { return .tooOld }
            if seen.contains(number) { return .duplicate }
          }
          latest = Swift.max(latest ?? number, number)
          seen.append(number)
          return .fresh
        }
      }
    },
    Mutant(
      "replay-marks-only-ahead", "a late number is accepted and not remembered",
      killedBy: "serial.replay.accepts-once", UInt8.self
    ) {
      $0.orders.replayVerdicts = { size, last, numbers in
        var window =
          last.map { ReplayWindow(size: size, after: $0) } ?? ReplayWindow<UInt8>(size: size)
        return numbers.map { number in
          let isLate = window.latest?.serialOrder(relativeTo: number) == .follows
          return isLate ? window.verdict(on: number) : window.accept(number)
        }
      }
    },
  ]

  /// The verdicts of a window that keeps a number in the place that `place` gives for it and for its
  /// count of steps from the first latest.
  private static func verdicts(
    on numbers: [UInt8], size: Int, after last: UInt8?, clearingJumps: Bool = true,
    place: (UInt8, Int) -> Int
  ) -> [ReplayVerdict] {
    var bits = Array(repeating: last != nil, count: size)
    var latest = last
    var count = 0
    return numbers.map { number in
      guard let highest = latest else {
        latest = number
        bits[place(number, 0)] = true
        return .fresh
      }
      let displacement = highest.displacement(to: number)
      if displacement.isHalfTurn { return .undecided }
      let steps = Int(Int8(truncatingIfNeeded: displacement.residue))
      if steps <= -size { return .tooOld }
      if steps <= 0 {
        let place = place(number, count + steps)
        defer { bits[place] = true }
        return bits[place] ? .duplicate : .fresh
      }
      if steps < size || clearingJumps {
        for step in 1...steps { bits[place(highest &+ UInt8(step), count + step)] = false }
      }
      latest = number
      count += steps
      bits[place(number, count)] = true
      return .fresh
    }
  }
}
