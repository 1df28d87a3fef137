import TestSupport
import TorusArtifacts

/// Where rounding on a circle goes wrong: ties, seams, signs, and both ends of the exponents.
let corners: [Double] = {
  var values: [Double] = [0, -0.0, 1e-20, -1e-20, 1e-30, -1e-30, 1e300, -1e300]
  values += [
    .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude, -.leastNormalMagnitude,
  ]
  values += [.greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0.1, -0.1, 1.0 / 3, -2.0 / 3]
  values += [Double(Float.leastNonzeroMagnitude), Double(Float(0.7)), -Double(Float(0.7))]
  for numerator in -5...5 {
    for bits in [1, 2, 5, 9, 17, 33] {
      let tie = Double(numerator) / Double(1 << bits)
      values += [tie, tie.nextUp, tie.nextDown]
    }
  }
  for bits in [1, 4, 8, 9, 17] {
    let last = 1 - 1 / Double(1 << bits)
    values += [last, last.nextUp, last.nextDown, -last, -last.nextUp, -last.nextDown]
  }
  values += [Double(1).nextDown, Double(1).nextUp, -Double(1).nextDown]
  return values
}()

/// Finite doubles of every exponent, doubles near one turn, and floats.
func randomCoordinates(_ count: Int, seed: UInt64) -> [Double] {
  var generator = SplitMix64(seed: seed)
  return (0..<count).map { index in
    switch index % 4 {
    case 0:
      let value = Double(bitPattern: generator.next())
      return value.isFinite ? value : 0.5
    case 1: return Double.random(in: -2...2, using: &generator)
    case 2: return Double(Float.random(in: -1...1, using: &generator))
    default: return Double(Int64.random(in: -4096...4096, using: &generator)) / 2048
    }
  }
}

/// The layout of these widths.
func layout(_ bits: Int, _ refinementBits: Int? = nil, period: Period = .turn) -> GridLayout? {
  GridLayout(bits: bits, refinementBits: refinementBits, period: period)
}
