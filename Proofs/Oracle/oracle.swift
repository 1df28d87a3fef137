// Prints what the library says of every byte, pair of bytes, and arc of bytes, of codes of 16 bits and
// angles as bytes, in the words of oracle.ml, which prints what the theorems are about. Compiled with
// ToroidalArithmetic as one module.

@main
enum Oracle {
  static func main() {
    print(of: UInt8.self)
    print(of: Int8.self)
    printWidths()
    printAngles()
  }

  static func print<Scalar: FixedWidthInteger>(of type: Scalar.Type) {
    let values = Array(Scalar.min...Scalar.max)
    for a in values { printPoint(a) }
    for a in values { for b in values { printPair(a, b) } }
    for a in values { for b in values { printWindows(a, b) } }
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

  static func printWindows<Scalar: FixedWidthInteger>(_ a: Scalar, _ b: Scalar) {
    let letters = ([0, 1, 2, 127, 128, 129, 255] as [UInt8]).map { length -> String in
      let window = ReceiveWindow(start: a, length: Scalar.Magnitude(length))
      return switch window.position(of: b) {
      case .before: "b"
      case .inside: "i"
      case .after: "a"
      case .undecided: "u"
      }
    }
    Swift.print(Scalar.self, b, "windows", a, letters.joined())
  }

  static func printArc<Scalar: FixedWidthInteger>(_ a: Scalar, _ b: Scalar, _ values: [Scalar]) {
    let arc = Arc.closed(from: a, to: b)
    let digits = values.map { arc.contains($0) ? "1" : "0" }.joined()
    Swift.print(Scalar.self, arc, "length", arc.length, "contains", digits)
  }

  static func printWidths() {
    for code in UInt16.min...UInt16.max {
      let bytes = CircularRounding.allCases.map {
        String(UInt8(switchingModulusOf: code, rounding: $0))
      }
      Swift.print("narrowed", code, bytes.joined(separator: " "))
    }
    for code in UInt8.min...UInt8.max {
      let words = CircularRounding.allCases.map {
        String(UInt16(switchingModulusOf: code, rounding: $0))
      }
      Swift.print("widened", code, words.joined(separator: " "))
    }
  }

  static func printAngles() {
    for e in -12...3 {
      for s in -700...700 {
        let x = Double(sign: .plus, exponent: e, significand: Double(s))
        guard let code = UInt8(turns: x) else { fatalError("\(x) is refused") }
        Swift.print("\(s) * 2^\(e) turns \(code)")
      }
    }
  }

  static func braces<Value>(_ alternatives: Alternatives<Value>) -> String {
    "{" + alternatives.all.map { "\($0)" }.joined(separator: ", ") + "}"
  }
}
