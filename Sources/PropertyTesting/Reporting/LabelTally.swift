/// Counts labels over the cases of a run: a label counts once a case, and not if it is discarded.
struct LabelTally {
  private struct Entry {
    let label: String
    var cases = 0
    /// The last case that bore the label.
    var lastCase = 0
    var requiredShare: Double?
  }

  private var entries: [Entry] = []
  /// The number of the case, from 1.
  private var present = 1

  /// Counts the current case under `label`, for now.
  mutating func mark(_ label: String) {
    let place = place(of: label)
    guard entries[place].lastCase != present else { return }
    entries[place].lastCase = present
    entries[place].cases &+= 1
  }

  /// Requires that `label` has at least the share `required` of the cases.
  mutating func require(_ label: String, _ required: Double) {
    let place = place(of: label)
    entries[place].requiredShare = max(required, entries[place].requiredShare ?? 0)
  }

  private mutating func place(of label: String) -> Int {
    for place in entries.indices where entries[place].label == label { return place }
    entries.append(Entry(label: label))
    return entries.count - 1
  }

  /// Ends the current case, and takes back its labels unless it is `counted`.
  @inline(__always)
  mutating func endCase(counted: Bool) {
    if !counted { takeBack() }
    present &+= 1
  }

  private mutating func takeBack() {
    for place in entries.indices where entries[place].lastCase == present {
      entries[place].cases &-= 1
    }
  }

  /// The labels that some case bore or that are required, in the order of their bytes.
  var counts: [LabelCount] {
    LabelCount.sorted(
      entries.filter { $0.cases > 0 || $0.requiredShare != nil }.map {
        LabelCount(label: $0.label, cases: $0.cases, requiredShare: $0.requiredShare)
      })
  }
}
