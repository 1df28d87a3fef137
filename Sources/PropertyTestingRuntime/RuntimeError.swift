public import PropertyTesting

/// What goes wrong between the engine and the system.
public enum RuntimeError: Error, Hashable, Sendable {
  /// The system refused something, with this error code.
  case system(String, code: Int32)
  /// The file at this path cannot be read.
  case unreadable(String)
  /// The file at this path is not what it should be.
  case malformed(String, MalformedBytes)
  /// A case of the law ended its process for this reason, and did not when it was run again.
  case unstable(LawName, String)
}

/// A place in a file where something else was expected.
public struct MalformedBytes: Error, Hashable, Sendable {
  /// The offset of the first byte in question.
  public let offset: Int
  /// What should stand there.
  public let expected: String
  /// What stands there.
  public let found: String
}

extension MalformedBytes: CustomStringConvertible {
  /// `byte 12: expected …, found …`.
  public var description: String { "byte \(offset): expected \(expected), found \(found)" }
}

extension RuntimeError: CustomStringConvertible {
  /// What happened, in one line.
  public var description: String {
    switch self {
    case .system(let what, let code): "\(what): error \(code) of the system"
    case .unreadable(let path): "\(path): cannot be read"
    case .malformed(let path, let place): "\(path): \(place)"
    case .unstable(let law, let reason): "\(law): a case \(reason), but not when it was run again"
    }
  }
}
