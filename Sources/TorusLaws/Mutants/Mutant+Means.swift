extension Mutant {
  /// Faults of Fréchet means and circular medians.
  static let means: [Mutant] = []
}
