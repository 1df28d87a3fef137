extension Shrinker {
  /// Lowers a residue while a later one goes to a corner of the ring.
  ///
  /// What is wrong with a and b = max is often wrong with a simpler a and b = min, but with nothing
  /// between; no step by step leads there. The simpler values tried are 0, the opposite, and the one
  /// before.
  mutating func lowerAgainstCorners() {
    var place = 0
    while place < current.count, mayRun {
      if current[place].value != 0, current[place].domain.isRing {
        for other in current.indices.dropFirst(place + 1) where mayRun {
          look()
          lower(place, againstCornersAt: other)
        }
      }
      place += 1
    }
  }

  private mutating func lower(_ place: Int, againstCornersAt other: Int) {
    guard other < current.count else { return }
    let choice = current[place]
    let domain = choice.domain
    guard choice.value != 0, domain.isRing, current[other].domain.isRing else { return }
    let otherDomain = current[other].domain
    let simpler = [
      0, (0 &- choice.value) & domain.maximum, domain.value(ofRank: choice.rank - 1),
    ]
    for value in simpler where domain.rank(of: value) < choice.rank {
      for number in 0..<Corners.count {
        let corner = Corners.corner(number, of: otherDomain)
        if adopt(replacing: [(place, value), (other, corner)]) { return }
      }
    }
  }
}
