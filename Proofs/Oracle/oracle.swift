// Prints what the library says of every point, pair of points and arc of the circles of 1 to 6 and 8
// bits, of codes of 16 bits and angles as bytes, in the words of oracle.ml, which prints what the
// theorems are about. Compiled with ToroidalArithmetic as one module.

@main
enum Oracle {
  static func main() {
    printNarrow(UnsignedBits<1>.self, SignedBits<1>.self)
    printNarrow(UnsignedBits<2>.self, SignedBits<2>.self)
    printNarrow(UnsignedBits<3>.self, SignedBits<3>.self)
    printNarrow(UnsignedBits<4>.self, SignedBits<4>.self)
    printNarrow(UnsignedBits<5>.self, SignedBits<5>.self)
    printNarrow(UnsignedBits<6>.self, SignedBits<6>.self)
    Circle<UInt8>(name: "UInt8").print()
    Circle<Int8>(name: "Int8").print()
    printWidths()
    printAngles()
  }

  static func printNarrow<Unsigned: FixedWidthInteger, Signed: FixedWidthInteger>(
    _: Unsigned.Type, _: Signed.Type
  ) {
    Circle<Unsigned>(name: "UnsignedBits<\(Unsigned.bitWidth)>").print()
    Circle<Signed>(name: "SignedBits<\(Signed.bitWidth)>").print()
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
}

/// What is printed of one type of points.
struct Circle<Scalar: FixedWidthInteger> {
  let name: String

  /// All points, in increasing order.
  let values = (0..<1 << Scalar.bitWidth).map {
    Scalar(truncatingIfNeeded: Int(truncatingIfNeeded: Scalar.min) + $0)
  }

  func print() {
    for a in values { printPoint(a) }
    for a in values { for b in values { printPair(a, b) } }
    for a in values { for b in values { printWindows(a, b) } }
    for a in values { for b in values { printArc(a, b) } }
  }

  private func printPoint(_ a: Scalar) {
    Swift.print(name, a, "antipode", a.antipode)
    for rule in CircularRounding.allCases {
      let rounded = [false, true].map { Midpoint(floor: a, isHalfway: $0).rounded(rule) }
      Swift.print(name, a, rule, rounded[0], rounded[1])
    }
  }

  private func printPair(_ a: Scalar, _ b: Scalar) {
    let steps = Scalar.Magnitude(truncatingIfNeeded: b)
    let sum = a.serialAdvanced(by: steps).map { String($0) } ?? "nil"
    Swift.print(
      name, a, b, "distance", a.circularDistance(to: b),
      "displacement", a.displacement(to: b), "logarithms", braces(a.logarithms(to: b)),
      "midpoints", a.midpoints(to: b), "antipodal", b.isAntipodal(to: a),
      "order", a.serialOrder(relativeTo: b),
      "translated", a.translated(by: Displacement(residue: b)),
      "exponential", a.exponential(of: Tangent(b)), "advanced", sum)
  }

  private func printWindows(_ a: Scalar, _ b: Scalar) {
    let modulus = 1 << Scalar.bitWidth
    let half = modulus / 2
    let lengths = [0, 1, 2, half - 1, half, half + 1, modulus - 1].filter { $0 < modulus }
    let letters = lengths.map { length -> String in
      let window = ReceiveWindow(start: a, length: Scalar.Magnitude(length))
      return switch window.position(of: b) {
      case .before: "b"
      case .inside: "i"
      case .after: "a"
      case .undecided: "u"
      }
    }
    Swift.print(name, b, "windows", a, letters.joined())
  }

  private func printArc(_ a: Scalar, _ b: Scalar) {
    let arc = Arc.closed(from: a, to: b)
    let digits = values.map { arc.contains($0) ? "1" : "0" }.joined()
    Swift.print(name, arc, "length", arc.length, "contains", digits)
  }

  private func braces<Value>(_ alternatives: Alternatives<Value>) -> String {
    "{" + alternatives.all.map { "\($0)" }.joined(separator: ", ") + "}"
  }
}
