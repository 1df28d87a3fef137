/// The floating-point numbers of a matrix, row after row, decoded from their file when they are asked for.
///
/// Every number is exactly the file's: float16 and float32 are values of `Double`.
public struct StoredReals: RandomAccessCollection, Sendable {
  let matrix: NumPyMatrix

  /// The numbers of a matrix; `nil` where its elements are of another type.
  init?(_ matrix: NumPyMatrix) {
    guard [.float16, .float32, .float64].contains(matrix.type) else { return nil }
    self.matrix = matrix
  }

  /// 0.
  public var startIndex: Int { 0 }

  /// The number of numbers.
  public var endIndex: Int { matrix.count }

  /// The number at a place.
  ///
  /// - Complexity: O(1); many at once are decoded faster.
  public subscript(place: Int) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 1) { number in
      decode(from: place, into: number)
      return number[0]
    }
  }

  /// The numbers at these places.
  ///
  /// - Complexity: O(places).
  public func decoded(_ places: Range<Int>) -> [Double] {
    [Double](unsafeUninitializedCapacity: places.count) { numbers, count in
      decode(from: places.lowerBound, into: .init(rebasing: numbers[..<places.count]))
      count = places.count
    }
  }

  /// Decodes numbers from the place `first` on until `target` is full.
  ///
  /// - Complexity: O(numbers).
  public func decode(from first: Int, into target: UnsafeMutableBufferPointer<Double>) {
    switch matrix.type {
    case .float16:
      matrix.decode(from: first, as: UInt16.self, into: target) {
        Double(Float16(bitPattern: $0))
      }
    case .float32:
      matrix.decode(from: first, as: UInt32.self, into: target) { Double(Float(bitPattern: $0)) }
    default:
      matrix.decode(from: first, as: UInt64.self, into: target) { Double(bitPattern: $0) }
    }
  }

  /// The first place whose number is NaN or an infinity.
  var firstNotFinite: Int? {
    let size = 4096
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: size) { numbers in
      for start in stride(from: 0, to: count, by: size) {
        let part = UnsafeMutableBufferPointer(rebasing: numbers[..<Swift.min(size, count - start)])
        decode(from: start, into: part)
        if let bad = part.firstIndex(where: { !$0.isFinite }) { return start + bad }
      }
      return nil
    }
  }
}
