import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

/// Two points of one circle.
struct TwoPoints: ParsableArguments {
  @Argument(help: "A point.")
  var a: NumberToken

  @Argument(help: "Another point.")
  var b: NumberToken

  func points<Scalar: FixedWidthInteger>(_: Scalar.Type) throws -> (Scalar, Scalar) {
    (try Scalar(written: a), try Scalar(written: b))
  }
}

struct CalcDistance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distance",
    abstract: "The length of the shorter arc between two points, in steps.",
    discussion: "Example: torus calc distance 0 -128 --width 8 --signed   # 128")

  @OptionGroup var operands: TwoPoints
  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws {
    let (a, b) = try operands.points(scalar)
    let distance = a.circularDistance(to: b)
    options.answer("\(distance)", [.init("distance", .number(distance))])
  }
}

struct CalcDisplacement: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "displacement",
    abstract: "The signed shortest step from a to b, in [-2^(w-1), 2^(w-1)).",
    discussion: "Example: torus calc displacement 3 250 --width 8   # -9")

  @OptionGroup var operands: TwoPoints
  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws {
    let (a, b) = try operands.points(scalar)
    let displacement = a.displacement(to: b)
    let text = displacement.description
    options.answer(
      displacement.isHalfTurn
        ? "\(text) (the antipode: \(displacement.magnitude) leads there too)" : text,
      [
        .init("antipodal", .bool(displacement.isHalfTurn)),
        .init("displacement", .number(exactly: text)),
      ])
  }
}

struct CalcMidpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "midpoint",
    abstract: "The points halfway along the shortest arcs: one, or two for antipodal points.",
    discussion: """
      Example: torus calc midpoint 0 128 --width 8
               # two midpoints, the points are antipodal: {64, 192}
      """)

  @OptionGroup var operands: TwoPoints
  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws {
    let (a, b) = try operands.points(scalar)
    let midpoints = a.midpoints(to: b).all.map { RationalPoint($0).text }
    options.answer(
      midpoints.count == 1
        ? midpoints[0]
        : "two midpoints, the points are antipodal: {\(midpoints.joined(separator: ", "))}",
      [.init("midpoints", .array(midpoints.map { .number(exactly: $0) }))])
  }
}

struct CalcCompare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "How a stands to b as serial numbers (RFC 1982).",
    discussion: "Example: torus calc compare 65535 0 --width 16   # precedes")

  @OptionGroup var operands: TwoPoints
  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_ scalar: Scalar.Type) throws {
    let (a, b) = try operands.points(scalar)
    let order = a.serialOrder(relativeTo: b)
    options.answer("\(order)", [.init("order", .string("\(order)"))])
  }
}

struct CalcAntipode: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "antipode",
    abstract: "The point half a turn away.",
    discussion: "Example: torus calc antipode 3 --width 8   # 131")

  @Argument(help: "A point.")
  var a: NumberToken

  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    let antipode = try Scalar(written: a).antipode
    options.answer("\(antipode)", [.init("antipode", .number(antipode))])
  }
}
