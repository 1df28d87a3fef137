import PropertyTesting
import TorusArtifacts

/// An array as bits, and the files that hold it, by the text of the formats.
struct DrawnArray {
  /// Kind and width as NumPy spells them, such as `u2`.
  let type: String
  let shape: [Int]
  /// The bits of each element, in row-major order.
  let words: [UInt64]

  /// The bytes of an element.
  var width: Int { type.last.flatMap { Int(String($0)) } ?? 1 }

  /// The elements as the library has them.
  var elements: NumPyArray.Elements {
    switch type {
    case "b1": .bool(words.map { $0 == 1 })
    case "i1": .int8(words.map { Int8(truncatingIfNeeded: $0) })
    case "u1": .uint8(words.map { UInt8(truncatingIfNeeded: $0) })
    case "i2": .int16(words.map { Int16(truncatingIfNeeded: $0) })
    case "u2": .uint16(words.map { UInt16(truncatingIfNeeded: $0) })
    case "i4": .int32(words.map { Int32(truncatingIfNeeded: $0) })
    case "u4": .uint32(words.map { UInt32(truncatingIfNeeded: $0) })
    case "i8": .int64(words.map { Int64(bitPattern: $0) })
    case "u8": .uint64(words)
    case "f2": .float16(words.map { Float16(bitPattern: UInt16(truncatingIfNeeded: $0)) })
    case "f4": .float32(words.map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) })
    default: .float64(words.map { Double(bitPattern: $0) })
    }
  }

  /// The array as the library has it.
  var array: NumPyArray { NumPyArray(shape: shape, elements: elements) }

  /// The elements one after the other, each from its least byte on, or from its greatest.
  func bytes(bigEndian: Bool, columnMajor: Bool = false) -> [UInt8] {
    let order = columnMajor ? columnMajorOrder : Array(words.indices)
    return order.flatMap { place in
      let bytes = (0..<width).map { UInt8(truncatingIfNeeded: words[place] >> UInt64(8 * $0)) }
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  /// The places of the elements, the first index running fastest.
  private var columnMajorOrder: [Int] {
    words.indices.map { position in
      var (rest, place) = (position, 0)
      var index: [Int] = []
      for length in shape {
        index.append(rest % length)
        rest /= length
      }
      for (axis, length) in shape.enumerated() { place = place * length + index[axis] }
      return place
    }
  }

  /// The shape as Python prints a tuple.
  var tuple: String {
    "(\(shape.map { "\($0)," }.joined(separator: " ")))"
      .replacing(",)", with: shape.count == 1 ? ",)" : ")")
  }

  /// An npy file.
  func numPy(
    version: UInt8 = 1, order: Character, columnMajor: Bool = false, padding: Int
  ) -> [UInt8] {
    let header =
      "{'descr': '\(order)\(type)', 'fortran_order': \(columnMajor ? "True" : "False"), 'shape': \(tuple), }"
      + String(repeating: " ", count: padding) + "\n"
    let count = header.utf8.count
    let length = (0..<(version == 1 ? 2 : 4)).map { UInt8(count >> (8 * $0) & 255) }
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + Array(header.utf8)
      + bytes(bigEndian: order == ">", columnMajor: columnMajor)
  }

  /// The file that `numpy.save` writes: room for a first length of 21 digits, then spaces and a newline
  /// up to a multiple of 64.
  var savedByNumPy: [UInt8] {
    let order: Character = width == 1 ? "|" : "<"
    var padding = shape.first.map { 21 - "\($0)".count } ?? 0
    let data = words.count * width
    repeat { padding += 1 } while (numPy(order: order, padding: padding).count - data) % 64 != 0
    return numPy(order: order, padding: padding)
  }
}

extension Choices {
  /// An array of one of `types` and 0 to 3 axes, or of `axes`; any bits.
  mutating func drawnArray(
    of types: [String], axes: ClosedRange<Int> = 0...3
  ) throws(Discard) -> DrawnArray {
    let type = try element(of: types, named: "type")
    let shape = try array(count: axes, named: "shape") { (choices) throws(Discard) in
      try choices.index(below: 4)
    }
    let count = shape.reduce(1, *)
    var words: [UInt64] = []
    let width = DrawnArray(type: type, shape: [], words: []).width
    for _ in 0..<count {
      let word = try integer(UInt64.self)
      words.append(type == "b1" ? word & 1 : word & (.max >> UInt64(64 - 8 * width)))
    }
    note("\(type) \(shape): \(words)")
    return DrawnArray(type: type, shape: shape, words: words)
  }
}
