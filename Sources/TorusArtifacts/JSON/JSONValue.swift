/// A JSON text as a value: RFC 8259, with objects in file order.
///
/// Equal means the same members in the same order. Numbers are compared by their text
/// and strings by their UTF-8, so `"é"` composed and decomposed differ, as they do in a file.
public indirect enum JSONValue: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, unrounded.
  case number(JSONNumber)
  /// A string of Unicode scalars.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Members in file order; no name occurs twice in what was read from a file.
  case object([Member])

  /// One `name: value` of an object.
  public struct Member: Equatable, Sendable {
    /// The name.
    public let name: String

    /// The value.
    public let value: JSONValue

    /// The byte where the value begins in the file it was read from, 0 for a value made in
    /// memory. It is no part of equality.
    public let offset: Int

    /// A member; `offset` is for readers.
    public init(_ name: String, _ value: JSONValue, offset: Int = 0) {
      self.name = name
      self.value = value
      self.offset = offset
    }

    /// Whether name and value agree.
    public static func == (left: Member, right: Member) -> Bool {
      left.name.utf8.elementsEqual(right.name.utf8) && left.value == right.value
    }
  }

  /// The integer as a number.
  public static func integer(_ value: some BinaryInteger) -> JSONValue {
    .number(JSONNumber(value))
  }

  /// What kind of value this is, for messages.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let number): "number \(number.text)"
    case .string(let text): "string \"\(text)\""
    case .array(let values): "array of \(values.count)"
    case .object: "object"
    }
  }
}

extension JSONValue: Equatable {
  /// Whether both are the same value with members in the same order.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}
