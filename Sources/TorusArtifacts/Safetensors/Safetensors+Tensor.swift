extension Safetensors {
  /// The type of the elements, by its name in the format.
  ///
  /// The cases are in the order in which the reference writer lays tensors out, so that each begins
  /// at a multiple of its width.
  public enum ElementType: String, CaseIterable, Sendable {
    /// Unsigned, 64 bits.
    case uint64 = "U64"
    /// Signed, 64 bits.
    case int64 = "I64"
    /// IEEE 754 binary64.
    case float64 = "F64"
    /// IEEE 754 binary32.
    case float32 = "F32"
    /// Unsigned, 32 bits.
    case uint32 = "U32"
    /// Signed, 32 bits.
    case int32 = "I32"
    /// The upper half of binary32.
    case bfloat16 = "BF16"
    /// IEEE 754 binary16.
    case float16 = "F16"
    /// Unsigned, 16 bits.
    case uint16 = "U16"
    /// Signed, 16 bits.
    case int16 = "I16"
    /// Signed, 8 bits.
    case int8 = "I8"
    /// Unsigned, 8 bits.
    case uint8 = "U8"
    /// One byte.
    case bool = "BOOL"

    /// The bytes of one element, in 1…8.
    public var width: Int {
      switch self {
      case .uint64, .int64, .float64: 8
      case .float32, .uint32, .int32: 4
      case .bfloat16, .float16, .uint16, .int16: 2
      case .int8, .uint8, .bool: 1
      }
    }
  }

  /// A shape and the elements in row-major order, as the little-endian bytes of the file.
  ///
  /// `bytes.count` is the product of `shape`, times the width of the type.
  public struct Tensor: Equatable, Sendable {
    /// The type of the elements.
    public let type: ElementType

    /// The lengths of the axes; the empty shape has one element.
    public let shape: [Int]

    /// The elements, little endian.
    public let bytes: [UInt8]

    /// A tensor of these bytes, whose number must fit type and shape.
    public init(type: ElementType, shape: [Int], bytes: [UInt8]) {
      precondition(
        Safetensors.byteCount(type, shape) == bytes.count,
        "expected the bytes of \(shape) \(type.rawValue), found \(bytes.count)")
      self.type = type
      self.shape = shape
      self.bytes = bytes
    }

    /// An F32 tensor of these numbers, bit for bit; their number must be the product of `shape`.
    public init(shape: [Int], floats: [Float]) {
      self.init(
        type: .float32, shape: shape, bytes: ElementBytes.encode(floats, order: .littleEndian))
    }

    /// The elements as `Float`, exactly, for F32, F16 and BF16; nil for other types.
    ///
    /// - Complexity: O(*n*) in the number of elements.
    public func floats() -> [Float]? {
      switch type {
      case .float32: ElementBytes.decode(bytes[...], as: Float.self, order: .littleEndian)
      case .float16:
        ElementBytes.decode(bytes[...], as: Float16.self, order: .littleEndian).map { Float($0) }
      case .bfloat16:
        ElementBytes.decode(bytes[...], as: UInt16.self, order: .littleEndian)
          .map { Float(bitPattern: UInt32($0) << 16) }
      default: nil
      }
    }
  }

  /// The bytes of a tensor, or nil where their number leaves `Int` or a length is negative.
  static func byteCount(_ type: ElementType, _ shape: [Int]) -> Int? {
    guard let count = elementCount(ofShape: shape) else { return nil }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: type.width)
    return overflow ? nil : bytes
  }
}
