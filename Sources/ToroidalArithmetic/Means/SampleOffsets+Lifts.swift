// The Fréchet mean by its lifts.
//
// Let x_0 < … < x_(n−1) in [0, m) have weights w_i with sum W, and S = Σ w_i x_i. To minimize
// F(θ) = Σ w_i d(θ, x_i)² is to minimize Σ w_i (θ − y_i)² over θ and over all lifts y_i ≡ x_i of the
// points to the real line. For a given θ the best lifts lie within one turn around θ; up to whole
// turns of all of them, they are x_0 + m, …, x_(k−1) + m, x_k, …, x_(n−1) for some k in 0 ..< n.
// For a given k the best θ is the mean of the lifts,
//
//     μ_k = (S + m W_k) / W,     with W_k = w_0 + … + w_(k−1),
//
// and then W · Σ w_i (μ_k − y_i)² = (W Σ w_i x_i² − S²) + m c_k, with P_k = Σ_(i<k) w_i x_i and
//
//     c_k = 2 (W P_k − W_k S) + m W_k (W − W_k),     c_0 = 0,
//     c_(k+1) = c_k + w_k (2 (W x_k − S) + m (W − w_k − 2 W_k)).
//
// So the minimizers of F are the μ_k with the least c_k. They are distinct modulo m, because the W_k
// are distinct in [0, W). W P_k − W_k S is W_k (W − W_k) times the mean of x_0 … x_(k−1) less that of
// the others, hence between −m W_k (W − W_k) and 0, and |c_k| ≤ m W²/4. With W < 2^t a signed type of
// w + 2t bits holds it twice over; the steps on the way may wrap.
//
// At a real point θ the sum is the least over k of its value for the lifts of k, which is
// (m c_k + (W θ − W μ_k)²)/W up to a constant. So a lattice minimizer is the lattice point nearest to
// some μ_k, or one of the two, at a least m c_k + e², with e in [0, W/2] its distance from μ_k in
// units of 1/W. That number is compared as the pair (c_k + ⌊e²/m⌋, e² mod m), which needs no more
// bits: ⌊e²/m⌋ ≤ W²/8.

/// A real point of the circle: offset + numerator/W, with numerator < W.
struct LiftedMean {
  let offset: UInt128
  let numerator: UInt64
}

extension SampleOffsets {
  /// The minimizers of the sum of squared distances, ascending.
  ///
  /// - Complexity: O(n) for n distinct points.
  func frechetMinimizers() -> [LiftedMean] {
    switch width + 2 * totalBits {
    case ...64: frechetMinimizers(Wrapping<Int64>.self)
    case ...128: frechetMinimizers(Wrapping<Int128>.self)
    default: frechetMinimizers(Int256.self)
    }
  }

  private func frechetMinimizers<Cost: WrappingInteger>(_: Cost.Type) -> [LiftedMean] {
    var least = Cost(congruentTo: 0 as UInt64)
    var wrapped: [UInt64] = []
    forEachLift { (cost: Cost, weight) in
      if wrapped.isEmpty || cost < least {
        least = cost
        wrapped = [weight]
      } else if cost == least {
        wrapped.append(weight)
      }
    }
    let sum = weightedSum
    let means = wrapped.map { mean(weightWrapped: $0, sum) }
    return means.sorted {
      $0.offset != $1.offset ? $0.offset < $1.offset : $0.numerator < $1.numerator
    }
  }

  /// The lattice points that minimize the sum of squared distances, ascending.
  ///
  /// - Complexity: O(n) for n distinct points, and O(r log(r)) for r minimizers.
  func latticeMinimizers() -> [UInt128] {
    switch width + 2 * totalBits {
    case ...64: latticeMinimizers(Wrapping<Int64>.self)
    case ...128: latticeMinimizers(Wrapping<Int128>.self)
    default: latticeMinimizers(Int256.self)
    }
  }

