import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

/// A box, and points in it.
struct BoxOptions: ParsableArguments {
  @Option(
    help: "The period of each axis, with commas between them; 'open' for one that does not wrap.")
  var periods: NumberToken

  @OptionGroup var output: OutputOptions

  /// The box and the points, whose coordinates are exact in the unit.
  struct Scene {
    let box: PeriodicBox<Int64>
    let points: [[Int64]]
    let unit: DecimalUnit
  }

  func read(_ tokens: NumberToken...) throws -> Scene {
    let points = try tokens.map { try ExactNumber.list($0) }
    let periods = try periods.text.split(separator: ",", omittingEmptySubsequences: false).map {
      $0 == "open" ? nil : try ExactNumber(written: $0)
    }
    for point in points where point.count != periods.count {
      throw Failure.badInput("expected \(periods.count) coordinates, found \(point.count)")
    }
    let unit = DecimalUnit(of: points.flatMap { $0 } + periods.compactMap { $0 })
    let integers = try points.map { try $0.map { try unit.integer($0) } }
    let lengths = try periods.map { try $0.map { try unit.integer($0) } }
    do throws(PeriodicBoxError) {
      let box = try PeriodicBox(periods: lengths)
      return Scene(box: box, points: integers, unit: unit)
    } catch {
      switch error {
      case .periodBelowOne(let axis):
        throw Failure.badInput("expected periods above 0, found another on axis \(axis + 1)")
      }
    }
  }
}

struct CalcBoxWrap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "box-wrap",
    abstract: "The representative of a point with every coordinate in [0, L).",
    discussion: """
      Coordinates and periods are integers or decimal numbers, and nothing is rounded.

      Example: torus calc box-wrap 5,123,-71 --periods 100,100,100   # 5,23,29
               torus calc box-wrap 0.5,12.3,-7.1 --periods 10,10,10   # 0.5,2.3,2.9
      """)

  @Argument(help: "The coordinates, with commas between them.") var point: NumberToken
  @OptionGroup var options: BoxOptions

  func run() throws {
    let scene = try options.read(point)
    let wrapped = scene.box.wrapped(scene.points[0]).map { scene.unit.text($0) }
    options.output.answer(
      wrapped.joined(separator: ","),
      [.init("point", .array(wrapped.map { .number(exactly: $0) }))])
  }
}

struct CalcBoxImage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "box-image",
    abstract: "The shortest step from a to b on each axis of a periodic box (minimum image).",
    discussion: """
      Example: torus calc box-image 51,51 49,49 --periods 100,100   # {-2} × {-2}
               torus calc box-image 0 50 --periods 100   # {-50, 50}
               torus calc box-image 0.5,0.1 9.75,0.2 --periods 10,open
               # {-0.75} × {0.1}
      """)

  @Argument(help: "The coordinates of a point.") var a: NumberToken
  @Argument(help: "The coordinates of another.") var b: NumberToken
  @OptionGroup var options: BoxOptions

  func run() throws {
    let scene = try options.read(a, b)
    let images = scene.box.minimumImages(from: scene.points[0], to: scene.points[1])
      .map { $0.all.map { scene.unit.text($0) } }
    options.output.answer(
      images.map { "{\($0.joined(separator: ", "))}" }.joined(separator: " × "),
      [.init("images", .array(images.map { .array($0.map { .number(exactly: $0) }) }))])
  }
}

struct CalcBoxDistance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "box-distance",
    abstract: "The distance between two points of a periodic box, exactly.",
    discussion: """
      Example: torus calc box-distance 1,1 99,98 --periods 100,100 --metric squared
               # 13
               torus calc box-distance 0.5 9.75 --periods 10 --metric squared
               # 0.5625
      """)

  @Argument(help: "The coordinates of a point.") var a: NumberToken
  @Argument(help: "The coordinates of another.") var b: NumberToken

  @Option(help: "lee (sum), squared (sum of squares) or chebyshev (greatest).")
  var metric: MetricName = .lee

  @OptionGroup var options: BoxOptions

  func run() throws {
    let scene = try options.read(a, b)
    let distance = scene.box.distance(
      from: scene.points[0], to: scene.points[1], metric: metric.metric)
    let text = scene.unit.text(distance, power: metric == .squared ? 2 : 1)
    options.output.answer(text, [.init("distance", .number(exactly: text))])
  }
}

struct CalcCellImage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cell-image",
    abstract:
      "Every shortest vector from a to b in a skewed cell, which is given by its edges.",
    discussion: """
      Coordinates are integers or decimal numbers, and nothing is rounded. With k decimal places \
      at most, those of the edges are at most 2^56 · 10^-k.

      Example: torus calc cell-image 0,0 9,1 --edges '10,0;5,10'   # (-1, 1)
               torus calc cell-image 0,0 0.9,0.1 --edges '1,0;0.5,1'   # (-0.1, 0.1)
      """)

  @Argument(help: "The coordinates of a point.") var a: NumberToken
  @Argument(help: "The coordinates of another.") var b: NumberToken

  @Option(help: "The edge vectors: ';' between vectors and ',' between coordinates.")
  var edges: NumberToken

  @OptionGroup var output: OutputOptions

  func run() throws {
    let vectors = try edges.text.split(separator: ";", omittingEmptySubsequences: false).map {
      try $0.split(separator: ",", omittingEmptySubsequences: false).map {
        try ExactNumber(written: $0)
      }
    }
    let (a, b) = (try ExactNumber.list(a), try ExactNumber.list(b))
    let unit = DecimalUnit(of: vectors.flatMap { $0 } + a + b)
    let cell = try cell(vectors.map { try $0.map { try unit.integer($0) } }, unit)
    guard a.count == cell.dimension, b.count == cell.dimension else {
      throw Failure.badInput("expected points of \(cell.dimension) coordinates")
    }
    let images = cell.minimumImages(
      from: try a.map { try unit.integer($0) }, to: try b.map { try unit.integer($0) })
    let entries = images.all.map { $0.map { unit.text($0) } }
    let texts = entries.map { "(\($0.joined(separator: ", ")))" }
    output.answer(
      texts.count == 1 ? texts[0] : "{\(texts.joined(separator: ", "))}",
      [
        .init("images", .array(entries.map { .array($0.map { .number(exactly: $0) }) })),
        .init("squared_length", .number(exactly: unit.text(images.squaredLength, power: 2))),
      ])
  }

  /// The cell with these edges, or in words why there is none.
  private func cell(_ edges: [[Int64]], _ unit: DecimalUnit) throws -> LatticeCell {
    do throws(LatticeCellError) {
      return try LatticeCell(edges)
    } catch {
      switch error {
      case .dimension(let found):
        throw Failure.badInput("expected 1 to 3 edges, found \(found)")
      case .entries(let row, let found):
        throw Failure.badInput(
          "expected \(edges.count) edges of \(edges.count) coordinates, found \(found) in edge "
            + "\(row + 1)")
      case .entryTooLarge(let row, let column):
        throw Failure.badInput(
          "expected edges of coordinates of at most \(unit.text(LatticeCell.greatestEntry)), found "
            + "\(unit.text(edges[row][column])) in edge \(row + 1)")
      case .linearlyDependent:
        throw Failure.badInput("expected independent edges, found linearly dependent ones")
      }
    }
  }
}
