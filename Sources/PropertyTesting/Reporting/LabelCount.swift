/// How many of the cases bore a label.
public struct LabelCount: Hashable, Sendable {
  /// The label.
  public let label: String
  /// The cases that bore it, in [0, cases of the run].
  public let cases: Int

  /// `cases` cases that bore `label`.
  public init(label: String, cases: Int) {
    self.label = label
    self.cases = cases
  }

  /// The counts of both lists together, in the order of the bytes of the labels.
  static func sums(_ left: [LabelCount], _ right: [LabelCount]) -> [LabelCount] {
    var sums = left
    for count in right {
      if let place = sums.firstIndex(where: { $0.label == count.label }) {
        sums[place] = LabelCount(label: count.label, cases: sums[place].cases + count.cases)
      } else {
        sums.append(count)
      }
    }
    return sorted(sums)
  }

  /// `counts` in the order of the bytes of the labels.
  static func sorted(_ counts: [LabelCount]) -> [LabelCount] {
    counts.sorted { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
  }
}
