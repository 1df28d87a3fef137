import PropertyTesting
import TorusArtifacts
import TorusQuantization

extension CertificateCatalog {
  /// Laws of calibrated codes.
  var calibratedLaws: [Law] {
    [
      calibratedIsNearest, calibratedTiesGoToEven, calibratedRoundsOnce, endsHaveTheEndCodes,
      saturates, isMonotone, constantAxisHasOneCode, fitsEachAxis, errorIsExact,
    ]
  }

  /// The code of one number, on a table of its own.
  private func code(_ number: Double, _ grid: CalibratedGrid) -> Int? {
    let array = NumPyArray(shape: [1, 1], elements: .float64([number]))
    let file = ArtifactFile(path: "e.npy", bytes: array.encoded())
    return (try? EmbeddingTable(file)).flatMap {
      implementation.calibrate($0, grid, .unpacked).codes.first
    }.map { Int($0) }
  }

  /// An axis with an extent, or perhaps none, and its grid.
  private func drawAxis(
    _ choices: inout Choices, hasExtent: Bool
  ) throws(Discard) -> (axis: LineAxis, grid: CalibratedGrid) {
    let axis = try choices.lineAxes(count: 1, scales: [0, -10, 900, -1060])[0]
    try choices.assume(!hasExtent || axis.extent > 0)
    guard let grid = axis.grid else { return try choices.discard() }
    return (axis, grid)
  }

  private var calibratedIsNearest: Law {
    Law("quantizer.calibrated.is-nearest", "no point of the grid is nearer than the code's") {
      (choices) throws(Discard) in
      let (axis, grid) = try drawAxis(&choices, hasExtent: true)
      let point = try choices.point(on: axis)
      guard let code = code(axis.number(point), grid), code <= axis.last else {
        return .fails("it is refused")
      }
      let least = (0...axis.last).map { axis.gap(point, $0) }.min() ?? 0
      return .equal(axis.gap(point, code), least, "the distance of \(code) from \(point)")
    }
  }

  /// An axis on which the middle of each two codes is a point, one of them, and the code below it.
  private func drawTie(
    _ choices: inout Choices
  ) throws(Discard) -> (axis: LineAxis, grid: CalibratedGrid, below: Int, tie: Int) {
    let (axis, grid) = try drawAxis(&choices, hasExtent: true)
    let below = try choices.integer(in: 0...axis.last - 1, named: "below")
    let middle = axis.place(of: below) + axis.place(of: below + 1)
    try choices.assume(middle % (2 * axis.divisor) == 0)
    return (axis, grid, below, axis.lower + middle / (2 * axis.divisor))
  }

  private var calibratedTiesGoToEven: Law {
    Law("quantizer.calibrated.ties-go-to-even", "halfway between two codes, the even one is given")
    { (choices) throws(Discard) in
      let (axis, grid, below, tie) = try drawTie(&choices)
      return .equal(
        code(axis.number(tie), grid), below % 2 == 0 ? below : below + 1,
        "the code of \(below) + ½")
    }
  }

  private var calibratedRoundsOnce: Law {
    Law(
      "quantizer.calibrated.rounds-once",
      "the floating-point numbers next to a tie go to the side on which they are"
    ) { (choices) throws(Discard) in
      let (axis, grid, below, tie) = try drawTie(&choices)
      let number = axis.number(tie)
      let isAbove = try choices.bool(named: "above")
      return .equal(
        code(isAbove ? number.nextUp : number.nextDown, grid), isAbove ? below + 1 : below,
        "the code \(isAbove ? "above" : "below") \(below) + ½")
    }
  }

  private var endsHaveTheEndCodes: Law {
    Law("quantizer.calibrated.ends-have-the-end-codes", "the lower end is 0, the upper 2^b − 1") {
      (choices) throws(Discard) in
      let (axis, grid) = try drawAxis(&choices, hasExtent: true)
      try choices.assume(axis.rule == .endpoints)
      return Outcome.equal(code(axis.number(axis.lower), grid), 0, "the lower end")
        .and(
          .equal(
            code(axis.number(axis.lower + axis.extent), grid), axis.last, "the upper end"))
    }
  }

