public import PropertyTesting

/// Every law of exact searches, over one implementation of them.
public struct SearchCatalog: Sendable {
  let implementation: SearchImplementation

  /// The laws of this implementation; by default the library.
  public init(_ implementation: SearchImplementation = .standard) {
    self.implementation = implementation
  }

  /// All laws.
  public var laws: [Law] {
    [
      nearestAgrees, withinAgrees, nearestIsWithin, threadsChangeNothing, isInvariant,
      tiesGoToLowerRows,
    ]
  }
}
