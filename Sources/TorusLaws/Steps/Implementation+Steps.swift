extension Implementation {
  /// The functions of changes of width, unwrapping and scaled steps.
  public struct Steps: Sendable {
    /// The library itself.
    public init() {}
  }
}
