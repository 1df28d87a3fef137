extension Mutant {
  /// Faults of geodesics, the exponential and the logarithm.
  static let geodesics: [Mutant] = []
}
