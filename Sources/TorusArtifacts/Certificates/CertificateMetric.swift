/// What a certificate compares points and embeddings by.
///
/// With g the shorter way around one circle, in turns, or the difference on a line. The file
/// `Documentation/Formats.md` says what bounds follow from residuals.
public enum CertificateMetric: String, CaseIterable, Sendable {
  /// Σ g on circles: the Lee distance.
  case lee
  /// Σ g² on circles: the squared flat distance.
  case squaredFlat = "squared-flat"
  /// Σ (1 − cos 2πg) on circles: what the heads of tori are trained by. Exact answers cannot be
  /// computed in integers, so none are claimed.
  case cosine
  /// Σ g² on lines.
  case squaredEuclidean = "squared-euclidean"
  /// Σ (c − x·y) on lines, for a constant c that is above all products: the greatest dot product is the
  /// least distance.
  case dotProduct = "dot-product"

  /// Whether points are on circles; otherwise they are on lines.
  public var isOfCircles: Bool { self != .squaredEuclidean && self != .dotProduct }

  /// Whether residuals, and distances between points of the table, are by sums of squares, not of ways.
  public var isSquared: Bool { self != .lee && self != .cosine }

  /// Whether bounds need the lengths of points.
  public var hasLengths: Bool { self == .dotProduct }

  /// Whether distances of embeddings are integers in some unit.
  public var hasExactAnswers: Bool { self != .cosine }

  /// log₂ of the unit of a cosine's table: 2^−30.
  public static let cosineBits = 30

  /// The greatest term of a distance between points of 2^−B turn, B = `bits`, or of a line.
  func greatestTerm(bits: Int) -> Int {
    switch self {
    case .lee: 1 << (bits - 1)
    case .squaredFlat: 1 << (2 * min(bits - 1, 31))
    case .squaredEuclidean: 1 << (2 * (PointLayout.lineBits - 1))
    case .dotProduct: 2 * PointLayout.greatestProduct
    case .cosine: 1 << (Self.cosineBits + 1)
    }
  }
}
