extension Mutant {
  /// Faults of integer matrices and signed permutations.
  static let matrices: [Mutant] = []
}
