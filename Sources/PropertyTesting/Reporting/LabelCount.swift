/// How many of the cases bore a label.
public struct LabelCount: Hashable, Sendable {
  /// The label.
  public let label: String
  /// The cases that bore it, in [0, cases of the run].
  public let cases: Int
  /// The share of the cases, in [0, 1], that the law requires to bear it; `nil` if it requires none.
  public let requiredShare: Double?

  /// `cases` cases that bore `label`.
  public init(label: String, cases: Int, requiredShare: Double? = nil) {
    self.label = label
    self.cases = cases
    self.requiredShare = requiredShare
  }

  /// Whether the label bears a smaller share of `total` cases than is required.
  ///
  /// `exactly`: the cases are all there are, and the share is compared as it is. Otherwise they are
  /// a sample, and the requirement is unmet only if the upper end of the Wilson interval of six
  /// standard deviations lies below it: a share that is as required fails by chance once in 10^9
  /// runs, so that a change of seed does not make a sound law fail. Of 1000 cases 8 show that a
  /// share is not 5 %, and 9 do not. Source: Wilson, "Probable inference, the law of succession,
  /// and statistical inference", 1927.
  public func isUnmet(of total: Int, exactly: Bool) -> Bool {
    guard let requiredShare, total > 0 else { return false }
    let count = Double(cases)
    let size = Double(total)
    if exactly { return count < requiredShare * size }
    let deviations = 6.0
    let square = deviations * deviations
    let spread = (count * (size - count) / size + square / 4).squareRoot()
    return (count + square / 2 + deviations * spread) / (size + square) < requiredShare
  }

  /// The counts of both lists together, in the order of the bytes of the labels.
  static func sums(_ left: [LabelCount], _ right: [LabelCount]) -> [LabelCount] {
    var sums = left
    for count in right {
      guard let place = sums.firstIndex(where: { $0.label == count.label }) else {
        sums.append(count)
        continue
      }
      let required = [sums[place].requiredShare, count.requiredShare].compactMap { $0 }.max()
      sums[place] = LabelCount(
        label: count.label, cases: sums[place].cases + count.cases, requiredShare: required)
    }
    return sorted(sums)
  }

  /// `counts` in the order of the bytes of the labels.
  static func sorted(_ counts: [LabelCount]) -> [LabelCount] {
    counts.sorted { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
  }
}
