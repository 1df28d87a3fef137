// The circular median by its kinks.
//
// F(θ) = Σ w_i d(θ, x_i) is linear but for kinks: at x_i the slope grows by 2 w_i, at the antipode of
// x_i it falls by as much. Between neighbors of the sample there are only kinks of the second kind,
// so F is concave there. So it is least at points of the sample; and the open arc between two
// neighbors at which it is least is all least, if no antipode of the sample is in it, or else has no
// least point at all. F is at most W m/2: with W < 2^t a signed type of w + t bits holds it, and
// the steps on the way may wrap.

/// A closed arc from `start` forward by `length`.
struct OffsetSpan {
  let start: UInt128
  var length: UInt128
}

extension SampleOffsets {
  /// The arcs where the sum of distances is least, by increasing start, or nil if it is constant.
  ///
  /// - Complexity: O(n) for n distinct points.
  func medianSpans() -> [OffsetSpan]? {
    switch width + totalBits {
    case ...64: medianSpans(Wrapping<Int64>.self)
    case ...128: medianSpans(Wrapping<Int128>.self)
    default: medianSpans(Int256.self)
    }
  }

  private func medianSpans<Sum: WrappingInteger>(_: Sum.Type) -> [OffsetSpan]? {
    let sums = sumsOfDistances(Sum.self)
    guard let least = sums.values.min() else { return nil }
    let isLeast = sums.values.map { $0 == least }
    let count = offsets.count
    // Point i is joined to the next around the circle.
    let isJoined = (0..<count).map {
      !sums.isBent[$0] && isLeast[$0] && isLeast[$0 + 1 == count ? 0 : $0 + 1]
    }
    guard let gap = isJoined.firstIndex(of: false) else { return nil }
    var spans: [OffsetSpan] = []
    // Once around, beginning after a place where nothing is joined.
    var isOpen = false
    for index in (gap + 1..<count + gap + 1).map({ $0 < count ? $0 : $0 - count })
    where isLeast[index] {
      if isOpen, let start = spans.last?.start {
        spans[spans.count - 1].length = (offsets[index] &- start) & mask
      } else {
        spans.append(OffsetSpan(start: offsets[index], length: 0))
      }
      isOpen = isJoined[index]
    }
    return spans.sorted { $0.start < $1.start }
  }

  /// The sum of distances from each point, and whether the antipode of a point is strictly between
  /// it and the next around the circle.
  private func sumsOfDistances<Sum: WrappingInteger>(
    _: Sum.Type
  ) -> (values: [Sum], isBent: [Bool]) {
    // Places are measured from the first point, where the sweep begins.
    let first = offsets[0]
    var value = Sum(congruentTo: 0 as UInt64)
    var slope = value
    for (offset, weight) in zip(offsets, weights) {
      let place = offset - first
      let weight = Sum(congruentTo: weight)
      value = value &+ weight &* Sum(congruentTo: distance(0, place))
      // Just after the first point: toward the points of the first half of the circle, and away
      // from the others.
      slope = place > 0 && place <= half ? slope &- weight : slope &+ weight
    }
    var values = [value]
    var isBent = [Bool](repeating: false, count: offsets.count)
    var position: UInt128 = 0
    // The antipodes by increasing place: first those of the points beyond half the circle.
    let middle = offsets.firstIndex { $0 - first > half } ?? offsets.count
    var antipodes = [middle..<offsets.count, 0..<middle].joined().makeIterator()
    var pending = antipodes.next()
    for index in offsets.indices {
      let isLast = index + 1 == offsets.count
      let end = isLast ? mask : offsets[index + 1] - first
      while let opposite = pending {
        let place = (offsets[opposite] - first &+ half) & mask
        // The antipode at the first point is in the slope already, and comes last.
        if place == 0 || place > end { break }
        if isLast || place < end { isBent[index] = true }
        value = value &+ slope &* Sum(congruentTo: place - position)
        slope = slope &- Sum(congruentTo: weights[opposite]) &- Sum(congruentTo: weights[opposite])
        position = place
        pending = antipodes.next()
      }
      if isLast { break }
      value = value &+ slope &* Sum(congruentTo: end - position)
      values.append(value)
      position = end
      slope =
        slope &+ Sum(congruentTo: weights[index + 1]) &+ Sum(congruentTo: weights[index + 1])
    }
    return (values, isBent)
  }
}
