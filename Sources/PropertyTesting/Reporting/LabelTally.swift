/// Counts labels over the cases of a run: a label counts once a case, and not if it is discarded.
struct LabelTally {
  private struct Entry {
    let label: String
    var cases = 0
    var isMarked = false
    var requiredShare: Double?
  }

  private var entries: [Entry] = []
  private var marked: [Int] = []

  /// Marks the current case with `label`.
  mutating func mark(_ label: String) {
    let place = place(of: label)
    guard !entries[place].isMarked else { return }
    entries[place].isMarked = true
    marked.append(place)
  }

  /// Requires that `label` has at least the share `required` of the cases.
  mutating func require(_ label: String, _ required: Double) {
    let place = place(of: label)
    entries[place].requiredShare = max(required, entries[place].requiredShare ?? 0)
  }

  private mutating func place(of label: String) -> Int {
    if let place = entries.firstIndex(where: { $0.label == label }) { return place }
    entries.append(Entry(label: label))
    return entries.count - 1
  }

  /// Ends the current case, and counts its labels if it is `counted`.
  @inline(__always)
  mutating func endCase(counted: Bool) {
    if !marked.isEmpty { settle(counted: counted) }
  }

  private mutating func settle(counted: Bool) {
    for place in marked {
      entries[place].isMarked = false
      if counted { entries[place].cases += 1 }
    }
    marked.removeAll(keepingCapacity: true)
  }

  /// The labels that some case bore or that are required, in the order of their bytes.
  var counts: [LabelCount] {
    LabelCount.sorted(
      entries.filter { $0.cases > 0 || $0.requiredShare != nil }.map {
        LabelCount(label: $0.label, cases: $0.cases, requiredShare: $0.requiredShare)
      })
  }
}