  private var saturates: Law {
    Law(
      "quantizer.calibrated.saturates",
      "below the lower bound the code is the first, and from the last code's point on the last"
    ) {
      (choices) throws(Discard) in
      let (axis, grid) = try drawAxis(&choices, hasExtent: true)
      let beyond = Double(try choices.integer(in: 0...1_000_000, named: "beyond"))
      let isAbove = try choices.bool(named: "above")
      // By centers, the last code's point lies above lower + extent.
      let last = (axis.place(of: axis.last) + axis.divisor - 1) / axis.divisor
      let end = axis.number(isAbove ? axis.lower + last : axis.lower)
      let way = Double(sign: .plus, exponent: axis.scale, significand: beyond)
      let far =
        try choices.bool(named: "farthest")
        ? Double.greatestFiniteMagnitude * (isAbove ? 1 : -1) : isAbove ? end + way : end - way
      return .equal(code(far, grid), isAbove ? axis.last : 0, "the code of \(far)")
    }
  }

  private var isMonotone: Law {
    Law("quantizer.calibrated.is-monotone", "x ≤ y has q(x) ≤ q(y)") {
      (choices) throws(Discard) in
      let (axis, grid) = try drawAxis(&choices, hasExtent: false)
      let (one, other) = (try choices.point(on: axis), try choices.point(on: axis))
      guard let less = code(axis.number(min(one, other)), grid),
        let greater = code(axis.number(max(one, other)), grid)
      else { return .fails("it is refused") }
      return .require(less <= greater, "\(less) of the less, \(greater) of the greater")
    }
  }

  private var constantAxisHasOneCode: Law {
    Law(
      "quantizer.calibrated.constant-axis-has-one-code",
      "where all numbers of a column are one, its code is 0, which decodes to it"
    ) { (choices) throws(Discard) in
      let number = try choices.integer(in: -1000...1000, named: "number")
      let rows = try choices.integer(in: 1...4, named: "rows")
      let bits = try choices.integer(in: 1...16, named: "bits")
      let values = [Double](repeating: Double(number) / 64, count: rows)
      let array = NumPyArray(shape: [rows, 1], elements: .float64(values))
      guard
        let table = try? EmbeddingTable(ArtifactFile(path: "e.npy", bytes: array.encoded()))
      else { return .fails("it is refused") }
      let grid = implementation.fit(table, bits)
      return Outcome.equal(grid.lower, [values[0]], "the lower end").and(
        .equal(
          Array(implementation.calibrate(table, grid, .unpacked).codes),
          [UInt16](repeating: 0, count: rows), "the codes"))
    }
  }

  private var fitsEachAxis: Law {
    Law(
      "quantizer.calibrated.fits-each-axis",
      "the ends of an axis are the least and the greatest number of its column"
    ) { (choices) throws(Discard) in
      let axes = try choices.integer(in: 1...3, named: "axes")
      let rows = try choices.integer(in: 1...4, named: "rows")
      var values: [Double] = []
      for _ in 0..<rows * axes { values.append(Double(try choices.integer(in: -9...9))) }
      let array = NumPyArray(shape: [rows, axes], elements: .float64(values))
      guard
        let table = try? EmbeddingTable(ArtifactFile(path: "e.npy", bytes: array.encoded()))
      else { return .fails("it is refused") }
      let grid = implementation.fit(table, 4)
      let columns = (0..<axes).map { axis in (0..<rows).map { values[$0 * axes + axis] } }
      return Outcome.equal(grid.lower, columns.map { $0.min() ?? 0 }, "the lower ends")
        .and(.equal(grid.bounds, columns.map { $0.max() ?? 0 }, "the upper ends"))
    }
  }

  private var errorIsExact: Law {
    Law(
      "quantizer.calibrated.error-is-exact",
      "a residual is the sum over axes of |x − x̂|, in 2^u, rounded up once"
    ) { (choices) throws(Discard) in
      let count = try choices.integer(in: 1...3, named: "axes")
      let axes = try choices.lineAxes(count: count, scales: [0])
      var (points, codes): ([Int], [UInt16]) = ([], [])
      for axis in axes {
        points.append(try choices.point(on: axis))
        codes.append(UInt16(try choices.integer(in: 0...axis.last, named: "code")))
      }
      let values = zip(axes, points).map { $0.number($1) }
      let array = NumPyArray(shape: [1, count], elements: .float64(values))
      guard let grid = LineAxis.grid(axes),
        let table = try? EmbeddingTable(ArtifactFile(path: "e.npy", bytes: array.encoded()))
      else { return try choices.discard() }
      let coded = CalibratedCodeTable(codes: codes, grid: grid, embeddings: table.digest)
      let gaps = axes.indices.map { axes[$0].gap(points[$0], Int(codes[$0])) }.reduce(0, +)
      let scaled = gaps << -grid.unitLog2
      let divisor = axes[0].divisor
      let residual = scaled / divisor + (scaled % divisor == 0 ? 0 : 1)
      return .equal(
        implementation.lose(coded, table)?.residuals, [UInt64(residual)], "the residual")
    }
  }
}
