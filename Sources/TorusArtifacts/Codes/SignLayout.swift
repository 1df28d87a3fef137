/// Of which numbers a row of signs keeps the signs, in this order.
public enum SignLayout: Hashable, Sendable {
  /// cos 2πx/P, then sin 2πx/P, of each coordinate x: two signs an axis, those of a torus in its
  /// Clifford lift.
  case cliffordLift(Period)
  /// Each coordinate: one sign an axis.
  case coordinates

  /// The number of signs of one axis: 2 or 1.
  public var signsPerAxis: Int {
    switch self {
    case .cliffordLift: 2
    case .coordinates: 1
    }
  }
}

extension SignLayout {
  /// The members that ``JSONFields/signLayout()`` reads.
  var members: [JSONValue.Member] {
    switch self {
    case .cliffordLift(let period):
      [
        .init("signs_of", .string(Self.liftName)),
        .init("period_log2", .integer(period.binaryExponent)),
      ]
    case .coordinates:
      [.init("signs_of", .string(Self.coordinatesName)), .init("period_log2", .null)]
    }
  }

  fileprivate static let liftName = "clifford-lift"
  fileprivate static let coordinatesName = "coordinates"
}

extension JSONFields {
  /// The keys of ``SignLayout``.
  func signLayout() throws(ArtifactError) -> SignLayout {
    let name = try string("signs_of")
    switch (name, try isNull("period_log2")) {
    case (SignLayout.liftName, false): return .cliffordLift(try period())
    case (SignLayout.coordinatesName, true): return .coordinates
    default:
      throw ArtifactError(
        path: path, offset: offset,
        expected: "\"clifford-lift\" with a period, or \"coordinates\" with none",
        found: .phrase(name))
    }
  }
}
