/// The fields of a JSON object by name and type; what is missing or of another type throws an
/// `ArtifactError` that says which key, expected, found.
///
/// ```swift
/// let fields = try JSONFields(value, path: "codes.json")
/// let bits = try fields.integer("bits", in: 1...16)
/// ```
public struct JSONFields: Sendable {
  /// The file, for errors.
  public let path: String

  /// The byte where the object begins.
  public let offset: Int

  /// The members in file order.
  public let members: [JSONValue.Member]

  /// The keys that lead here, such as `settings.grid`; empty at the top.
  private let trail: String

  /// The fields of `value`, which must be an object.
  public init(_ value: JSONValue, path: String) throws(ArtifactError) {
    try self.init(value, path: path, trail: "", offset: 0)
  }

  /// The fields of the JSON text in the file at `path`.
  public init(contentsOf path: String, limits: JSONLimits = .default) throws(ArtifactError) {
    let value = try JSONValue(decoding: FileBytes.read(path), path: path, limits: limits)
    try self.init(value, path: path)
  }

  init(_ value: JSONValue, path: String, trail: String, offset: Int) throws(ArtifactError) {
    guard case .object(let members) = value else {
      throw ArtifactError(
        path: path, offset: offset,
        expected: trail.isEmpty ? "an object" : "an object for key \"\(trail)\"",
        found: .phrase(value.kind))
    }
    self.path = path
    self.trail = trail
    self.offset = offset
    self.members = members
  }

  /// Whether the key occurs.
  public func contains(_ key: String) -> Bool {
    members.contains { $0.name.utf8.elementsEqual(key.utf8) }
  }

  /// The value of the key, whatever its type.
  public func value(_ key: String) throws(ArtifactError) -> JSONValue {
    try member(key).value
  }

  /// The Boolean of the key.
  public func bool(_ key: String) throws(ArtifactError) -> Bool {
    let member = try member(key)
    guard case .bool(let value) = member.value else { throw mismatch(member, "true or false") }
    return value
  }

  /// The string of the key.
  public func string(_ key: String) throws(ArtifactError) -> String {
    try string(of: member(key))
  }

  /// The SHA-256 of the key, spelled in 64 small hexadecimal digits.
  public func digest(_ key: String) throws(ArtifactError) -> Digest {
    let member = try member(key)
    guard case .string(let text) = member.value, let digest = Digest(hexadecimal: text) else {
      throw mismatch(member, "64 digits in 0…9a…f")
    }
    return digest
  }

  /// The integer of the key, in `range`; the text has neither fraction nor exponent.
  public func integer<Integer: FixedWidthInteger>(
    _ key: String, in range: ClosedRange<Integer> = Integer.min...Integer.max
  ) throws(ArtifactError) -> Integer {
    let member = try member(key)
    return try integer(member.value, of: member, in: range)
  }

  /// The array of integers of the key, each in `range`.
  public func integers<Integer: FixedWidthInteger>(
    _ key: String, in range: ClosedRange<Integer> = Integer.min...Integer.max
  ) throws(ArtifactError) -> [Integer] {
    let member = try member(key)
    var integers: [Integer] = []
    for value in try array(member) {
      integers.append(try integer(value, of: member, in: range))
    }
    return integers
  }

  /// The finite `Double` nearest to the number of the key.
  public func double(_ key: String) throws(ArtifactError) -> Double {
    let member = try member(key)
    guard case .number(let number) = member.value, let value = number.double else {
      throw mismatch(member, "a finite number")
    }
    return value
  }

  /// The values of the array of the key.
  public func array(_ key: String) throws(ArtifactError) -> [JSONValue] {
    try array(member(key))
  }

  /// The fields of the object of the key.
  public func object(_ key: String) throws(ArtifactError) -> JSONFields {
    try object(of: member(key))
  }

  /// The fields of each object in the array of the key.
  public func objects(_ key: String) throws(ArtifactError) -> [JSONFields] {
    let member = try member(key)
    var objects: [JSONFields] = []
    for (index, value) in try array(member).enumerated() {
      objects.append(
        try JSONFields(
          value, path: path, trail: "\(extended(key))[\(index)]", offset: member.offset))
    }
    return objects
  }

  /// Throws where a key occurs that `known` does not name: what a reader does not understand it
  /// must not pass over.
  public func requireOnly(_ known: [String]) throws(ArtifactError) {
    for member in members where !known.contains(where: { $0.utf8.elementsEqual(member.name.utf8) })
    {
      throw ArtifactError(
        path: path, offset: member.offset,
        expected: "only the keys \(known.joined(separator: ", "))",
        found: "key \"\(extended(member.name))\"")
    }
  }

  // MARK: Members that are at hand

  // A search by key is linear; whoever walks over all of `members` asks by member.

  func string(of member: JSONValue.Member) throws(ArtifactError) -> String {
    guard case .string(let value) = member.value else { throw mismatch(member, "a string") }
    return value
  }

  func object(of member: JSONValue.Member) throws(ArtifactError) -> JSONFields {
    try JSONFields(
      member.value, path: path, trail: extended(member.name), offset: member.offset)
  }

  // MARK: Parts

  private func member(_ key: String) throws(ArtifactError) -> JSONValue.Member {
    guard let member = members.first(where: { $0.name.utf8.elementsEqual(key.utf8) }) else {
      throw ArtifactError(
        path: path, offset: offset, expected: "key \"\(extended(key))\"", found: "no such key")
    }
    return member
  }

  private func array(_ member: JSONValue.Member) throws(ArtifactError) -> [JSONValue] {
    guard case .array(let values) = member.value else { throw mismatch(member, "an array") }
    return values
  }

  private func integer<Integer: FixedWidthInteger>(
    _ value: JSONValue, of member: JSONValue.Member, in range: ClosedRange<Integer>
  ) throws(ArtifactError) -> Integer {
    guard case .number(let number) = value, let integer = number.integer(as: Integer.self),
      range.contains(integer)
    else {
      throw mismatch(
        member, "an integer in [\(range.lowerBound), \(range.upperBound)]", value)
    }
    return integer
  }

  private func extended(_ key: String) -> String {
    trail.isEmpty ? key : "\(trail).\(key)"
  }

  private func mismatch(
    _ member: JSONValue.Member, _ wanted: String, _ value: JSONValue? = nil
  ) -> ArtifactError {
    ArtifactError(
      path: path, offset: member.offset,
      expected: "\(wanted) for key \"\(extended(member.name))\"",
      found: .phrase((value ?? member.value).kind))
  }
}
