extension Implementation {
  /// The functions of Fréchet means and circular medians.
  public struct Means: Sendable {
    /// The library itself.
    public init() {}
  }
}
