public import PropertyTesting

/// A statement about what a reader makes of any bytes at all.
///
/// A fuzzer gives it raw files; ``law(mutating:)`` gives it files that somebody edited by hand.
/// The judge ends the process if the reader traps, and fails if what was accepted is not kept.
public struct FormatLaw: Sendable {
  /// Judges one string of bytes.
  public typealias Judge = @Sendable ([UInt8]) -> Outcome

  /// The identity of the law, such as `format.npy.round-trips`.
  public let name: LawName

  /// What it states.
  public let statement: String

  /// The judge of one file.
  public let judge: Judge

  /// The law `name`, which states `statement` and is judged by `judge`.
  public init(_ name: LawName, _ statement: String, _ judge: @escaping Judge) {
    self.name = name
    self.statement = statement
    self.judge = judge
  }

  /// The word after `format.`: npy, safetensors, idx, json, sidecar or certificate.
  public var format: String { String(name.text.split(separator: ".")[1]) }
}

extension FormatLaw {
  /// The law for files that are one of `seeds` after up to eight edits: a byte replaced, inserted
  /// or deleted, a run of bytes repeated, the end cut off.
  ///
  /// - Precondition: There is at least one seed.
  public func law(mutating seeds: [[UInt8]]) -> Law {
    precondition(!seeds.isEmpty, "expected at least one file to edit, found none")
    return Law(name, statement) { [judge] (choices) throws(Discard) in
      var bytes = seeds[try choices.index(below: seeds.count, named: "seed")]
      for _ in 0..<(try choices.index(below: 9, named: "edits")) {
        try Self.edit(&bytes, by: &choices)
      }
      return judge(bytes)
    }
  }

  private static func edit(
    _ bytes: inout [UInt8], by choices: inout Choices
  ) throws(Discard) {
    let place = try choices.index(below: bytes.count + 1, named: "place")
    switch try choices.index(below: 5, named: "edit") {
    case 0 where place < bytes.count: bytes[place] = try choices.integer(UInt8.self, named: "byte")
    case 1 where place < bytes.count: bytes.remove(at: place)
    case 2:
      let end = min(bytes.count, place + (try choices.index(below: 16, named: "length")))
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
    case 3: bytes.removeSubrange(place...)
    default: bytes.insert(try choices.integer(UInt8.self, named: "byte"), at: place)
    }
  }
}
