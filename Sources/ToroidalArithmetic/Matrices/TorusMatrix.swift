/// A matrix of integers modulo m = 2^w: a homomorphism of tori, (Z/m)^columns → (Z/m)^rows.
///
///     let shear: TorusMatrix<UInt8> = [[1, 200], [0, 1]]
///     shear * TorusVector([10, 2])       // (154, 2): 10 + 400 modulo 256
///     shear.determinant()                // 1
///
/// Every homomorphism of (Z/m)^n to (Z/m)^k is one, and two matrices are equal exactly if they are
/// the same homomorphism. Any shape will do, with no rows or no columns too.
@frozen
public struct TorusMatrix<Scalar: FixedWidthInteger> {
  /// The entries, one row after another; rowCount · columnCount of them.
  public private(set) var entries: [Scalar]

  /// The number of rows: the dimension of the images.
  public let rowCount: Int

  /// The number of columns: the dimension of the vectors that the matrix acts on.
  public let columnCount: Int

  /// The matrix of these entries, given one row after another.
  ///
  /// - Precondition: The counts are not negative, and there are rowCount · columnCount entries.
  /// - Complexity: O(1).
  public init(entries: [Scalar], rowCount: Int, columnCount: Int) {
    precondition(
      rowCount >= 0 && columnCount >= 0,
      "expected counts of at least 0, found \(rowCount) rows and \(columnCount) columns")
    precondition(
      entries.count == rowCount * columnCount,
      "expected \(rowCount) · \(columnCount) entries, found \(entries.count)")
    self.entries = entries
    self.rowCount = rowCount
    self.columnCount = columnCount
  }

  /// The matrix with these rows; without any, the matrix of no rows and no columns.
  ///
  /// - Precondition: The rows have equal lengths.
  /// - Complexity: O(rowCount · columnCount).
  public init(_ rows: [[Scalar]]) {
    let columnCount = rows.first?.count ?? 0
    for row in rows {
      precondition(
        row.count == columnCount, "expected rows of \(columnCount) entries, found \(row.count)")
    }
    self.init(entries: rows.flatMap { $0 }, rowCount: rows.count, columnCount: columnCount)
  }

  /// The residues modulo m of the integer matrix with these entries, given one row after another.
  ///
  ///     TorusMatrix<UInt8>(truncatingIfNeeded: [-1, 300], rowCount: 1, columnCount: 2)
  ///     // the row 255, 44
  ///
  /// - Precondition: The counts are not negative, and there are rowCount · columnCount entries.
  /// - Complexity: O(rowCount · columnCount).
  public init<Entry: BinaryInteger>(
    truncatingIfNeeded entries: [Entry], rowCount: Int, columnCount: Int
  ) {
    self.init(
      entries: entries.map { Scalar(truncatingIfNeeded: $0) }, rowCount: rowCount,
      columnCount: columnCount)
  }

  /// The matrix of `rowCount` rows and `columnCount` columns whose entries are all 0.
  ///
  /// - Precondition: The counts are not negative.
  /// - Complexity: O(rowCount · columnCount).
  public static func zero(rowCount: Int, columnCount: Int) -> Self {
    Self(
      entries: [Scalar](repeating: 0, count: rowCount * columnCount), rowCount: rowCount,
      columnCount: columnCount)
  }

  /// The matrix that leaves every vector of `dimension` components where it is.
  ///
  /// - Precondition: `dimension` is not negative.
  /// - Complexity: O(dimension²).
  public static func identity(dimension: Int) -> Self {
    var identity = zero(rowCount: dimension, columnCount: dimension)
    for axis in 0..<dimension { identity[axis, axis] = Scalar.step }
    return identity
  }

  /// Whether there are as many rows as columns.
  @inlinable
  public var isSquare: Bool { rowCount == columnCount }

  /// The entry in `row`, an index in 0 ..< rowCount, and `column`, in 0 ..< columnCount.
  public subscript(row: Int, column: Int) -> Scalar {
    get { entries[place(row, column)] }
    set { entries[place(row, column)] = newValue }
  }

  /// Where the entry is; a column too far would be one of the next row.
  private func place(_ row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < rowCount && column >= 0 && column < columnCount,
      "expected a place in \(rowCount) × \(columnCount), found (\(row), \(column))")
    return row * columnCount + column
  }
}

extension TorusMatrix: Hashable {}

extension TorusMatrix: Sendable where Scalar: Sendable {}

extension TorusMatrix: ExpressibleByArrayLiteral {
  /// The matrix with these rows, of equal length; without any, the matrix of no rows and columns.
  public init(arrayLiteral rows: [Scalar]...) { self.init(rows) }
}

extension TorusMatrix: CustomStringConvertible {
  /// The rows in decimal, as `[[1, 200], [0, 1]]`.
  public var description: String {
    var text = "["
    for row in 0..<rowCount {
      text += row == 0 ? "[" : ", ["
      for column in 0..<columnCount {
        if column > 0 { text += ", " }
        text += String(self[row, column])
      }
      text += "]"
    }
    return text + "]"
  }
}
