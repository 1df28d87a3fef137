public import PropertyTesting

/// Every law of the formats, over one implementation of their readers and writers.
public struct FormatCatalog: Sendable {
  let implementation: FormatImplementation

  /// The laws of this implementation; by default the library.
  public init(_ implementation: FormatImplementation = .standard) {
    self.implementation = implementation
  }

  /// The laws of files that are drawn: what is well formed is read as what it says, and the rest refused.
  public var laws: [Law] { numPyLaws + safetensorsLaws + idxLaws + sidecarLaws }
}
