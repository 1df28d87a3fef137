extension Mutant {
  /// Faults of degrees, radians and resultants.
  static let angles: [Mutant] = []
}
