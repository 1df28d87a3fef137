import PropertyTesting
import TorusArtifacts

/// The units of 2^−24 turn in a turn.
private let turn = 1 << Parcel.scale

extension CertificateCatalog {
  /// Laws of codes without a refinement.
  var gridLaws: [Law] {
    [
      isNearest, tiesGoToEven, roundsOnce, crossesTheSeam, repeatsEachTurn, commutesWithSteps,
      commutesWithReflection, scalesWithThePeriod, needsNoCalibration,
    ]
  }

  /// The code of one coordinate, on a table of its own.
  private func code(_ coordinate: Double, _ layout: GridLayout) -> Int? {
    let array = NumPyArray(shape: [1, 1], elements: .float64([coordinate]))
    let file = ArtifactFile(path: "e.npy", bytes: array.encoded())
    return (try? EmbeddingTable(file)).flatMap { implementation.quantize($0, layout).codes.first }
      .map { Int($0) }
  }

  private func code(_ point: Int, _ layout: GridLayout) -> Int? {
    codes(of: [point], layout)?.codes.first.map { Int($0) }
  }

  /// A layout without refinement, whose steps are whole units, and a point, perhaps turns away.
  private func drawPoint(_ choices: inout Choices) throws(Discard) -> (
    layout: GridLayout, point: Int
  ) {
    let drawn = try choices.layout()
    guard let layout = GridLayout(bits: drawn.bits, refinementBits: nil, period: drawn.period)
    else { return try choices.discard() }
    let point = try choices.point(layout, after: [])
    let turns = try choices.integer(in: -2...2, named: "turns")
    choices.note("point (2^-24 turn): \(point + turns * turn)")
    return (layout, point + turns * turn)
  }

  /// The units of a step.
  private static func step(_ layout: GridLayout) -> Int { turn >> layout.bits }

  /// How far a point is above the code below it, in [0, step).
  private static func offset(_ point: Int, _ layout: GridLayout) -> Int {
    let remainder = point % step(layout)
    return remainder < 0 ? remainder + step(layout) : remainder
  }

  private static func isTie(_ point: Int, _ layout: GridLayout) -> Bool {
    offset(point, layout) * 2 == step(layout)
  }

  private var isNearest: Law {
    Law("quantizer.grid.is-nearest", "no code is nearer on the circle than the one given") {
      (choices) throws(Discard) in
      let (layout, point) = try drawPoint(&choices)
      guard let code = code(point, layout) else { return .fails("it is refused") }
      let place = PlainNumbers.reduced(point << 16)
      let distance = PlainNumbers.distance(
        [place], [code << (40 - layout.bits)], turn: PlainNumbers.turn)
      return .require(
        code < 1 << layout.bits && 2 * Int(distance) <= PlainNumbers.turn >> layout.bits,
        "\(code) is \(distance) of 2^-40 turn away")
    }
  }

  private var tiesGoToEven: Law {
    Law("quantizer.grid.ties-go-to-even", "halfway between two codes, the even one is given") {
      (choices) throws(Discard) in
      let (layout, _) = try drawPoint(&choices)
      let below = try choices.integer(in: -3 << layout.bits...3 << layout.bits, named: "below")
      let step = Self.step(layout)
      guard let code = code(below * step + step / 2, layout) else { return .fails("it is refused") }
      let even = below % 2 == 0 ? below : below + 1
      let circle = 1 << layout.bits
      return .equal(code, (even % circle + circle) % circle, "the code of \(below) + ½ steps")
    }
  }

  private var roundsOnce: Law {
    Law(
      "quantizer.grid.rounds-once",
      "the floating-point numbers next to a tie go to the side on which they are"
    ) { (choices) throws(Discard) in
      let (layout, _) = try drawPoint(&choices)
      let below = try choices.integer(in: 0...(1 << layout.bits) - 1, named: "below")
      let isAbove = try choices.bool(named: "above")
      let scale = layout.period.binaryExponent - layout.bits - 1
      let tie = Double(sign: .plus, exponent: scale, significand: Double(2 * below + 1))
      guard let code = code(isAbove ? tie.nextUp : tie.nextDown, layout) else {
        return .fails("it is refused")
      }
      let expected = (isAbove ? below + 1 : below) % (1 << layout.bits)
      return .equal(code, expected, "the code \(isAbove ? "above" : "below") \(below) + ½ steps")
    }
  }

