extension Implementation {
  /// The functions of integer matrices and signed permutations.
  public struct Matrices: Sendable {
    /// The library itself.
    public init() {}
  }
}
