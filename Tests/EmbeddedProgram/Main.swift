// The same sources on a microcontroller, in WebAssembly and on the host print the same bytes.
//
// Not a target of the package: `Scripts/check embedded` compiles this folder together with all
// of ToroidalArithmetic as one Embedded Swift module, runs it on each board and compares.

@main
struct EmbeddedProgram {
  static func main() {
    reportCircles()
    reportVectors()
    reportTables()
    reportTurns()
    reportNumerics()
    reportGeometry()
    print("done")
  }
}

/// FNV-1a of 64 bits over everything fed to it: one line stands for thousands of answers.
struct Digest {
  private(set) var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Feeds the eight low bytes of `value`, least significant first.
  mutating func feed<Value: FixedWidthInteger>(_ value: Value) {
    var rest = UInt64(truncatingIfNeeded: value)
    for _ in 0..<8 {
      state = (state ^ (rest & 0xff)) &* 0x0000_0100_0000_01b3
      rest >>= 8
    }
  }

  /// Feeds all 320 bits of a sum.
  mutating func feed(_ sum: UInt320) {
    for word in sum.words { feed(word) }
  }
}

/// Points to try: the corners of every type, and a fixed pseudo-random sequence.
struct Points<Scalar: FixedWidthInteger> {
  private var state: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// 0, 1, −1, the least, the greatest, the half turn and its neighbors, as residues.
  let corners: [Scalar]

  init() {
    let half = Scalar.Magnitude(1) << (Scalar.bitWidth - 1)
    let patterns: [Scalar.Magnitude] = [0, 1, half &- 1, half, half &+ 1, 0 &- 1, half >> 1]
    corners = patterns.map { Scalar(truncatingIfNeeded: $0) }
  }

  /// The next of the pseudo-random points.
  mutating func next() -> Scalar {
    let high = advance()
    let low = advance()
    return Scalar(truncatingIfNeeded: UInt128(high) << 64 | UInt128(low))
  }

  private mutating func advance() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
