extension Mutant {
  /// Faults of arcs.
  static let arcs: [Mutant] = []
}
