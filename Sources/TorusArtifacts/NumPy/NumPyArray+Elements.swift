extension NumPyArray {
  /// The elements of an array, by their type.
  public enum Elements: Sendable {
    /// `|b1`: one byte each, 0 or 1.
    case bool([Bool])
    /// `|i1`.
    case int8([Int8])
    /// `|u1`.
    case uint8([UInt8])
    /// `<i2`.
    case int16([Int16])
    /// `<u2`.
    case uint16([UInt16])
    /// `<i4`.
    case int32([Int32])
    /// `<u4`.
    case uint32([UInt32])
    /// `<i8`.
    case int64([Int64])
    /// `<u8`.
    case uint64([UInt64])
    /// `<f2`: IEEE 754 binary16.
    case float16([Float16])
    /// `<f4`: IEEE 754 binary32.
    case float32([Float])
    /// `<f8`: IEEE 754 binary64.
    case float64([Double])

    /// The number of elements.
    public var count: Int {
      switch self {
      case .bool(let values): values.count
      case .int8(let values): values.count
      case .uint8(let values): values.count
      case .int16(let values): values.count
      case .uint16(let values): values.count
      case .int32(let values): values.count
      case .uint32(let values): values.count
      case .int64(let values): values.count
      case .uint64(let values): values.count
      case .float16(let values): values.count
      case .float32(let values): values.count
      case .float64(let values): values.count
      }
    }

    /// The type of the elements.
    var type: NumPyElementType {
      switch self {
      case .bool: .bool
      case .int8: .int8
      case .uint8: .uint8
      case .int16: .int16
      case .uint16: .uint16
      case .int32: .int32
      case .uint32: .uint32
      case .int64: .int64
      case .uint64: .uint64
      case .float16: .float16
      case .float32: .float32
      case .float64: .float64
      }
    }

    /// The name of the type as NumPy spells it, such as `float32`: for messages.
    public var typeName: String { "\(type)" }

    /// The elements as a file keeps them, little endian.
    var littleEndianBytes: [UInt8] {
      switch self {
      case .bool(let values): values.map { $0 ? 1 : 0 }
      case .int8(let values): ElementBytes.encode(values, order: .littleEndian)
      case .uint8(let values): values
      case .int16(let values): ElementBytes.encode(values, order: .littleEndian)
      case .uint16(let values): ElementBytes.encode(values, order: .littleEndian)
      case .int32(let values): ElementBytes.encode(values, order: .littleEndian)
      case .uint32(let values): ElementBytes.encode(values, order: .littleEndian)
      case .int64(let values): ElementBytes.encode(values, order: .littleEndian)
      case .uint64(let values): ElementBytes.encode(values, order: .littleEndian)
      case .float16(let values): ElementBytes.encode(values, order: .littleEndian)
      case .float32(let values): ElementBytes.encode(values, order: .littleEndian)
      case .float64(let values): ElementBytes.encode(values, order: .littleEndian)
      }
    }
  }
}

extension NumPyArray.Elements {
  /// Floating-point elements, each exactly; `nil` for elements of another type.
  var reals: [Double]? {
    switch self {
    case .float16(let elements): elements.map { Double($0) }
    case .float32(let elements): elements.map { Double($0) }
    case .float64(let elements): elements
    default: nil
    }
  }
}

extension NumPyArray.Elements: Equatable {
  /// Whether both have the same type and the same bits.
  public static func == (left: Self, right: Self) -> Bool {
    left.type == right.type && left.littleEndianBytes == right.littleEndianBytes
  }
}
