/// −mean over i of ln(‖u_i − u_n(i)‖ + ε), n(i) the nearest other point: it spreads points out.
///
/// The nearest is the one with the largest dot product in `Float`, as BLAS rounds it. ε = 10^−6 bounds
/// the value by −ln ε = 13.8 when points coincide; the gradient of a distance of 0 is taken as 0, and a
/// pair at distance d > 0 pulls with a force of 1/(N(d + ε)), at most 10^6/N.
///
/// Complexity: N²·L multiplications for N points of L coordinates.
/// Source: Sablayrolles et al., "Spreading vectors for similarity search", ICLR 2019.
public struct KoLeo: Sendable, Equatable {
  /// ε, added to a distance before its logarithm is taken.
  public static let epsilon = 1e-6

  /// The one regularizer of this kind.
  public init() {}

  /// The value and its gradient, for unit vectors `points` (N, width); both 0 for N < 2.
  public func evaluate(points: [Float], width: Int) -> (value: Double, gradient: [Float]) {
    precondition(
      width > 0 && points.count % width == 0,
      "expected whole rows of \(width), found \(points.count) coordinates")
    let count = points.count / width
    let y = Matrix(rows: count, columns: width, values: points)
    let dy = Matrix(rows: count, columns: width)
    let pass = KoLeoPass(rows: count)
    return withExtendedLifetime((y, dy, pass)) {
      pass.findNeighbors(of: 0..<count, in: 0..<count, y: y)
      let value = pass.add(view: 0..<count, y: y, weight: 1, to: dy)
      return (value, dy.values)
    }
  }
}
