/// How many of the cases bore a label.
public struct LabelCount: Hashable, Sendable {
  /// The label.
  public let label: String
  /// The cases that bore it, in [1, cases of the run].
  public let cases: Int
}
