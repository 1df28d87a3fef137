/// What the codes of a certificate's tables decode to: integer points on every axis.
public enum PointLayout: Hashable, Sendable {
  /// The fine codes of a natural grid, modulo 2^B.
  case grid(GridLayout)
  /// The codewords of a product quantizer on the torus, in units of 2^−24 turn.
  case lattice(Period)
  /// Numbers of a line, to the nearest multiple of 2^unitLog2.
  case line(unitLog2: Int)

  /// Points of a line are in [−2^24, 2^24], so that they differ by less than half a circle of 2^26 points.
  public static let lineBits = 26

  /// The greatest magnitude of a point of a line: 2^24.
  public static let lineReach = 1 << (lineBits - 2)

  /// The greatest product of two such numbers: 2^48.
  public static let greatestProduct = lineReach * lineReach

  /// The unit of a line is 2^−22 of the power of two above all numbers.
  static let linePlaces = 22

  /// log₂ of the units that a line may have, of any doubles.
  static let units = -1074 - linePlaces...1024 - linePlaces

  /// B: a step is 2^−B turn. On a line, the bits of a circle on which its points would not wrap.
  public var bits: Int {
    switch self {
    case .grid(let layout): layout.fineBits
    case .lattice: ProductCodebook.latticeBits
    case .line: Self.lineBits
    }
  }

  /// The length of a turn; `nil` on a line.
  public var period: Period? {
    switch self {
    case .grid(let layout): layout.period
    case .lattice(let period): period
    case .line: nil
    }
  }

  /// Whether points are on circles.
  public var isOfCircles: Bool { period != nil }

  /// b′ of a refined grid.
  public var refinementBits: Int? {
    if case .grid(let layout) = self { layout.refinementBits } else { nil }
  }

  static let keys = ["points", "bits", "refinement_bits", "period_log2", "unit_log2"]

  /// What the `setting` of a certificate says of its points.
  public var value: JSONValue { .object(members) }

  var members: [JSONValue.Member] {
    let name: String
    var (bits, unit): (Int?, Int?) = (nil, nil)
    switch self {
    case .grid(let layout): (name, bits) = ("grid", layout.bits)
    case .lattice: name = "lattice"
    case .line(let unitLog2): (name, unit) = ("line", unitLog2)
    }
    return [
      .init("points", .string(name)), .init("bits", .optional(bits)),
      .init("refinement_bits", .optional(refinementBits)),
      .init("period_log2", .optional(period?.binaryExponent)), .init("unit_log2", .optional(unit)),
    ]
  }

  init(_ fields: JSONFields) throws(ArtifactError) {
    let name = try fields.string("points")
    let given = try ["bits", "period_log2", "unit_log2"].map { key throws(ArtifactError) in
      try !fields.isNull(key)
    }
    let isRefined = try !fields.isNull("refinement_bits")
    switch (name, given, isRefined) {
    case ("grid", [true, true, false], _): self = .grid(try fields.layout())
    case ("lattice", [false, true, false], false): self = .lattice(try fields.period())
    case ("line", [false, false, true], false):
      self = .line(unitLog2: try fields.integer("unit_log2", in: Self.units))
    default:
      throw ArtifactError(
        path: fields.path, offset: fields.offset,
        expected: "points of a \"grid\", \"lattice\" or \"line\", with the keys of each",
        found: .phrase(name))
    }
  }
}
