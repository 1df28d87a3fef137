extension Implementation {
  /// The functions of degrees, radians and resultants.
  public struct Angles: Sendable {
    /// The library itself.
    public init() {}
  }
}
