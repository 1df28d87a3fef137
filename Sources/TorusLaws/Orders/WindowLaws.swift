import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``ReceiveWindow``.
  var windowLaws: [Law] {
    [
      windowPositionAgrees, windowOffsetLeadsThere, windowPositionsBySerialOrder,
      windowUnderTranslation, windowSlides, windowSlidesTo, windowAcceptsAsRFC, windowAcceptsData,
    ]
  }

  /// A window, and a number that is often near its edges.
  private static func window(
    from choices: inout Choices
  ) throws(Discard) -> (ReceiveWindow<Scalar>, Scalar) {
    let start = try choices.integer(Scalar.self, named: "start")
    let length = try steps(from: &choices, named: "length")
    let window = ReceiveWindow(start: start, length: length)
    return (window, try choices.integer(Scalar.self, named: "number"))
  }

  var windowPositionAgrees: Law {
    Law(
      "serial.window.position-agrees-with-oracle",
      "a number is before, inside or after the integers of the window, or cannot be placed"
    ) { [implementation, reference] (choices) throws(Discard) in
      let (window, number) = try Self.window(from: &choices)
      let expected: WindowPosition =
        switch reference.position(
          of: BigInteger(number), startingAt: BigInteger(window.start),
          length: BigInteger(window.length))
        {
        case .before: .before
        case .inside: .inside
        case .after: .after
        case .undecided: .undecided
        }
      return .equal(implementation.orders.windowPosition(window, number), expected)
    }
  }

  var windowOffsetLeadsThere: Law {
    Law(
      "serial.window.offset-leads-there",
      "exactly the numbers inside have an offset, it is below the length, and start + offset is the "
        + "number"
    ) { [implementation] (choices) throws(Discard) in
      let (window, number) = try Self.window(from: &choices)
      let isInside = implementation.orders.windowContains(window, number)
      let offset = implementation.orders.windowOffset(window, number)
      let position = implementation.orders.windowPosition(window, number)
      let place = offset.map { window.start &+ Scalar(truncatingIfNeeded: $0) }
      return .equal(offset != nil, isInside, "has an offset")
        .and(.equal(position == .inside, isInside, "is positioned inside"))
        .and(.equal(place ?? number, number, "start + offset"))
        .and(.require(offset.map { $0 < window.length } ?? true, "the offset is past the end"))
    }
  }

  var windowPositionsBySerialOrder: Law {
    Law(
      "serial.window.position-is-serial-order-to-members",
      "what is before the window precedes each number of it, and what is after follows each"
    ) { [implementation] (choices) throws(Discard) in
      let (window, number) = try Self.window(from: &choices)
      try choices.assume(window.length != 0)
      let place = try Self.steps(from: &choices, named: "place") % window.length
      let member = window.start &+ Scalar(truncatingIfNeeded: place)
      let order = implementation.serialOrder(number, member)
      return switch implementation.orders.windowPosition(window, number) {
      case .before: .equal(order, .precedes)
      case .after: .equal(order, .follows)
      case .inside, .undecided: .holds
      }
    }
  }

  var windowUnderTranslation: Law {
    Law(
      "serial.window.position-is-translation-invariant",
      "number + t stands to the window moved by t as the number to the window"
    ) { [implementation] (choices) throws(Discard) in
      let (window, number) = try Self.window(from: &choices)
      let t = try choices.integer(Scalar.self, named: "t")
      let moved = ReceiveWindow(start: window.start &+ t, length: window.length)
      return .equal(
        implementation.orders.windowPosition(moved, number &+ t),
        implementation.orders.windowPosition(window, number))
    }
  }

  var windowSlides: Law {
    Law(
      "serial.window.slides-by-serial-addition",
      "sliding by n adds n to the start as RFC 1982 does, and keeps the length"
    ) { [implementation, reference] (choices) throws(Discard) in
      let start = try choices.integer(Scalar.self, named: "start")
      let length = try Self.steps(from: &choices, named: "length")
      let n = try Self.steps(from: &choices, named: "n")
      let slid = implementation.orders.windowSlidBy(ReceiveWindow(start: start, length: length), n)
      return .equal(
        slid.map { reference.residue(BigInteger($0.start)) },
        reference.serialSum(of: BigInteger(start), and: BigInteger(n)), "start"
      ).and(.equal(slid?.length ?? length, length, "length"))
    }
  }

  var windowSlidesTo: Law {
    Law(
      "serial.window.slides-forward-only",
      "a window slides to its start and to what follows it, and to nothing else"
    ) { [implementation, reference] (choices) throws(Discard) in
      let (window, number) = try Self.window(from: &choices)
      let order = reference.serialOrder(of: BigInteger(number), and: BigInteger(window.start))
      let slid = ReceiveWindow(start: number, length: window.length)
      return .equal(
        implementation.orders.windowSlidTo(window, number),
        order == .greater || order == .equal ? slid : nil)
    }
  }

  var windowAcceptsAsRFC: Law {
    Law(
      "serial.window.accepts-as-rfc-9293",
      "a segment is acceptable as the four cases of RFC 9293, section 3.4 say"
    ) { [implementation, reference] (choices) throws(Discard) in
      let (window, sequence) = try Self.window(from: &choices)
      let length = try Self.steps(from: &choices, named: "segment length")
      return .equal(
        implementation.orders.windowAccepts(window, sequence, length),
        reference.isAcceptable(
          segmentAt: BigInteger(sequence), length: BigInteger(length),
          next: BigInteger(window.start), window: BigInteger(window.length)))
    }
  }

  var windowAcceptsData: Law {
    Law(
      "serial.window.accepts-what-it-contains",
      "a segment of one number is acceptable exactly if the number is in the window"
    ) { [implementation] (choices) throws(Discard) in
      let (window, number) = try Self.window(from: &choices)
      return .equal(
        implementation.orders.windowAccepts(window, number, 1),
        implementation.orders.windowContains(window, number))
    }
  }
}
