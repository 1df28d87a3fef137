import ArgumentParser

@main
struct Torus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "torus",
    abstract: "Exact wrapping geometry, and embeddings that live on it.")
}
