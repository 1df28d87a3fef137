/// `count` bits in a ring of places 0 … count − 1, at first all false.
struct CircularBits: Sendable {
  /// The number of places, at least 1.
  let count: Int

  /// The bits, 64 a word, the first lowest.
  private var words: [UInt64]

  init(count: Int) {
    self.count = count
    words = Array(repeating: 0, count: (count - 1) / 64 + 1)
  }

  subscript(place: Int) -> Bool {
    get { words[place / 64] >> UInt64(place % 64) & 1 != 0 }
    set { set(1 << UInt64(place % 64), ofWord: place / 64, to: newValue) }
  }

  /// The place `steps` ≤ count after `place`.
  func place(_ place: Int, movedBy steps: Int) -> Int {
    // As place + steps − count, where the sum could leave Int.
    let room = count - place
    return steps < room ? place + steps : steps - room
  }

  /// Sets `length` ≤ count bits from place `start` on, round the ring.
  ///
  /// - Complexity: O(length) bits, 64 at a time.
  mutating func fill(with value: Bool, from start: Int, count length: Int) {
    let straight = min(length, count - start)
    fill(with: value, straightFrom: start, count: straight)
    fill(with: value, straightFrom: 0, count: length - straight)
  }

  private mutating func fill(with value: Bool, straightFrom start: Int, count length: Int) {
    var place = start
    var rest = length
    while rest > 0 {
      let offset = place % 64
      let here = min(rest, 64 - offset)
      let run = (~(0 as UInt64) >> UInt64(64 - here)) << UInt64(offset)
      set(run, ofWord: place / 64, to: value)
      place += here
      rest -= here
    }
  }

  private mutating func set(_ mask: UInt64, ofWord word: Int, to value: Bool) {
    if value { words[word] |= mask } else { words[word] &= ~mask }
  }
}
