public import Foundation
public import PropertyTesting

/// A folder of failures: one file for each law, `LAW.txt`, of lines `LAW v1:HEX`.
///
/// A stored failure is judged before any other case of its law, for ever: first as a failure to
/// mend, then as a test that it stays mended. The lines are those that reports print, so a failure
/// is stored by copying its line, and the files belong under version control.
public struct FailureStore: Hashable, Sendable {
  /// The folder; it is made when the first failure is stored.
  public let folder: URL

  /// The store in `folder`.
  public init(folder: URL) { self.folder = folder }

  private func file(of law: LawName) -> URL { folder.appending(path: "\(law).txt") }

  /// The stored failures of `law`, in the order of the file; none if there is no file.
  ///
  /// - Throws: `RuntimeError` for a file that cannot be read or has a line that is none: file, byte
  ///   offset, what was expected and what was found.
  public func failures(of law: LawName) throws(RuntimeError) -> [ChoiceEncoding] {
    let path = file(of: law).path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    guard let content = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
    var encodings: [ChoiceEncoding] = []
    for line in Array(content).split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      if words.isEmpty { continue }
      guard words.count == 2, words[0] == law.text, let encoding = ChoiceEncoding(text: words[1])
      else {
        throw .malformed(
          path,
          MalformedBytes(
            offset: line.startIndex, expected: "'\(law) v1:HEX'",
            found: "'\(String(decoding: line.prefix(80), as: UTF8.self))'"))
      }
      encodings.append(encoding)
    }
    return encodings
  }

  /// Stores the failure `encoding` of `law`, unless it is there; the file is replaced whole.
  ///
  /// - Throws: `RuntimeError` if the file is malformed, and is left alone, or cannot be written.
  public func store(_ encoding: ChoiceEncoding, of law: LawName) throws(RuntimeError) {
    var encodings = try failures(of: law)
    if encodings.contains(encoding) { return }
    encodings.append(encoding)
    let text = encodings.map { "\(law) \($0)\n" }.joined()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file(of: law), options: .atomic)
    } catch {
      throw .system("cannot write \(file(of: law).path(percentEncoded: false))", code: errno)
    }
  }
}
