extension Shrinker {
  /// Swaps choices of one domain where the later is simpler, by insertion from the front.
  mutating func sort() {
    var place = 0
    while place < current.count, mayRun {
      var other = place + 1
      // Nothing is simpler than 0.
      while other < current.count, current[place].value != 0, mayRun {
        look()
        let left = current[place]
        let right = current[other]
        if left.domain == right.domain, right.rank < left.rank {
          _ = adopt(replacing: [(place, right.value), (other, left.value)])
        }
        other += 1
      }
      place += 1
    }
  }
}
