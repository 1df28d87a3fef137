extension Choices {
  /// An element of `elements`, which must not be empty; the first is the simplest.
  ///
  /// Put new elements at the end, so that stored choices keep their meaning.
  @inlinable
  public mutating func element<C: RandomAccessCollection>(
    of elements: C, named name: String = ""
  ) throws(Discard) -> C.Element {
    precondition(!elements.isEmpty, "expected at least one element")
    let last = UInt128(truncatingIfNeeded: elements.count &- 1)
    let place = try draw(from: .index(through: last))
    let element = elements[
      elements.index(elements.startIndex, offsetBy: Int(truncatingIfNeeded: place))]
    if transcript != nil { transcript?.add(text: String(describing: element), named: name) }
    return element
  }

  /// An array whose count is in `count`, its elements drawn by `element`; shorter is simpler.
  ///
  /// The count is drawn first. Complexity: O(count) draws of an element.
  @inlinable
  public mutating func array<Element>(
    count: ClosedRange<Int>, named name: String = "",
    of element: (inout Choices) throws(Discard) -> Element
  ) throws(Discard) -> [Element] {
    let size = try size(in: count)
    if transcript != nil {
      transcript?.add(text: String(size), named: name.isEmpty ? "count" : name + ".count")
    }
    var elements: [Element] = []
    // No case has more choices than the limit, whatever count was drawn.
    elements.reserveCapacity(min(size, Choices.limit))
    for _ in 0..<size {
      elements.append(try element(&self))
    }
    return elements
  }

  /// An array of different elements whose count is in `count`, drawn by `element`.
  ///
  /// An element drawn before is left out; a case that is left with fewer than the lower bound is
  /// discarded. Nothing is drawn again, so an enumeration meets each array once for each way to draw
  /// it. Of a small set, `sample(_:of:named:)` draws without waste.
  @inlinable
  public mutating func distinctArray<Element: Hashable>(
    count: ClosedRange<Int>, named name: String = "",
    of element: (inout Choices) throws(Discard) -> Element
  ) throws(Discard) -> [Element] {
    try whole(named: name) { (choices) throws(Discard) in
      var seen: Set<Element> = []
      var elements: [Element] = []
      for _ in 0..<(try choices.size(in: count)) {
        let next = try element(&choices)
        if seen.insert(next).inserted { elements.append(next) }
      }
      try choices.assume(elements.count >= count.lowerBound)
      return elements
    }
  }

  /// `count` elements of `elements` at different places, in the order in which they are drawn.
  ///
  /// All of them are a permutation. The simplest are the first, in their order. Complexity:
  /// O(count · elements).
  @inlinable
  public mutating func sample<Element>(
    _ count: Int, of elements: [Element], named name: String = ""
  ) throws(Discard) -> [Element] {
    precondition(
      count >= 0 && count <= elements.count,
      "expected a count in 0...\(elements.count), found \(count)")
    return try whole(named: name) { (choices) throws(Discard) in
      var rest = elements
      var sample: [Element] = []
      for _ in 0..<count {
        sample.append(rest.remove(at: try choices.index(below: rest.count)))
      }
      return sample
    }
  }

  /// A dictionary whose count is in `count`; of a key drawn twice the first value stays.
  ///
  /// A case left with fewer keys than the lower bound is discarded. The report shows the pairs in the
  /// order of the keys.
  @inlinable
  public mutating func dictionary<Key: Hashable & Comparable, Value>(
    count: ClosedRange<Int>, named name: String = "",
    keys: (inout Choices) throws(Discard) -> Key,
    values: (inout Choices) throws(Discard) -> Value
  ) throws(Discard) -> [Key: Value] {
    try whole(named: name, text: { Self.text(of: $0) }) { (choices) throws(Discard) in
      var pairs: [Key: Value] = [:]
      for _ in 0..<(try choices.size(in: count)) {
        let key = try keys(&choices)
        let value = try values(&choices)
        if pairs[key] == nil { pairs[key] = value }
      }
      try choices.assume(pairs.count >= count.lowerBound)
      return pairs
    }
  }

  /// `nil`, the simplest, or a value of `body`, equally often.
  @inlinable
  public mutating func optional<Value>(
    named name: String = "", _ body: (inout Choices) throws(Discard) -> Value
  ) throws(Discard) -> Value? {
    try whole(named: name, text: { $0.map { String(describing: $0) } ?? "nil" }) {
      (choices) throws(Discard) in
      try choices.bool() ? try body(&choices) : nil
    }
  }

  /// `[1: "a", 2: "b"]`, in the order of the keys.
  @usableFromInline
  static func text<Key: Hashable & Comparable, Value>(of pairs: [Key: Value]) -> String {
    let texts = pairs.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return texts.isEmpty ? "[:]" : "[" + texts.joined(separator: ", ") + "]"
  }

  /// A number of `range`, whose lower bound is at least 0; the lower bound is the simplest.
  @usableFromInline
  mutating func size(in range: ClosedRange<Int>) throws(Discard) -> Int {
    precondition(range.lowerBound >= 0, "expected a count of at least 0")
    let spread = UInt128(truncatingIfNeeded: range.upperBound &- range.lowerBound)
    return range.lowerBound &+ Int(truncatingIfNeeded: try draw(from: .index(through: spread)))
  }
}
