import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``Deadline`` and of ``Swift/FixedWidthInteger/elapsedTicks(since:)``.
  var deadlineLaws: [Law] {
    [elapsedAgrees, deadlineIsRefused, deadlineAgrees, deadlineSurvivesTheWrap, remainingAgrees]
  }

  var elapsedAgrees: Law {
    Law(
      "serial.deadline.elapsed-agrees-with-oracle",
      "the ticks elapsed are those until the counter first reads now"
    ) { [implementation, reference] (choices) throws(Discard) in
      let start = try choices.integer(Scalar.self, named: "start")
      let now = try choices.integer(Scalar.self, named: "now")
      return .equal(
        BigInteger(implementation.orders.elapsedTicks(start, now)),
        reference.elapsed(from: BigInteger(start), to: BigInteger(now)))
    }
  }

  var deadlineIsRefused: Law {
    Law(
      "serial.deadline.is-serial-addition",
      "a deadline is start + duration, and refused from half the ring on"
    ) { [implementation, reference] (choices) throws(Discard) in
      let start = try choices.integer(Scalar.self, named: "start")
      let duration = try Self.steps(from: &choices, named: "duration")
      return .equal(
        implementation.orders.deadline(start, duration).map { reference.residue(BigInteger($0)) },
        reference.serialSum(of: BigInteger(start), and: BigInteger(duration)))
    }
  }

  var deadlineAgrees: Law {
    Law(
      "serial.deadline.status-agrees-with-oracle",
      "a deadline is pending or expired by its distance from the nearest instant that reads so"
    ) { [implementation, reference] (choices) throws(Discard) in
      let instant = try choices.integer(Scalar.self, named: "instant")
      let now = try choices.integer(Scalar.self, named: "now")
      let found = implementation.orders.deadlineStatus(instant, now)
      guard
        let due = reference.instant(reading: BigInteger(instant), near: BigInteger(now))
      else { return .equal(found, .undecided) }
      let ahead = due - BigInteger(now)
      return switch found {
      case .pending(let ticks):
        .require(ahead > 0 && ahead == BigInteger(ticks), "\(ticks) remaining, not \(ahead)")
      case .expired(let ticks):
        .require(ahead <= 0 && -ahead == BigInteger(ticks), "\(ticks) overdue, not \(-ahead)")
      case .undecided: .fails("undecided, though \(ahead) ticks ahead")
      }
    }
  }

  var deadlineSurvivesTheWrap: Law {
    Law(
      "serial.deadline.survives-the-wrap",
      "t ticks after the start, t − duration < m/2, a deadline is pending exactly if t < duration"
    ) { [implementation] (choices) throws(Discard) in
      let start = try choices.integer(Scalar.self, named: "start")
      let duration = try Self.steps(from: &choices, named: "duration")
      let t = try Self.steps(from: &choices, named: "t")
      try choices.assume(duration < Self.halfRing && (t < duration || t - duration < Self.halfRing))
      guard let instant = implementation.orders.deadline(start, duration) else {
        return .fails("the duration is refused")
      }
      let now = start &+ Scalar(truncatingIfNeeded: t)
      return .equal(
        implementation.orders.deadlineStatus(instant, now),
        t < duration ? .pending(remaining: duration - t) : .expired(overdue: t - duration))
    }
  }

  var remainingAgrees: Law {
    Law(
      "serial.deadline.remaining-is-of-status",
      "the ticks remaining are those of a pending deadline, 0 of an expired one, none if undecided"
    ) { [implementation] (choices) throws(Discard) in
      let instant = try choices.integer(Scalar.self, named: "instant")
      let now = try choices.integer(Scalar.self, named: "now")
      let expected: Scalar.Magnitude? =
        switch implementation.orders.deadlineStatus(instant, now) {
        case .pending(let remaining): remaining
        case .expired: 0
        case .undecided: nil
        }
      return .equal(implementation.orders.deadlineRemaining(instant, now), expected)
    }
  }
}
