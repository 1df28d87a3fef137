import ArgumentParser

/// A run that ends without its answer: what to say on standard error, and the exit code.
struct Failure: Error {
  let message: String
  let exitCode: ExitCode

  /// Bad input, exit code 2.
  static func badInput(_ message: String) -> Failure {
    Failure(message: message, exitCode: .badInput)
  }
}

extension ExitCode {
  /// A law was falsified, or a certificate refuted.
  static let refuted = ExitCode(1)
  /// A file or a value is not what it has to be.
  static let badInput = ExitCode(2)
  /// Nothing is wrong, but something was not decided.
  static let undecided = ExitCode(3)
}
