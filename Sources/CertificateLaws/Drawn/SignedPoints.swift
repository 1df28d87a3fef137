import PropertyTesting
import TorusArtifacts

/// Rows of points before their signs are taken, in units of 2^−24 turn or of a coordinate.
struct SignedPoints {
  let layout: SignLayout
  let axes: Int
  let points: [Int]

  /// The units in a turn.
  static let turn = 1 << Parcel.scale

  /// What a point is, as a number of the file.
  func number(_ point: Int) -> Double {
    guard case .cliffordLift(let period) = layout else { return Double(point) }
    let exponent = period.binaryExponent - Parcel.scale
    return Double(sign: point < 0 ? .minus : .plus, exponent: exponent, significand: 1)
      * Double(abs(point))
  }

  /// The file of embeddings.
  var table: EmbeddingTable? {
    SignedPoints.table(points.map(number), axes: axes)
  }

  /// The table of these numbers.
  static func table(_ numbers: [Double], axes: Int) -> EmbeddingTable? {
    let array = NumPyArray(shape: [numbers.count / axes, axes], elements: .float64(numbers))
    return try? EmbeddingTable(ArtifactFile(path: "e.npy", bytes: array.encoded()))
  }

  /// The quadrant whose signs a turn has, counted from cos ≥ 0, sin ≥ 0: the closed one first, then
  /// the half-open ones.
  static func quadrant(_ point: Int) -> Int {
    let u = ((point % turn) + turn) % turn
    if 4 * u <= turn { return 0 }
    if 2 * u <= turn { return 1 }
    return 4 * u < 3 * turn ? 2 : 3
  }

  /// Cosine and sine of each quadrant: 1 where they are at least 0.
  static let signs: [[UInt16]] = [[1, 1], [0, 1], [0, 0], [1, 0]]

  /// The signs of a point, by their definition.
  func signs(_ point: Int) -> [UInt16] {
    layout == .coordinates ? [point < 0 ? 0 : 1] : Self.signs[Self.quadrant(point)]
  }
}

extension Choices {
  /// Of which numbers signs are taken.
  mutating func signLayout() throws(Discard) -> SignLayout {
    let layouts: [SignLayout] = [
      .cliffordLift(.turn), .coordinates, .cliffordLift(.unitVectors),
    ]
    return try element(of: layouts, named: "signs of")
  }

  /// A point of the circle, perhaps turns away: on an axis of the plane, beside one, or anywhere.
  mutating func signedPoint() throws(Discard) -> Int {
    let quarter = SignedPoints.turn / 4
    let turns = try integer(in: -2...2, named: "turns") * SignedPoints.turn
    switch try index(below: 3) {
    case 0: return turns + quarter * (try integer(in: 0...3, named: "quarters"))
    case 1:
      return turns + quarter * (try integer(in: 0...3, named: "quarters"))
        + (try integer(in: -2...2, named: "beside"))
    default: return turns + (try integer(in: 0...SignedPoints.turn - 1, named: "point"))
    }
  }

  /// One to four rows of one to eleven axes.
  mutating func signedPoints() throws(Discard) -> SignedPoints {
    let layout = try signLayout()
    let axes = try integer(in: 1...11, named: "axes")
    let rows = try integer(in: 1...4, named: "rows")
    var points: [Int] = []
    for _ in 0..<rows * axes { points.append(try signedPoint()) }
    return SignedPoints(layout: layout, axes: axes, points: points)
  }
}
