import PropertyTesting
import TorusArtifacts

extension FormatCatalog {
  /// Laws of IDX.
  var idxLaws: [Law] { [agreesWithText, isWrittenAsTheFormatSays] }

  /// The codes of the types that have one.
  private static let codes: [String: UInt8] = [
    "u1": 0x08, "i1": 0x09, "i2": 0x0B, "i4": 0x0C, "f4": 0x0D, "f8": 0x0E,
  ]

  private static func file(_ drawn: DrawnArray) -> [UInt8] {
    let lengths = drawn.shape.flatMap { length in
      [24, 16, 8, 0].map { UInt8(length >> $0 & 255) }
    }
    return [0, 0, codes[drawn.type] ?? 0, UInt8(drawn.shape.count)] + lengths
      + drawn.bytes(bigEndian: true)
  }

  private static func array(_ drawn: DrawnArray) -> IDXArray {
    let elements: IDXArray.Elements =
      switch drawn.elements {
      case .int8(let values): .int8(values)
      case .int16(let values): .int16(values)
      case .int32(let values): .int32(values)
      case .float32(let values): .float32(values)
      case .float64(let values): .float64(values)
      case .uint8(let values): .uint8(values)
      default: .uint8([])
      }
    return IDXArray(shape: drawn.shape, elements: elements)
  }

  private var agreesWithText: Law {
    Law(
      "format.idx.agrees-with-text",
      "a file is read as the array it says; another magic, type or size is refused"
    ) { (choices) throws(Discard) in
      let drawn = try choices.drawnArray(of: ["u1", "i1", "i2", "i4", "f4", "f8"])
      var bytes = Self.file(drawn)
      let whole = bytes
      switch try choices.index(below: 5, named: "fault") {
      case 1: bytes.removeLast(try choices.index(below: bytes.count + 1, named: "cut"))
      case 2: bytes += try choices.bytes(count: 1...4, named: "more")
      case 3:
        let place = try choices.index(below: 2, named: "of the magic")
        bytes[place] = try choices.integer(UInt8.self, named: "byte")
      case 4: bytes[2] = try choices.element(of: [0, 7, 0x0A, 0x0F, 0xFF], named: "type code")
      default: break
      }
      // What begins as gzip does is another format.
      if bytes.starts(with: [0x1F, 0x8B]) { return try choices.discard() }
      let expected = bytes == whole ? Self.array(drawn) : nil
      return .equal(try? implementation.readIDX(bytes), expected, "the array")
    }
  }

  private var isWrittenAsTheFormatSays: Law {
    Law("format.idx.is-written-as-the-text-says", "an array has the bytes that the format gives it")
    { (choices) throws(Discard) in
      let drawn = try choices.drawnArray(of: ["u1", "i1", "i2", "i4", "f4", "f8"])
      return .equal(implementation.writeIDX(Self.array(drawn)), Self.file(drawn), "the bytes")
    }
  }
}
