public import Foundation
import PropertyTesting

extension RunConfiguration {
  /// This configuration, with what variables of the environment say instead:
  ///
  /// | variable | sets |
  /// |---|---|
  /// | `PROPERTY_TESTING_SEED` | the seed: decimal digits, or `0x` and hexadecimal ones |
  /// | `PROPERTY_TESTING_SAMPLES` | the number of random cases, at least 1 |
  /// | `PROPERTY_TESTING_SECONDS` | the time for random cases instead of their number |
  /// | `PROPERTY_TESTING_ISOLATION` | the seconds for one case, in child processes |
  ///
  /// A variable with another text is a mistake that would go unnoticed for long, and traps.
  public func changedByEnvironment(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> RunConfiguration {
    var configuration = self
    func read<Value>(_ name: String, _ what: String, _ parse: (String) -> Value?) -> Value? {
      guard let text = environment["PROPERTY_TESTING_\(name)"] else { return nil }
      guard let value = parse(text) else {
        fatalError("PROPERTY_TESTING_\(name): expected \(what), found '\(text)'")
      }
      return value
    }
    func seconds(_ text: String) -> Double? {
      Double(text).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
    }
    if let seed = read("SEED", "a seed", { Seed(text: $0) }) { configuration.seed = seed }
    if let count = read(
      "SAMPLES", "a number of at least 1", { Int($0).flatMap { $0 > 0 ? $0 : nil } })
    {
      configuration.budget = .samples(count)
    }
    if let time = read("SECONDS", "a number of seconds", seconds) {
      configuration.budget = .seconds(time)
    }
    if let time = read("ISOLATION", "a number of seconds", seconds) {
      configuration.isolation = IsolationLimits(seconds: time)
    }
    return configuration
  }
}
