extension Shrinker {
  /// Moves points of a ring together, their differences unchanged, so that one of them comes to 0.
  ///
  /// A law about distances fails for the moved points too. Moves all residues of one width, then
  /// each pair; also mirrors them, since positive is simpler than negative.
  mutating func translate() {
    var place = 0
    while place < current.count, mayRun {
      let first = current[place].value
      // What is 0 already is moved along with others, if at all.
      if first != 0, current[place].domain.isRing {
        rewriteRing(of: place) { $0 &- first }
        rewriteRing(of: place) { 0 &- $0 }
        for other in current.indices.dropFirst(place + 1) where mayRun {
          look()
          move(place, against: other)
        }
      }
      place += 1
    }
  }

  /// Replaces every residue of the domain of the choice at `place` by its image.
  private mutating func rewriteRing(of place: Int, _ image: (UInt128) -> UInt128) {
    guard place < current.count, current[place].domain.isRing else { return }
    let domain = current[place].domain
    look(at: current.count)
    let ring = current.indices.filter { current[$0].domain == domain }
    guard ring.count > 1 else { return }
    _ = adopt(replacing: ring.map { ($0, image(current[$0].value) & domain.maximum) })
  }

  /// Takes the first of two residues towards 0 and the second along, or the other way, so that their
  /// difference or sum stays: at once, or else as far as it goes.
  private mutating func move(_ place: Int, against other: Int) {
    guard place < current.count, current[place].domain.isRing else { return }
    for along in [true, false] {
      guard other < current.count, current[other].domain == current[place].domain else { return }
      transfer(from: place, to: other) { choice, amount, target in
        let step = choice.isNegative ? 0 &- amount : amount
        return (
          (choice.value &- step) & choice.domain.maximum,
          (along ? target.value &- step : target.value &+ step) & target.domain.maximum
        )
      }
    }
  }

  /// Takes from an index and gives to a later one, so that their sum stays; their domains may
  /// differ, as those of a permutation do.
  mutating func redistribute() {
    var place = 0
    while place < current.count, mayRun {
      for other in current.indices.dropFirst(place + 1) where mayRun {
        guard place < current.count, current[place].domain.kind == .index,
          current[place].value != 0
        else { break }
        look()
        transfer(from: place, to: other) { choice, amount, target in
          guard target.domain.kind == .index, target.domain.maximum - target.value >= amount else {
            return nil
          }
          return (choice.value - amount, target.value + amount)
        }
      }
      place += 1
    }
  }

  /// Moves the largest amounts that keep the law failing from one choice to another, by halves;
  /// `moved` gives both new values, `nil` if the amount is too large.
  private mutating func transfer(
    from place: Int, to other: Int,
    _ moved: (_ choice: Choice, _ amount: UInt128, _ target: Choice) -> (UInt128, UInt128)?
  ) {
    guard other < current.count else { return }
    let domain = current[place].domain
    let otherDomain = current[other].domain
    var amount = UInt128.max
    while mayRun {
      guard other < current.count, current[place].domain == domain,
        current[other].domain == otherDomain
      else { return }
      amount = min(amount, current[place].magnitude)
      if amount == 0 { return }
      guard let (value, target) = moved(current[place], amount, current[other]),
        adopt(replacing: [(place, value), (other, target)])
      else {
        amount /= 2
        continue
      }
    }
  }
}
