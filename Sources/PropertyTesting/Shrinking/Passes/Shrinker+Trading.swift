extension Shrinker {
  /// Takes an element out of a collection whose count was drawn earlier, while another choice goes
  /// to the largest value there is.
  ///
  /// Of a sum that must be large, four small parts become three larger ones. Quadratic in the
  /// number of choices, so it is for short cases that no other pass makes simpler.
  mutating func tradeElements() {
    let longestElement = 4
    let longestCase = 32
    guard current.count <= longestCase else { return }
    for place in current.indices where canCount(place) {
      for size in 1...longestElement {
        for start in current.indices where start > place && start + size <= current.count {
          for other in current.indices where other > place && mayRun {
            let isKept = other < start || other >= start + size
            if isKept, trade(start..<start + size, countedAt: place, for: other) { return }
          }
        }
      }
    }
  }

  private mutating func trade(
    _ element: Range<Int>, countedAt place: Int, for other: Int
  ) -> Bool {
    let domain = current[other].domain
    let largest = domain.kind == .signed ? domain.half - 1 : domain.maximum
    guard current[other].value != largest else { return false }
    var candidate = current
    candidate[place] = Choice(current[place].value - 1, from: current[place].domain)
    candidate[other] = Choice(largest, from: domain)
    candidate.removeSubrange(element)
    return adopt(candidate)
  }

  /// Whether the choice at `place` can be the count of elements drawn after it.
  func canCount(_ place: Int) -> Bool {
    current[place].domain.kind == .index && current[place].value > 0
      && current[place].value <= UInt128(current.count - place - 1)
  }
}
