extension Mutant {
  /// Faults of tori with integer periods.
  static let boxes: [Mutant] = []
}
