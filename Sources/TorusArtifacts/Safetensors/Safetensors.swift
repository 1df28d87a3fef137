/// Named tensors in one file: the safetensors format.
///
/// Equal means the same file. Source: the format's text in `huggingface/safetensors`, README.
public struct Safetensors: Equatable, Sendable {
  /// A tensor and its name.
  public struct Entry: Equatable, Sendable {
    /// The name, unique in the file, never `__metadata__`.
    public let name: String

    /// The tensor.
    public let tensor: Tensor

    /// A tensor with a name.
    public init(name: String, tensor: Tensor) {
      self.name = name
      self.tensor = tensor
    }

    /// Whether names agree byte for byte and tensors agree.
    public static func == (left: Entry, right: Entry) -> Bool {
      left.name.utf8.elementsEqual(right.name.utf8) && left.tensor == right.tensor
    }
  }

  /// One text of `__metadata__`.
  public struct Metadatum: Equatable, Sendable {
    /// The key, unique in the file.
    public let key: String

    /// The text.
    public let value: String

    /// A text with its key.
    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }

    /// Whether both agree byte for byte.
    public static func == (left: Metadatum, right: Metadatum) -> Bool {
      left.key.utf8.elementsEqual(right.key.utf8) && left.value.utf8.elementsEqual(right.value.utf8)
    }
  }

  /// The tensors, sorted by the UTF-8 of their names.
  public let entries: [Entry]

  /// The texts, sorted by the UTF-8 of their keys.
  public let metadata: [Metadatum]

  /// The longest header that is read or written, in bytes: the limit of the format's reference
  /// reader, about a million tensors. A file beyond it must be split.
  public static let maximumHeaderLength = 100_000_000

  /// The tensors in any order; names and keys must be unique, and no name `__metadata__`.
  public init(_ entries: [Entry], metadata: [Metadatum] = []) {
    self.entries = entries.sorted { precedesByUTF8($0.name, $1.name) }
    self.metadata = metadata.sorted { precedesByUTF8($0.key, $1.key) }
    for (left, right) in zip(self.entries, self.entries.dropFirst()) {
      precondition(
        precedesByUTF8(left.name, right.name), "expected each name once, found \(left.name) again")
    }
    for (left, right) in zip(self.metadata, self.metadata.dropFirst()) {
      precondition(
        precedesByUTF8(left.key, right.key), "expected each key once, found \(left.key) again")
    }
    precondition(
      !entries.contains { $0.name == Safetensors.metadataKey },
      "expected names of tensors, found \(Safetensors.metadataKey)")
  }

  /// The tensors in the file at `path`.
  public init(contentsOf path: String) throws(ArtifactError) {
    try self.init(decoding: FileBytes.read(path), path: path)
  }

  /// The tensor with this name, or nil.
  ///
  /// - Complexity: O(log *n*) in the number of tensors.
  public subscript(name: String) -> Tensor? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = low + (high - low) / 2
      if precedesByUTF8(entries[middle].name, name) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < entries.count, entries[low].name.utf8.elementsEqual(name.utf8) else { return nil }
    return entries[low].tensor
  }

  static let metadataKey = "__metadata__"
}
