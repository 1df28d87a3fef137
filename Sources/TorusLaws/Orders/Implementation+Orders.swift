extension Implementation {
  /// The functions of counters, windows, timers and ring indices.
  public struct Orders: Sendable {
    /// The library itself.
    public init() {}
  }
}
