extension Mutant {
  /// Faults of searches in tables under every metric.
  static let searches: [Mutant] = []
}
