/// An array as NumPy saves it: a shape, and its elements in row-major order.
///
/// `elements.count` is the product of `shape`; the empty shape has one element. A 2 × 3 array
/// has its element (i, j) at `3 * i + j`, whatever order the file kept.
///
/// Equal means the same file: floating-point elements are compared by their bits, so a NaN
/// equals itself and 0 differs from −0.
///
/// Source: the `.npy` format, versions 1.0 to 3.0 (NumPy Enhancement Proposal 1 and
/// `numpy.lib.format`).
public struct NumPyArray: Equatable, Sendable {
  /// The lengths of the axes, each in `[0, Int.max]`; at most `maximumRank` of them.
  public let shape: [Int]

  /// The elements in row-major order.
  public let elements: Elements

  /// The most axes an array has, as in NumPy.
  public static let maximumRank = 64

  /// The array with these elements in row-major order; their number must be the product of
  /// `shape`.
  public init(shape: [Int], elements: Elements) {
    precondition(
      shape.count <= NumPyArray.maximumRank,
      "expected at most \(NumPyArray.maximumRank) axes, found \(shape.count)")
    precondition(
      elementCount(ofShape: shape) == elements.count,
      "expected as many elements as the product of \(shape), found \(elements.count)")
    self.shape = shape
    self.elements = elements
  }

  /// The array in the file at `path`.
  ///
  /// - Complexity: O(*n*) in the size of the file.
  public init(contentsOf path: String) throws(ArtifactError) {
    try self.init(decoding: FileBytes.read(path), path: path)
  }

  /// The shape as a table: (n, d) for two axes, (1, d) for one, which is a single row.
  ///
  /// Any other number of axes throws, naming `path`.
  public func tableShape(path: String) throws(ArtifactError) -> (rows: Int, columns: Int) {
    switch shape.count {
    case 1: return (1, shape[0])
    case 2: return (shape[0], shape[1])
    default:
      throw ArtifactError(
        path: path, offset: 0, expected: "a table (n, d) or one row (d,)",
        found: "shape \(NumPyHeader.tuple(shape))")
    }
  }
}
