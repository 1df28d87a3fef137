extension Implementation {
  /// The functions of arcs.
  public struct Arcs: Sendable {
    /// The library itself.
    public init() {}
  }
}
