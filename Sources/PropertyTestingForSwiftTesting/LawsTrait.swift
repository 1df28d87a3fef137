public import PropertyTesting
public import PropertyTestingRuntime
public import Testing

/// How the laws of a test or of a suite are judged.
public struct LawsTrait: TestTrait, SuiteTrait, TestScoping {
  private let change: @Sendable (inout RunConfiguration) -> Void

  init(_ change: @escaping @Sendable (inout RunConfiguration) -> Void) { self.change = change }

  /// Traits of a suite hold for the tests and suites in it; the inner ones change what the outer set.
  public var isRecursive: Bool { true }

  /// The configuration of the running test; what the environment says is stronger than traits.
  @TaskLocal static var traits = RunConfiguration()

  static var current: RunConfiguration { traits.changedByEnvironment() }

  /// Runs the test with the configuration changed.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    var configuration = Self.traits
    change(&configuration)
    try await Self.$traits.withValue(configuration, operation: function)
  }
}

extension Trait where Self == LawsTrait {
  /// Judges laws by what `change` makes of the configuration around it.
  public static func laws(
    _ change: @escaping @Sendable (_ configuration: inout RunConfiguration) -> Void
  ) -> LawsTrait {
    LawsTrait(change)
  }

  /// Judges laws with this seed, number of random cases, engine and isolation; what is not given
  /// stays as it is.
  public static func laws(
    seed: Seed? = nil, samples: Int? = nil, engine: RunConfiguration.Engine? = nil,
    isolation: IsolationLimits? = nil, failures: FailureStore? = nil
  ) -> LawsTrait {
    LawsTrait { configuration in
      if let seed { configuration.seed = seed }
      if let samples { configuration.budget = .samples(samples) }
      if let engine { configuration.engine = engine }
      if let isolation { configuration.isolation = isolation }
      if let failures { configuration.failures = failures }
    }
  }
}
