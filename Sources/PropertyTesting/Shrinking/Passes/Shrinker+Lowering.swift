extension Shrinker {
  /// Lowers each choice by itself as far as the law still fails.
  mutating func lowerEach() {
    var place = 0
    while place < current.count, mayRun {
      lower([place])
      place += 1
    }
  }

  /// Lowers choices that are equal together, where each by itself cannot be lowered.
  mutating func lowerEqual() {
    var place = 0
    while place < current.count, mayRun {
      let choice = current[place]
      if choice.value != 0 {
        look(at: current.count - place)
        let later = current.indices.dropFirst(place + 1).filter { current[$0] == choice }
        if !later.isEmpty { lower([place] + later) }
        for other in later where mayRun { lower([place, other]) }
      }
      place += 1
    }
  }

  /// Lowers the choices at `places`, which are equal, to the least common value found.
  ///
  /// First the 16 simplest values. Then, for a negative one, its opposite. Then the magnitude by
  /// halves, as for a law that fails from some bound on. Then a power of two less at a time, and the
  /// 8 values before it, for laws that fail on a pattern.
  private mutating func lower(_ places: [Int]) {
    guard let domain = sharedDomain(of: places) else { return }
    if domain.kind == .float { return lowerFloats(places) }
    let first = places[0]
    for rank in 0..<min(16, current[first].rank) where set(places, toRank: rank, of: domain) {
      return
    }
    if domain.kind == .signed, current[first].value > domain.half {
      _ = set(places, to: (0 &- current[first].value) & domain.maximum, of: domain)
    }
    lowerMagnitude(places, of: domain)
    for power in stride(from: domain.bitWidth - 1, through: 0, by: -1) {
      while sharedDomain(of: places) == domain,
        let rank = rank(of: current[first], lessPowerOfTwo: power),
        set(places, toRank: rank, of: domain)
      {}
    }
    for step in 1...8 {
      guard sharedDomain(of: places) == domain else { return }
      let rank = current[first].rank
      if rank < step { return }
      if set(places, toRank: rank - UInt128(step), of: domain) { return }
    }
  }

  /// Searches the least magnitude, of the present sign, at which the law fails, by halving; 0 is
  /// known to pass.
  private mutating func lowerMagnitude(_ places: [Int], of domain: ChoiceDomain) {
    guard sharedDomain(of: places) == domain else { return }
    let isNegative = current[places[0]].isNegative
    var passing: UInt128 = 0
    var failing = current[places[0]].magnitude
    while failing - passing > 1, mayRun {
      let middle = passing + (failing - passing) / 2
      if set(places, to: isNegative ? (0 &- middle) & domain.maximum : middle, of: domain) {
        guard sharedDomain(of: places) == domain else { return }
        failing = middle
      } else {
        passing = middle
      }
    }
  }

  /// The rank of the choice with 2^`power` off its magnitude; `nil` if it has not so much.
  private func rank(of choice: Choice, lessPowerOfTwo power: Int) -> UInt128? {
    let domain = choice.domain
    let step = UInt128(1) << UInt128(power)
    guard choice.magnitude >= step else { return nil }
    let lowered = choice.magnitude - step
    return domain.rank(of: choice.isNegative ? (0 &- lowered) & domain.maximum : lowered)
  }

  /// The domain of the choices at `places`, if all are there, equal and not yet simplest.
  func sharedDomain(of places: [Int]) -> ChoiceDomain? {
    guard let last = places.last, last < current.count else { return nil }
    let choice = current[places[0]]
    guard choice.value != 0, places.allSatisfy({ current[$0] == choice }) else { return nil }
    return choice.domain
  }

  private mutating func set(_ places: [Int], toRank rank: UInt128, of domain: ChoiceDomain) -> Bool
  {
    set(places, to: domain.value(ofRank: rank), of: domain)
  }

  mutating func set(_ places: [Int], to value: UInt128, of domain: ChoiceDomain) -> Bool {
    adopt(replacing: places.map { ($0, value) })
  }
}
