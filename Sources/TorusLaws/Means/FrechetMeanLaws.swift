import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The representatives of real points in [0, m), in increasing order.
  private func residues(_ points: [RationalPoint<Scalar>]) -> [BigRational] {
    let circle = BigRational(reference.modulus)
    return points.map(\.referenced).map { $0 - BigRational(($0 / circle).floor) * circle }.sorted()
  }

  /// The residues of lattice points in [0, m), in increasing order.
  private func residues(_ points: [Scalar]) -> [BigInteger] {
    points.map { reference.residue(BigInteger($0)) }.sorted()
  }

  var frechetMeanAgrees: Law {
    sampleLaw(
      "mean.frechet.agrees-with-oracle",
      "the means are the means of lifts at which the sum of squared distances is least", atMost: 3
    ) { [implementation, reference] sample, points, weights in
      let found = implementation.means.frechetMean(sample)
      let expected = reference.frechetMean(of: points, weights: weights)
      return .equal(residues(found.minimizers), expected.points, "the minimizers")
        .and(.equal(found.variation.referenced, expected.value, "the variation"))
    }
  }

  var variationIsLeast: Law {
    sampleLaw(
      "mean.frechet.value-is-least",
      "the sum of squares is the variation at every mean, and not less anywhere", atMost: 10,
      drawing: { (choices) throws(Discard) in
        RationalPoint(
          floor: try choices.integer(Scalar.self, named: "floor"),
          numerator: try choices.integer(in: 0...2, named: "thirds"), denominator: 3)
      }
    ) { [implementation, reference] sample, points, weights, point in
      func sum(_ theta: BigRational) -> BigRational {
        reference.sumOfSquares(from: theta, to: points, weights: weights)
      }
      let mean = implementation.means.frechetMean(sample)
      let ends = [mean.minimizers.first, mean.minimizers.last].compactMap { $0?.referenced }
      let variation = mean.variation.referenced
      return .equal(ends.map(sum), [variation, variation], "at the means")
        .and(.require(sum(point.referenced) >= variation, "less at \(point)"))
    }
  }

  var frechetMeanMoves: Law {
    sampleLaw(
      "mean.frechet.is-isometry-equivariant",
      "the means of ±x + t are ±θ + t for the means θ of x, with the same variation", atMost: 12,
      drawing: Self.isometry
    ) { [implementation] sample, _, _, isometry in
      let mean = implementation.means.frechetMean(sample)
      let found = implementation.means.frechetMean(moved(sample, by: isometry))
      let shift = Displacement(residue: isometry.shift)
      let expected = mean.minimizers.map {
        (isometry.isReflected ? $0.reflected : $0).translated(by: shift)
      }
      return .equal(residues(found.minimizers), residues(expected), "the minimizers")
        .and(.equal(found.variation, mean.variation, "the variation"))
    }
  }

  var roundedMeanAgrees: Law {
    sampleLaw(
      "mean.rounded.agrees-with-oracle",
      "each rounding rule takes the means where it takes their real values, each point once",
      atMost: 12,
      drawing: { (choices) throws(Discard) in
        try choices.element(of: CircularRounding.allCases, named: "rule")
      }
    ) { [implementation, reference] sample, _, _, rule in
      let mean = implementation.means.frechetMean(sample)
      let rounded = mean.minimizers.map {
        reference.residue(rule.referenced.round($0.referenced))
      }.sorted()
      let places = rounded.indices.filter { $0 == 0 || rounded[$0 - 1] != rounded[$0] }
      return .equal(
        residues(implementation.means.roundedMean(mean, rule)), places.map { rounded[$0] })
    }
  }

  var latticeMeanAgrees: Law {
    sampleLaw(
      "mean.lattice.agrees-with-oracle",
      "the lattice means are the lattice points where the sum of squared distances is least",
      atMost: 3
    ) { [implementation, reference] sample, points, weights in
      let found = implementation.means.latticeMean(sample)
      let expected = reference.latticeMean(of: points, weights: weights)
      return .equal(residues(found.minimizers), expected.points, "the minimizers")
        .and(.equal(found.variation.referenced, expected.value, "the variation"))
    }
  }

  var latticeMeanIsNotBelow: Law {
    sampleLaw(
      "mean.lattice.is-not-below",
      "the sum at a lattice mean is that at a mean exactly if lattice points are means, else greater",
      atMost: 12
    ) { [implementation] sample, _, _ in
      let mean = implementation.means.frechetMean(sample)
      let lattice = implementation.means.latticeMean(sample)
      let sum = BigRational(lattice.variation.referenced)
      let common = mean.minimizers.filter(\.isLatticePoint).map(\.floor)
      if common.isEmpty {
        return .require(sum > mean.variation.referenced, "\(sum), not above \(mean.variation)")
      }
      return .equal(lattice.minimizers, common)
        .and(.equal(sum, mean.variation.referenced, "the variation"))
    }
  }

  var latticeMeanMoves: Law {
    sampleLaw(
      "mean.lattice.is-isometry-equivariant",
      "the lattice means of ±x + t are ±z + t for those z of x, with the same sum", atMost: 12,
      drawing: Self.isometry
    ) { [implementation] sample, _, _, isometry in
      let mean = implementation.means.latticeMean(sample)
      let found = implementation.means.latticeMean(moved(sample, by: isometry))
      let expected = mean.minimizers.map {
        (isometry.isReflected ? 0 &- $0 : $0) &+ isometry.shift
      }
      return .equal(residues(found.minimizers), residues(expected), "the minimizers")
        .and(.equal(found.variation, mean.variation, "the variation"))
    }
  }
}

extension Variation {
  /// The value, as the oracle has it.
  var referenced: BigRational {
    BigRational(floor.referenced)
      + BigRational(BigInteger(numerator), over: BigInteger(denominator))
  }
}

extension RationalPoint {
  /// The point −θ modulo m.
  fileprivate var reflected: RationalPoint {
    // −(f + p/q) is (−f − 1) + (q − p)/q, and −f − 1 is the complement of f.
    isLatticePoint
      ? RationalPoint(floor: 0 &- floor)
      : RationalPoint(floor: ~floor, numerator: denominator - numerator, denominator: denominator)
  }
}
