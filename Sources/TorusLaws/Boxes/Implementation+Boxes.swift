extension Implementation {
  /// The functions of tori with integer periods.
  public struct Boxes: Sendable {
    /// The library itself.
    public init() {}
  }
}