  private var crossesTheSeam: Law {
    Law(
      "quantizer.grid.crosses-the-seam",
      "within half a step on both sides of a full turn, the code is 0"
    ) { (choices) throws(Discard) in
      let (layout, _) = try drawPoint(&choices)
      let half = Self.step(layout) / 2
      let offset = try choices.integer(in: -half...half, named: "offset")
      let turns = try choices.integer(in: -2...2, named: "turn")
      return .equal(code(turns * turn + offset, layout), 0, "the code")
    }
  }

  private var repeatsEachTurn: Law {
    Law("quantizer.grid.repeats-each-turn", "x and x + P have one code") {
      (choices) throws(Discard) in
      let (layout, point) = try drawPoint(&choices)
      let turns = try choices.integer(in: -(1 << 20)...1 << 20, named: "more turns")
      return .equal(
        code(point + turns * turn, layout), code(point, layout), "the code \(turns) turns away")
    }
  }

  private var commutesWithSteps: Law {
    Law(
      "quantizer.grid.commutes-with-steps",
      "a step further, the code is one more; from a tie, two steps further it is two more"
    ) { (choices) throws(Discard) in
      let (layout, point) = try drawPoint(&choices)
      let circle = 1 << layout.bits
      let drawn = try choices.integer(in: -circle...circle, named: "steps")
      let steps = Self.isTie(point, layout) ? 2 * drawn : drawn
      guard let code = code(point, layout),
        let further = self.code(point + steps * Self.step(layout), layout)
      else { return .fails("it is refused") }
      return .equal(
        further, (code + steps % circle + circle) % circle, "\(steps) steps from \(code)")
    }
  }

  private var commutesWithReflection: Law {
    Law("quantizer.grid.commutes-with-reflection", "the code of −x is minus that of x") {
      (choices) throws(Discard) in
      let (layout, point) = try drawPoint(&choices)
      guard let code = code(point, layout), let mirrored = self.code(-point, layout) else {
        return .fails("it is refused")
      }
      return .equal((code + mirrored) % (1 << layout.bits), 0, "\(code) + \(mirrored)")
    }
  }

  private var scalesWithThePeriod: Law {
    Law("quantizer.grid.scales-with-the-period", "x·P under the period P has the code of x under 1")
    {
      (choices) throws(Discard) in
      let (layout, point) = try drawPoint(&choices)
      let exponent = try choices.integer(in: Period.binaryExponents, named: "period")
      guard let period = Period(binaryExponent: exponent),
        let one = GridLayout(bits: layout.bits, refinementBits: nil, period: .turn),
        let scaled = GridLayout(bits: layout.bits, refinementBits: nil, period: period)
      else { return try choices.discard() }
      return .equal(code(point, scaled), code(point, one), "the code under 2^\(exponent)")
    }
  }

  private var needsNoCalibration: Law {
    Law(
      "quantizer.grid.needs-no-calibration",
      "a row has the same codes alone as in any table, whatever its axes hold"
    ) { (choices) throws(Discard) in
      let bundle = try choices.bundle()
      guard bundle.rows > 0 else { return try choices.discard() }
      guard let table = quantized(bundle)?.table else { return .fails("the table is refused") }
      for row in 0..<bundle.rows {
        let range = row * bundle.axes..<(row + 1) * bundle.axes
        var alone = bundle
        alone.queries = nil
        alone.table = Parcel(points: Array(bundle.table.points[range]))
        guard let codes = quantized(alone)?.table else { return .fails("a row is refused") }
        let expected = table.refinement.map { Array($0[range]) }
        if codes.codes != Array(table.codes[range]) || codes.refinement != expected {
          return .fails("row \(row) alone has \(codes.codes), not \(table.codes[range])")
        }
      }
      return .holds
    }
  }
}
