/// An array in the IDX format of the MNIST files: a shape, and its elements in row-major order.
///
/// Numbers are big endian in the file. Equal means the same file: floating-point elements are
/// compared by their bits. Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database".
public struct IDXArray: Equatable, Sendable {
  /// The lengths of the axes, each in `[0, 2^32)`; at most 255 of them. The empty shape has one
  /// element.
  public let shape: [Int]

  /// The elements in row-major order.
  public let elements: Elements

  /// The largest content of a compressed file that is read unless the caller says otherwise: 1 GiB.
  public static let defaultInflatedLimit = 1 << 30

  /// The array with these elements in row-major order; their number must be the product of
  /// `shape`.
  public init(shape: [Int], elements: Elements) {
    precondition(shape.count <= 255, "expected at most 255 axes, found \(shape.count)")
    precondition(
      shape.allSatisfy { UInt32(exactly: $0) != nil }, "expected lengths of 32 bits, found \(shape)"
    )
    precondition(
      elementCount(ofShape: shape) == elements.count,
      "expected as many elements as the product of \(shape), found \(elements.count)")
    self.shape = shape
    self.elements = elements
  }

  /// The array in the file at `path`, plain or compressed by gzip.
  public init(
    contentsOf path: String, inflatedLimit: Int = defaultInflatedLimit
  ) throws(ArtifactError) {
    try self.init(decoding: FileBytes.read(path), path: path, inflatedLimit: inflatedLimit)
  }
}

extension IDXArray {
  /// The elements of an array, by their type.
  public enum Elements: Sendable {
    /// Type 0x08.
    case uint8([UInt8])
    /// Type 0x09.
    case int8([Int8])
    /// Type 0x0B.
    case int16([Int16])
    /// Type 0x0C.
    case int32([Int32])
    /// Type 0x0D: IEEE 754 binary32.
    case float32([Float])
    /// Type 0x0E: IEEE 754 binary64.
    case float64([Double])

    /// The number of elements.
    public var count: Int {
      switch self {
      case .uint8(let values): values.count
      case .int8(let values): values.count
      case .int16(let values): values.count
      case .int32(let values): values.count
      case .float32(let values): values.count
      case .float64(let values): values.count
      }
    }

    /// The third byte of the file.
    var typeCode: UInt8 {
      switch self {
      case .uint8: 0x08
      case .int8: 0x09
      case .int16: 0x0B
      case .int32: 0x0C
      case .float32: 0x0D
      case .float64: 0x0E
      }
    }

    /// The elements as the file keeps them.
    var bigEndianBytes: [UInt8] {
      switch self {
      case .uint8(let values): values
      case .int8(let values): ElementBytes.encode(values, order: .bigEndian)
      case .int16(let values): ElementBytes.encode(values, order: .bigEndian)
      case .int32(let values): ElementBytes.encode(values, order: .bigEndian)
      case .float32(let values): ElementBytes.encode(values, order: .bigEndian)
      case .float64(let values): ElementBytes.encode(values, order: .bigEndian)
      }
    }

    /// The bytes of one element of the type with this code, or nil where no type has it.
    static func width(ofTypeCode code: UInt8) -> Int? {
      switch code {
      case 0x08, 0x09: 1
      case 0x0B: 2
      case 0x0C, 0x0D: 4
      case 0x0E: 8
      default: nil
      }
    }
  }
}

extension IDXArray.Elements: Equatable {
  /// Whether both have the same type and the same bits.
  public static func == (left: Self, right: Self) -> Bool {
    left.typeCode == right.typeCode && left.bigEndianBytes == right.bigEndianBytes
  }
}
