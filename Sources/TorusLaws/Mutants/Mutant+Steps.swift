extension Mutant {
  /// Faults of changes of width, unwrapping and scaled steps.
  static let steps: [Mutant] = []
}
