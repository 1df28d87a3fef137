import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

/// A box with integer periods.
struct BoxOptions: ParsableArguments {
  @Option(
    help: "The period of each axis, with commas between them; 'open' for one that does not wrap.")
  var periods: NumberToken

  @OptionGroup var output: OutputOptions

  func box() throws -> PeriodicBox<Int64> {
    let periods = try periods.text.split(separator: ",", omittingEmptySubsequences: false).map {
      $0 == "open" ? nil : try Int64(written: $0)
    }
    do throws(PeriodicBoxError) {
      return try PeriodicBox(periods: periods)
    } catch {
      switch error {
      case .periodBelowOne(let axis):
        throw Failure.badInput("expected periods of at least 1, found another on axis \(axis + 1)")
      }
    }
  }

  func point(_ token: NumberToken, in box: PeriodicBox<Int64>) throws -> [Int64] {
    let point = try Int64.list(token)
    guard point.count == box.dimension else {
      throw Failure.badInput("expected \(box.dimension) coordinates, found \(point.count)")
    }
    return point
  }
}

struct CalcBoxWrap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "box-wrap",
    abstract: "The representative of a point with every coordinate in [0, L).",
    discussion: "Example: torus calc box-wrap 5,123,-71 --periods 100,100,100   # 5,23,29")

  @Argument(help: "The coordinates, with commas between them.") var point: NumberToken
  @OptionGroup var options: BoxOptions

  func run() throws {
    let box = try options.box()
    let wrapped = box.wrapped(try options.point(point, in: box))
    options.output.answer(
      wrapped.map { "\($0)" }.joined(separator: ","),
      [.init("point", .array(wrapped.map { .number($0) }))])
  }
}

struct CalcBoxImage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "box-image",
    abstract: "The shortest step from a to b on each axis of a periodic box (minimum image).",
    discussion: """
      Example: torus calc box-image 51,51 49,49 --periods 100,100   # {-2} × {-2}
               torus calc box-image 0 50 --periods 100   # {-50, 50}
      """)

  @Argument(help: "The coordinates of a point.") var a: NumberToken
  @Argument(help: "The coordinates of another.") var b: NumberToken
  @OptionGroup var options: BoxOptions

  func run() throws {
    let box = try options.box()
    let images = box.minimumImages(
      from: try options.point(a, in: box), to: try options.point(b, in: box))
    options.output.answer(
      images.map { "\($0)" }.joined(separator: " × "),
      [
        .init(
          "images", .array(images.map { .array($0.all.map { .number(exactly: "\($0)") }) }))
      ])
  }
}

struct CalcBoxDistance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "box-distance",
    abstract: "The distance between two points of a periodic box, exactly.",
    discussion: """
      Example: torus calc box-distance 1,1 99,98 --periods 100,100 --metric squared
               # 13
      """)

  @Argument(help: "The coordinates of a point.") var a: NumberToken
  @Argument(help: "The coordinates of another.") var b: NumberToken

  @Option(help: "lee (sum), squared (sum of squares) or chebyshev (greatest).")
  var metric: MetricName = .lee

  @OptionGroup var options: BoxOptions

  func run() throws {
    let box = try options.box()
    let distance = box.distance(
      from: try options.point(a, in: box), to: try options.point(b, in: box), metric: metric.metric)
    options.output.answer("\(distance)", [.init("distance", .number(exactly: "\(distance)"))])
  }
}

struct CalcCellImage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cell-image",
    abstract:
      "Every shortest vector from a to b in a skewed cell, whose edges are integer vectors.",
    discussion: """
      Example: torus calc cell-image 0,0 9,1 --edges '10,0;5,10'   # (-1, 1)
      """)

  @Argument(help: "The coordinates of a point.") var a: NumberToken
  @Argument(help: "The coordinates of another.") var b: NumberToken

  @Option(help: "The edge vectors: ';' between vectors and ',' between coordinates.")
  var edges: NumberToken

  @OptionGroup var output: OutputOptions

  func run() throws {
    let basis = try edges.text.split(separator: ";", omittingEmptySubsequences: false).map {
      try $0.split(separator: ",", omittingEmptySubsequences: false).map { try Int64(written: $0) }
    }
    let cell: LatticeCell
    do throws(LatticeCellError) {
      cell = try LatticeCell(basis)
    } catch {
      throw Failure.badInput("expected 1 to 3 independent edges of at most 2^56, found \(error)")
    }
    let (a, b) = (try Int64.list(a), try Int64.list(b))
    guard a.count == cell.dimension, b.count == cell.dimension else {
      throw Failure.badInput("expected points of \(cell.dimension) coordinates")
    }
    let images = cell.minimumImages(from: a, to: b)
    let texts = images.all.map { "(" + $0.map { "\($0)" }.joined(separator: ", ") + ")" }
    output.answer(
      texts.count == 1 ? texts[0] : "{\(texts.joined(separator: ", "))}",
      [
        .init("images", .array(images.all.map { .array($0.map { .number($0) }) })),
        .init("squared_length", .number(exactly: "\(images.squaredLength)")),
      ])
  }
}
