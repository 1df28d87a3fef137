extension Implementation {
  /// The functions of metric balls.
  public struct Balls: Sendable {
    /// The library itself.
    public init() {}
  }
}
