extension Implementation {
  /// The functions of geodesics, the exponential and the logarithm.
  public struct Geodesics: Sendable {
    /// The library itself.
    public init() {}
  }
}
