import ArgumentParser
import Foundation
import TorusArtifacts
import TorusCertification
import TorusQuantization
import TorusSearch
import TorusTraining

/// The command: exact wrapping geometry, and the path from a dataset to a verified certificate.
@main
struct Torus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "torus",
    abstract: "Exact wrapping geometry, and embeddings that live on it.",
    discussion: """
      Example: torus calc distance 250 3 --width 8

      Exit codes: 0 yes; 1 a law was falsified or a certificate refuted; 2 bad input; 3 not \
      decided; 64 usage.
      """,
    version: "0.1.0",
    subcommands: [
      Calc.self, Laws.self, Train.self, Embed.self, Quantize.self, Adopt.self, Search.self,
      Certify.self, Merge.self, Verify.self, Evaluate.self,
    ])

  /// Parses and runs; the tokens that look like numbers are values, whatever their sign.
  static func main() {
    let arguments = CommandLine.arguments.dropFirst().map(NumberToken.shielded)
    endWhereFilesAreCut()
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let failure as Failure {
      Console.complain(failure.message)
      exit(withError: failure.exitCode)
    } catch let error as ArtifactError {
      end(error)
    } catch let error as TrainingError {
      end(error)
    } catch let error as CertificationError {
      end(error)
    } catch let error as ProductError {
      end(error)
    } catch let error as SearchError {
      end(error)
    } catch {
      exit(withError: error)
    }
  }

  /// The system ends a process that reads what was cut off a mapped file; it says so first, and ends with exit
  /// code 2. No output is written before all was read.
  private static func endWhereFilesAreCut() {
    signal(SIGBUS) { _ in
      let line: StaticString = "torus: error: a file was cut while it was read\n"
      _ = write(STDERR_FILENO, line.utf8Start, line.utf8CodeUnitCount)
      _exit(2)
    }
  }

  /// Says what is wrong with the input, and ends with exit code 2.
  private static func end(_ error: any Error) -> Never {
    Console.complain("\(error)")
    exit(withError: ExitCode.badInput)
  }
}
