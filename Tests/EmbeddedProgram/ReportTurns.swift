/// Angles to codes and back, bit for bit: the boards without a floating-point unit agree too.
func reportTurns() {
  // The least subnormal, by its bits: on 32-bit Arm `leastNonzeroMagnitude` is a normal number.
  let least = Double(bitPattern: 1)
  let angles: [Double] = [
    0, -0.0, 0.25, 0.75, -0.25, 1 / 512, 3 / 512, 0.999, 1 - 0x1p-53, -1e-20, least, -least, 1e300,
    -1e300, 123.456, .infinity, .nan,
  ]
  for angle in angles {
    var line = "turns \(hexadecimal(angle.bitPattern)):"
    for rule in CircularRounding.allCases {
      line += " " + code(UInt8(turns: angle, rounding: rule))
      line += " " + code(SignedBits<3>(turns: angle, rounding: rule))
      line += " " + code(UInt64(turns: angle, rounding: rule))
      line += " " + code(Int16(turns: Float(angle), rounding: rule))
    }
    print(line)
  }
  reportAngles("U1", UnsignedBits<1>.self)
  reportAngles("U16", UnsignedBits<16>.self)
  reportAngles("Int32", Int32.self)
  reportAngles("UInt64", UInt64.self)
}

private func reportAngles<Scalar: FixedWidthInteger>(_ name: String, _: Scalar.Type) {
  var points = Points<Scalar>()
  for corner in points.corners {
    let double = corner.turns(as: Double.self).bitPattern
    let float = UInt64(corner.turns(as: Float.self).bitPattern)
    print("\(name) \(corner): \(hexadecimal(double)) \(hexadecimal(float))")
  }
  var digest = Digest()
  for _ in 0..<500 {
    let point = points.next()
    for rule in CircularRounding.allCases {
      let turns = point.turns(as: Double.self, rounding: rule)
      digest.feed(turns.bitPattern)
      digest.feed(point.turns(as: Float.self, rounding: rule).bitPattern)
      digest.feed(Scalar(turns: turns, rounding: rule) ?? 0)
    }
  }
  print("\(name) turns \(digest.state)")
}

private func code<Scalar: FixedWidthInteger>(_ code: Scalar?) -> String {
  if let code { "\(code)" } else { "nil" }
}

private func hexadecimal(_ pattern: UInt64) -> String { String(pattern, radix: 16) }
