import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``ReplayWindow``.
  var replayLaws: [Law] { [replayAgrees, replayAcceptsOnce, replayUnderTranslation] }

  /// A window size, small enough that numbers leave the window, and numbers that often lie near
  /// the latest.
  private static func history(
    in scope: Scope, from choices: inout Choices
  ) throws(Discard) -> (size: Int, numbers: [Scalar]) {
    let largest = Int(clamping: Swift.min(halfRing, Scalar.Magnitude(clamping: 140)))
    let size = try choices.integer(in: 1...largest, named: "size")
    let count = try choices.integer(in: scope.dimensions, named: "count")
    var numbers: [Scalar] = []
    for _ in 0..<count {
      // A short step from the number before, where the size allows any, or any number.
      if let last = numbers.last, try choices.bool(named: "is near") {
        let step = try choices.integer(in: -size...size, named: "step")
        numbers.append(last &+ Scalar(truncatingIfNeeded: step))
      } else {
        numbers.append(try choices.integer(Scalar.self, named: "number"))
      }
    }
    return (size, numbers)
  }

  var replayAgrees: Law {
    Law(
      "serial.replay.agrees-with-oracle",
      "the verdicts are those of a receiver that unwraps all numbers and forgets none"
    ) { [implementation, reference, scope] (choices) throws(Discard) in
      let last: Scalar? =
        try choices.bool(named: "begins after a number")
        ? try choices.integer(Scalar.self, named: "last") : nil
      let (size, numbers) = try Self.history(in: scope, from: &choices)
      let expected = reference.receipts(
        of: numbers.map { BigInteger($0) }, size: BigInteger(size),
        after: last.map { BigInteger($0) })
      return .equal(
        implementation.orders.replayVerdicts(size, last, numbers),
        expected.map { ReplayVerdict($0) })
    }
  }

  var replayAcceptsOnce: Law {
    Law(
      "serial.replay.accepts-once",
      "a number that has just been accepted is a duplicate"
    ) { [implementation, scope] (choices) throws(Discard) in
      let (size, numbers) = try Self.history(in: scope, from: &choices)
      let verdicts = implementation.orders.replayVerdicts(size, nil, numbers.flatMap { [$0, $0] })
      let pairs = stride(from: 0, to: verdicts.count, by: 2).map {
        (verdicts[$0], verdicts[$0 + 1])
      }
      return .require(
        pairs.allSatisfy { first, second in
          second == (first == .fresh ? .duplicate : first)
        }, "each number twice: \(verdicts)")
    }
  }

  var replayUnderTranslation: Law {
    Law(
      "serial.replay.is-translation-invariant",
      "the verdicts on numbers moved by t are the same: no place of the ring is special"
    ) { [implementation, scope] (choices) throws(Discard) in
      let (size, numbers) = try Self.history(in: scope, from: &choices)
      let t = try choices.integer(Scalar.self, named: "t")
      return .equal(
        implementation.orders.replayVerdicts(size, nil, numbers.map { $0 &+ t }),
        implementation.orders.replayVerdicts(size, nil, numbers))
    }
  }
}

extension ReplayVerdict {
  /// The verdict that the oracle's answer names.
  fileprivate init(_ receipt: Reference.Receipt) {
    self =
      switch receipt {
      case .fresh: .fresh
      case .duplicate: .duplicate
      case .tooOld: .tooOld
      case .undecided: .undecided
      }
  }
}
