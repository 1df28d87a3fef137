extension Implementation {
  /// The functions of searches in tables under every metric.
  public struct Searches: Sendable {
    /// The library itself.
    public init() {}
  }
}
