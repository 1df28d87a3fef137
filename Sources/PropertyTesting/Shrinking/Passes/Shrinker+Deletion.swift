extension Shrinker {
  /// Deletes runs of choices, the longest first and from the end, where most is left over.
  ///
  /// By halves, but no length through 8 is left out: a part of a nested value has any length.
  mutating func deleteChunks() {
    var size = max(1, current.count / 2)
    while size > 0 {
      var start = current.count - size
      while start >= 0, mayRun {
        if start + size <= current.count {
          var candidate = current
          candidate.removeSubrange(start..<start + size)
          _ = adopt(candidate)
        }
        start -= 1
      }
      size = size > 8 ? (size + 1) / 2 : size - 1
    }
  }

  /// Lowers an index by k and deletes k equal runs after it: takes k elements out of a collection
  /// whose count was drawn earlier.
  ///
  /// Only indices that can be such a count are tried: no larger than the number of choices after
  /// them. Elements of up to `longestElement` choices; k goes down by halves, so that a long collection
  /// goes quickly and the last superfluous element still goes.
  mutating func deleteElements() {
    let longestElement = 8
    var place = 0
    while place < current.count, mayRun {
      guard canCount(place) else {
        place += 1
        continue
      }
      var start = place + 1
      while start < current.count, mayRun {
        if !deleteElement(countedAt: place, start: start, sizes: 1...longestElement) {
          start += 1
        }
      }
      place += 1
    }
  }

  private mutating func deleteElement(
    countedAt place: Int, start: Int, sizes: ClosedRange<Int>
  ) -> Bool {
    for size in sizes where start + size <= current.count {
      let available = (current.count - start) / size
      var number = Int(min(current[place].value, UInt128(available)))
      while number > 0 {
        var candidate = current
        candidate.removeSubrange(start..<start + number * size)
        candidate[place] = Choice(
          candidate[place].value - UInt128(number), from: candidate[place].domain)
        if adopt(candidate) { return place < current.count }
        number /= 2
      }
    }
    return false
  }

  /// Sets runs of choices to their simplest values, the longest runs first, down to pairs.
  mutating func zeroRuns() {
    var size = current.count
    while size > 1, mayRun {
      zeroRuns(of: size)
      size = size > 2 ? (size + 1) / 2 : 0
    }
  }

  /// Leaves out the runs that are zero, and those that differ in zeros alone from the run one place
  /// before, which was tried.
  private mutating func zeroRuns(of size: Int) {
    var start = 0
    // The first choice from `start` on that is not 0.
    var first = 0
    while start + size <= current.count, mayRun {
      first = max(first, start)
      while first < current.count, current[first].value == 0 { first += 1 }
      let isOther =
        start == 0 || current[start - 1].value != 0 || current[start + size - 1].value != 0
      if isOther, first < start + size {
        _ = adopt(replacing: (first..<start + size).map { ($0, 0) })
      }
      start += 1
    }
  }
}
