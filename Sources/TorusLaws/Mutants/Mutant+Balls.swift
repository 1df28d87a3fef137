extension Mutant {
  /// Faults of metric balls.
  static let balls: [Mutant] = []
}
