// Prints what the library says of every byte, pair of bytes, and arc of bytes, in the words of
// oracle.ml, which prints what the theorems are about. Compiled with ToroidalArithmetic as one module.

@main
enum Oracle {
  static func main() {
    print(of: UInt8.self)
    print(of: Int8.self)
  }

  static func print<Scalar: FixedWidthInteger>(of type: Scalar.Type) {
    let values = Array(Scalar.min...Scalar.max)
    for a in values { printPoint(a) }
    for a in values { for b in values { printPair(a, b) } }
    for a in values { for b in values { printArc(a, b, values) } }
  }

  static func printPoint<Scalar: FixedWidthInteger>(_ a: Scalar) {
    Swift.print(Scalar.self, a, "antipode", a.antipode)
    for rule in CircularRounding.allCases {
      let rounded = [false, true].map { Midpoint(floor: a, isHalfway: $0).rounded(rule) }
      Swift.print(Scalar.self, a, rule, rounded[0], rounded[1])
    }
  }

  static func printPair<Scalar: FixedWidthInteger>(_ a: Scalar, _ b: Scalar) {
    let steps = Scalar.Magnitude(truncatingIfNeeded: b)
    let sum = a.serialAdvanced(by: steps).map { String($0) } ?? "nil"
    Swift.print(
      Scalar.self, a, b, "distance", a.circularDistance(to: b),
      "displacement", a.displacement(to: b), "logarithms", braces(a.logarithms(to: b)),
      "midpoints", a.midpoints(to: b), "antipodal", b.isAntipodal(to: a),
      "order", a.serialOrder(relativeTo: b),
      "translated", a.translated(by: Displacement(residue: b)),
      "exponential", a.exponential(of: Tangent(b)), "advanced", sum)
  }

  static func printArc<Scalar: FixedWidthInteger>(_ a: Scalar, _ b: Scalar, _ values: [Scalar]) {
    let arc = Arc.closed(from: a, to: b)
    let digits = values.map { arc.contains($0) ? "1" : "0" }.joined()
    Swift.print(Scalar.self, arc, "length", arc.length, "contains", digits)
  }

  static func braces<Value>(_ alternatives: Alternatives<Value>) -> String {
    "{" + alternatives.all.map { "\($0)" }.joined(separator: ", ") + "}"
  }
}
