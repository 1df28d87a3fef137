import PropertyTesting
import ToroidalArithmetic
import TorusOracle

// The laws of one axis of a box.

extension Catalog {
  var wrapAgrees: Law {
    Law("box.wrap.agrees-with-oracle", "a coordinate wraps to its residue in [0, L)") {
      [implementation] (choices) throws(Discard) in
      let box = PeriodicBox(axes: [try choices.boxAxis(Scalar.self)])
      let x = try choices.integer(Scalar.self, named: "x")
      return .equal(
        implementation.boxes.wrapped(box, [x]).map { BigInteger($0) },
        box.referenced.wrapped([BigInteger(x)]))
    }
  }

  var wrapForgetsPeriods: Law {
    Law("box.wrap.forgets-whole-periods", "x and x + L wrap to one coordinate, if both fit") {
      [implementation] (choices) throws(Discard) in
      let axis = try choices.boxAxis(Scalar.self)
      let x = try choices.integer(Scalar.self, named: "x")
      let (sum, overflow) = x.addingReportingOverflow(axis.period ?? 0)
      if overflow { return .holds }
      let wrapped = implementation.boxes.wrapped
      let box = PeriodicBox(axes: [axis])
      return .equal(wrapped(box, [sum]), wrapped(box, [x]))
        .and(.equal(wrapped(box, wrapped(box, [x])), wrapped(box, [x]), "wrapped twice"))
    }
  }

  var boxImageAgrees: Law {
    Law("box.image.agrees-with-oracle", "the images are the least of b − a + k·L, all of them") {
      [implementation] (choices) throws(Discard) in
      let box = PeriodicBox(axes: [try choices.boxAxis(Scalar.self)])
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let found = implementation.boxes.minimumImages(box, [a], [b]).map { image in
        image.all.map(\.referenced)
      }
      return .equal(found, box.referenced.minimumImages(from: [BigInteger(a)], to: [BigInteger(b)]))
    }
  }

  var imageLeadsThere: Law {
    Law("box.image.leads-there", "each image of a step from a to b leads from a to b") {
      [implementation] (choices) throws(Discard) in
      let box = PeriodicBox(axes: [try choices.boxAxis(Scalar.self)])
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let boxes = implementation.boxes
      let end = boxes.wrapped(box, [b])
      let isLed = boxes.minimumImages(box, [a], [b]).allSatisfy { image in
        image.all.allSatisfy { boxes.translated(box, [a], [$0]) == end }
      }
      return .require(isLed, "a step leads elsewhere")
    }
  }

  var boxTranslationAgrees: Law {
    Law(
      "box.translation.agrees-with-oracle",
      "a step leads to the residue of the sum, or on an open axis to the sum if it fits"
    ) { [implementation] (choices) throws(Discard) in
      let box = PeriodicBox(axes: [try choices.boxAxis(Scalar.self)])
      let x = try choices.integer(Scalar.self, named: "x")
      let magnitude = Scalar.Magnitude(
        truncatingIfNeeded: try choices.integer(Scalar.self, named: "magnitude"))
      let isNegative = try choices.bool(named: "is negative")
      let step = AxisStep<Scalar>(isNegative: isNegative, magnitude: magnitude)
      let sum = box.referenced.wrapped([BigInteger(x) + step.referenced])
      let fits = BigInteger(Scalar.min) <= sum[0] && sum[0] <= BigInteger(Scalar.max)
      let found = implementation.boxes.translated(box, [x], [step])
      return .equal(found?.map { BigInteger($0) }, fits ? sum : nil)
    }
  }

  var boxDistanceAgreesWithCircle: Law {
    Law(
      "box.distance.agrees-with-circle",
      "with L = 2^k, the distance is that of a circle of k bits, times the rest of the width"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let shift = Scalar.isSigned ? 2 : 1
      guard Scalar.bitWidth >= shift else { return .holds }
      let period = Scalar(truncatingIfNeeded: 1 as Int) << (Scalar.bitWidth - shift)
      guard let axis = BoxAxis(period: period) else { return .fails("\(period) is no period") }
      let found = implementation.boxes.distance(PeriodicBox(axes: [axis]), [a], [b], .lee)
      let circle = implementation.circularDistance(a << shift, b << shift)
      return .equal(found.referenced * BigInteger.powerOfTwo(shift), BigInteger(circle))
    }
  }
}
