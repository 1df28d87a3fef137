/// Counts labels over the cases of a run: a label counts once a case, and not if it is discarded.
struct LabelTally {
  private struct Entry {
    let label: String
    var cases: Int
    var isMarked: Bool
  }

  private var entries: [Entry] = []
  private var marked: [Int] = []

  /// Marks the current case with `label`.
  mutating func mark(_ label: String) {
    guard let place = entries.firstIndex(where: { $0.label == label }) else {
      marked.append(entries.count)
      entries.append(Entry(label: label, cases: 0, isMarked: true))
      return
    }
    guard !entries[place].isMarked else { return }
    entries[place].isMarked = true
    marked.append(place)
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

  /// The labels that some case bore, in the order of their bytes.
  var counts: [LabelCount] {
    LabelCount.sorted(
      entries.filter { $0.cases > 0 }.map { LabelCount(label: $0.label, cases: $0.cases) })
  }
}
