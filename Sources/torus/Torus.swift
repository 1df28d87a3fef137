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

      Exit codes: 0 yes; 1 a law was falsified or a certificate refuted; 2 bad input, or an \
      answer that could not be written; 3 not decided; 64 usage.

      A file whose name begins with a hyphen is named by its folder too: ./-5.npy.
      """,
    version: "0.1.0",
    subcommands: [
      Calc.self, Laws.self, Train.self, Embed.self, Quantize.self, Adopt.self, Search.self,
      Certify.self, Merge.self, Verify.self, Evaluate.self,
    ])

  /// Parses and runs; the words of `calc` that look like numbers are values, whatever their sign.
  static func main() {
    Console.occupyClosedStreams()
    endWhereFilesAreCut()
    do {
      var command = try parseAsRoot(NumberToken.shielded(words()))
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
      conclude(error)
    }
  }

  /// The words after the command's name, as bytes and as text the same. The text of a name that is no
  /// UTF-8 would be the name of another file.
  private static func words() throws -> [String] {
    let words = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
    return try words.enumerated().dropFirst().compactMap { number, word in
      guard let word else { return nil }
      if let text = String(validatingCString: word) { return text }
      let (typed, text) = (Data(bytes: word, count: strlen(word)), String(cString: word))
      let offset = zip(typed, text.utf8).prefix { $0 == $1 }.count
      throw Failure.badInput("argument \(number), byte \(offset): expected UTF-8, found '\(text)'")
    }
  }

  /// Ends as ArgumentParser would: with help, the usage, or an exit code alone. But help that cannot be
  /// written is an error, as any answer is.
  private static func conclude(_ error: any Error) -> Never {
    let (code, text) = (exitCode(for: error), fullMessage(for: error))
    if !text.isEmpty {
      code.isSuccess ? Console.say(text) : Console.report(NumberToken.unshielded(text))
    }
    exit(withError: code)
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
