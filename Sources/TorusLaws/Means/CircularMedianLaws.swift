import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The arcs from residues in [0, m), by increasing start; for everything, one arc of length m.
  private func spans(_ medians: [Arc<Scalar>]) -> [Reference.Span] {
    medians.map { arc in
      guard case .closed(let start, _) = arc else {
        return Reference.Span(start: 0, length: reference.modulus)
      }
      return Reference.Span(
        start: reference.residue(BigInteger(start)), length: arc.length.referenced)
    }.sorted { $0.start < $1.start }
  }

  var medianAgrees: Law {
    sampleLaw(
      "median.circular.agrees-with-oracle",
      "the medians are the points, arcs or circle where the sum of distances is least", atMost: 3
    ) { [implementation, reference] sample, points, weights in
      let found = implementation.means.circularMedian(sample)
      // Points of weight 0 only add kinks that are none.
      let expected = reference.circularMedian(of: points, weights: weights)
      return .equal(spans(found.minimizers), expected.points, "the minimizers")
        .and(.equal(BigRational(found.deviation.referenced), expected.value, "the deviation"))
    }
  }

  var deviationIsLeast: Law {
    sampleLaw(
      "median.circular.value-is-least",
      "the sum of distances is the deviation on the medians, and greater elsewhere", atMost: 10,
      drawing: { (choices) throws(Discard) in
        Midpoint(
          floor: try choices.integer(Scalar.self, named: "floor"),
          isHalfway: try choices.bool(named: "is halfway"))
      }
    ) { [implementation, reference] sample, points, weights, point in
      let median = implementation.means.circularMedian(sample)
      let sum = reference.sumOfDistances(from: point.referenced, to: points, weights: weights)
      let deviation = BigRational(median.deviation.referenced)
      let isMedian = spans(median.minimizers).contains { span in
        let way = point.referenced - BigRational(span.start)
        let circle = BigRational(reference.modulus)
        return way - BigRational((way / circle).floor) * circle <= BigRational(span.length)
      }
      return isMedian
        ? .equal(sum, deviation, "the sum at \(point)")
        : .require(sum > deviation, "\(sum) at \(point), not above \(deviation)")
    }
  }

  var medianMoves: Law {
    sampleLaw(
      "median.circular.is-isometry-equivariant",
      "the medians of ±x + t are ±θ + t for the medians θ of x, with the same deviation",
      atMost: 12,
      drawing: Self.isometry
    ) { [implementation] sample, _, _, isometry in
      let median = implementation.means.circularMedian(sample)
      let found = implementation.means.circularMedian(moved(sample, by: isometry))
      let shift = Displacement(residue: isometry.shift)
      let expected = median.minimizers.map { arc in
        (isometry.isReflected ? -arc : arc).translated(by: shift)
      }
      return .equal(spans(found.minimizers), spans(expected), "the minimizers")
        .and(.equal(found.deviation, median.deviation, "the deviation"))
    }
  }
}
