public import Foundation
public import PropertyTesting

/// What a run of laws is to do.
public struct RunConfiguration: Hashable, Sendable {
  /// How much is judged.
  public enum Budget: Hashable, Sendable {
    /// This many random cases, discarded ones not counted: the same on every machine.
    case samples(Int)
    /// Random cases for this many seconds a law; how many they are depends on the machine, and the
    /// report says it. A failure is shrunk for at most as long again.
    case seconds(Double)
  }

  /// Where the cases come from.
  public enum Engine: Hashable, Sendable {
    /// Every case of a law that has at most so many, random cases of the others.
    case automatic(cap: Int)
    /// Random cases.
    case sample
    /// Every case, of laws that have at most so many; the others are not decided.
    case enumerate(cap: Int)
  }

  /// The seed of the random cases.
  public var seed: Seed
  /// How much is judged.
  public var budget: Budget
  /// Where the cases come from.
  public var engine: Engine
  /// The threads that share the work; the reports do not depend on it.
  public var workers: Int
  /// Whether cases run in child processes, and what they may take there; `nil` for in this process.
  public var isolation: IsolationLimits?
  /// The folder of stored failures; `nil` for none.
  public var failures: FailureStore?
  /// The folder of the journals of this process, where laws run in it; `nil` for no journal.
  public var journals: URL?

  /// The configuration of these parts: by default 1,000 cases of seed 1, or all if they are at most
  /// 2^16, in this process and thread.
  public init(
    seed: Seed = 1, budget: Budget = .samples(1000), engine: Engine = .automatic(cap: 1 << 16),
    workers: Int = 1, isolation: IsolationLimits? = nil, failures: FailureStore? = nil,
    journals: URL? = nil
  ) {
    precondition(workers >= 1, "expected at least 1 worker, found \(workers)")
    self.seed = seed
    self.budget = budget
    self.engine = engine
    self.workers = workers
    self.isolation = isolation
    self.failures = failures
    self.journals = journals
  }

  var sampler: Sampler {
    switch budget {
    case .samples(let count): Sampler(seed: seed, samples: count)
    case .seconds: Sampler(seed: seed, samples: .max)
    }
  }
}
