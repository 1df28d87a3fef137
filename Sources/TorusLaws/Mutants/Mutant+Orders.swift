extension Mutant {
  /// Faults of counters, windows, timers and ring indices.
  static let orders: [Mutant] = []
}
