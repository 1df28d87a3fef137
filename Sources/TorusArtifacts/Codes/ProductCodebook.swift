/// K points for each of M tori: the codewords of a product quantizer.
///
/// An embedding of `axes` = M·`width` coordinates is cut into M parts of `width` consecutive ones, its
/// subspaces. A code in [0, K) of subspace m names the codeword that stands for its part. Codewords are
/// points of the lattice of 2^−24 turn, on which `embed` puts its turns.
///
/// On disk: an npy file of shape (M, K, width), uint32.
public struct ProductCodebook: Hashable, Sendable {
  /// The binary places of a codeword's turns: 24.
  public static let latticeBits = 24

  /// The numbers of codewords that a subspace may have: a code is a byte.
  public static let codewordCounts = 1...256

  /// The most axes that an embedding may have: 2^16, with which sums of squares are below 2^63.
  public static let largestAxes = 1 << 16

  /// M, at least 1.
  public let subspaces: Int

  /// K, in [1, 256].
  public let codewords: Int

  /// The axes of one subspace, at least 1.
  public let width: Int

  /// The length of coordinate that makes one turn.
  public let period: Period

  /// Codeword k of subspace m from (m·K + k)·width on, in units of 2^−24 turn, each in [0, 2^24).
  public let points: [UInt32]

  /// The number of axes of an embedding, M·`width`, at most 2^16.
  public var axes: Int { subspaces * width }

  /// The codebook of these points.
  ///
  /// - Precondition: There are M·K·width points, each below 2^24, with M·width in [1, 2^16] and K in
  ///   [1, 256].
  public init(subspaces: Int, codewords: Int, width: Int, period: Period, points: [UInt32]) {
    let shape = CodebookShape(subspaces: subspaces, codewords: codewords, width: width)
    precondition(
      shape?.count == points.count && points.allSatisfy { $0 >> UInt32(Self.latticeBits) == 0 },
      "expected \(subspaces) × \(codewords) × \(width) points below 2^24, found \(points.count)")
    self.subspaces = subspaces
    self.codewords = codewords
    self.width = width
    self.period = period
    self.points = points
  }

  /// The codebook in an npy file.
  ///
  /// - Throws: `ArtifactError` for another shape or element type, and for the first number that is not
  ///   below 2^24, with its place.
  public init(_ file: ArtifactFile, period: Period) throws(ArtifactError) {
    let array = try NumPyArray(decoding: file.bytes, path: file.path)
    let shape = try CodebookShape(of: array, path: file.path)
    guard case .uint32(let points) = array.elements else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "uint32 codewords, in units of 2^-24 turn",
        found: .phrase(array.elements.typeName))
    }
    if let bad = points.firstIndex(where: { $0 >> UInt32(Self.latticeBits) != 0 }) {
      throw ArtifactError(
        path: file.path, offset: array.byteOffset(ofElement: bad, in: file),
        expected: "a number below 2^24 in \(shape.position(of: bad))", found: "\(points[bad])")
    }
    self.init(
      subspaces: shape.subspaces, codewords: shape.codewords, width: shape.width, period: period,
      points: points)
  }

  /// The file that the initializer reads.
  public func encoded() -> [UInt8] {
    NumPyArray(shape: [subspaces, codewords, width], elements: .uint32(points)).encoded()
  }

  /// The codeword of subspace `subspace` that `code` names: `width` points.
  public func codeword(_ code: Int, of subspace: Int) -> ArraySlice<UInt32> {
    let start = (subspace * codewords + code) * width
    return points[start..<start + width]
  }
}