  private func latticeMinimizers<Cost: WrappingInteger>(_: Cost.Type) -> [UInt128] {
    let sum = weightedSum
    var least: (quotient: Cost, remainder: UInt128)?
    var found: [UInt128] = []
    forEachLift { (cost: Cost, weight) in
      if let least, least.quotient < cost { return }
      let mean = mean(weightWrapped: weight, sum)
      let error = UInt128(min(mean.numerator, total - mean.numerator))
      let quotient = cost &+ Cost(congruentTo: (error * error) >> width)
      let remainder = error * error & mask
      if let least {
        if (least.quotient, least.remainder) < (quotient, remainder) { return }
        if (quotient, remainder) < (least.quotient, least.remainder) { found = [] }
      }
      least = (quotient, remainder)
      if UInt128(mean.numerator) == error { found.append(mean.offset) }
      if UInt128(total - mean.numerator) == error { found.append((mean.offset &+ 1) & mask) }
    }
    found.sort()
    // Two lifts are equally good at a point that is opposite to one of the sample.
    return found.enumerated().filter { $0.offset == 0 || found[$0.offset - 1] != $0.element }
      .map { $0.element }
  }

  /// Calls `body` with c_k and W_k for each k.
  private func forEachLift<Cost: WrappingInteger>(_ body: (Cost, UInt64) -> Void) {
    let modulus = width == 128 ? Cost(high: 1, low: 0) : Cost(congruentTo: (1 as UInt128) << width)
    let doubledTotal = Cost(congruentTo: UInt128(total) << 1)
    let sum = weightedSum
    let doubledSum = Cost(high: sum.high, low: sum.low) &+ Cost(high: sum.high, low: sum.low)
    var cost = Cost(congruentTo: 0 as UInt64)
    var wrapped: UInt64 = 0
    body(cost, wrapped)
    for (offset, weight) in zip(offsets, weights).dropLast() {
      // W − w_k − 2 W_k, which is W less both ends of the step from W_k to W_(k+1).
      let next = wrapped + weight
      let balance =
        Cost(congruentTo: total) &- Cost(congruentTo: wrapped) &- Cost(congruentTo: next)
      let slope = doubledTotal &* Cost(congruentTo: offset) &- doubledSum &+ modulus &* balance
      cost = cost &+ Cost(congruentTo: weight) &* slope
      wrapped = next
      body(cost, wrapped)
    }
  }

  /// S = Σ w_i x_i, in [0, m W), which is below 2^192.
  private var weightedSum: Int256 {
    var sum = Int256(congruentTo: 0 as UInt64)
    for (offset, weight) in zip(offsets, weights) {
      let term = offset.multipliedFullWidth(by: UInt128(weight))
      sum = sum &+ Int256(high: term.high, low: term.low)
    }
    return sum
  }

  /// μ_k modulo m, for W_k = `weight` and S = `sum`.
  private func mean(weightWrapped weight: UInt64, _ sum: Int256) -> LiftedMean {
    // S + m W_k is h m + (S mod m); whole turns, m W each, are taken off h.
    let turns = UInt64(
      truncatingIfNeeded: sum.low >> width | sum.high << (128 - width))
    let room = total - turns
    let h = weight < room ? turns + weight : weight - room
    let rest = sum.low & mask
    guard width > 64 else {
      let (quotient, remainder) = divided(h, width, UInt64(rest))
      return LiftedMean(offset: UInt128(quotient), numerator: remainder)
    }
    let (upper, partial) = divided(h, width - 64, UInt64(rest >> 64))
    let (lower, remainder) = divided(partial, 64, UInt64(truncatingIfNeeded: rest))
    return LiftedMean(offset: UInt128(upper) << 64 | UInt128(lower), numerator: remainder)
  }

  /// high · 2^bits + low divided by W, for high < W, low < 2^bits and bits in 1 … 64: the quotient is
  /// below 2^bits.
  private func divided(
    _ high: UInt64, _ bits: Int, _ low: UInt64
  ) -> (quotient: UInt64, remainder: UInt64) {
    total.dividingFullWidth((high >> (64 - bits), high << bits | low))
  }
}
