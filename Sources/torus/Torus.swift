import ArgumentParser
import Foundation

/// The command: exact wrapping geometry, and the path from a dataset to a verified certificate.
@main
struct Torus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "torus",
    abstract: "Exact wrapping geometry, and embeddings that live on it.",
    discussion: """
      Example: torus calc distance 250 3 --width 8

      Exit codes: 0 yes; 1 a law was falsified or a certificate refuted; 2 bad input;
      3 not decided; 64 usage.
      """,
    version: "0.1.0",
    subcommands: [Calc.self, Laws.self])

  /// Parses and runs; the tokens that look like numbers are values, whatever their sign.
  static func main() {
    let arguments = CommandLine.arguments.dropFirst().map(NumberToken.shielded)
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let failure as Failure {
      Console.complain(failure.message)
      exit(withError: failure.exitCode)
    } catch {
      exit(withError: error)
    }
  }
}
