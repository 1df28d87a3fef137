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
    precondition(count.lowerBound >= 0, "expected a count of at least 0")
    let spread = UInt128(truncatingIfNeeded: count.upperBound &- count.lowerBound)
    let size = count.lowerBound &+ Int(truncatingIfNeeded: try draw(from: .index(through: spread)))
    if transcript != nil {
      transcript?.add(text: String(size), named: name.isEmpty ? "count" : name + ".count")
    }
    var elements: [Element] = []
    elements.reserveCapacity(size)
    for _ in 0..<size {
      elements.append(try element(&self))
    }
    return elements
  }
}
