import LawSuites
import PropertyTesting
import Testing

@Suite("The suite of quantizers")
struct QuantizerSuiteTests {
  private let right = QuantizerSuite<UInt8>(
    "angle", width: 8, codes: .integer,
    quantize: { UInt8(truncatingIfNeeded: Int(($0 * 256).rounded())) },
    dequantize: { Double($0) / 256 }, successor: { $0 &+ 1 })

  private func broken(
    _ plant: (inout QuantizerSuite<UInt8>) -> Void
  ) -> QuantizerSuite<UInt8> {
    var suite = right
    plant(&suite)
    return suite
  }

  @Test("rounding to the nearest code passes, of one bit as of 48")
  func passes() {
    expectPassed(right)
    expectPassed(
      broken {
        $0.quantize = { UInt8(truncatingIfNeeded: Int(($0 * 256).rounded(.toNearestOrEven))) }
        $0.ties = .eitherWay
      })
    for width in [1, 2, 24, 47, 48] {
      let count = Double(1 << width)
      expectPassed(
        QuantizerSuite<Int>(
          "wide", width: width, codes: .integer(in: 0...(1 << width) - 1),
          quantize: { Int(($0 * count).rounded()) % (1 << width) },
          dequantize: { Double($0) / count }, successor: { ($0 + 1) % (1 << width) }))
    }
  }

  @Test("each law refutes the fault that it is for")
  func faults() throws {
    let clamped = broken { $0.quantize = { UInt8(clamping: Int(($0 * 256).rounded())) } }
    let down = broken { $0.quantize = { UInt8(truncatingIfNeeded: Int($0 * 256)) } }
    let byLargest = broken {
      $0.quantize = { UInt8(truncatingIfNeeded: Int(($0 * 255).rounded())) }
      $0.dequantize = { Double($0) / 255 }
    }
    try expectRefuted(
      [
        Fault(byLargest, "angle-is-in-range", "A11: 2^w - 1 is taken for 2^w", ["255"]),
        Fault(down, "is-nearest", "angles are rounded down", nil),
        Fault(
          clamped, "error-is-at-most-half-a-step", "codes end at 255",
          ["0.9999999999999999"]),
        Fault(
          broken { $0.dequantize = { Double($0) / 255 } }, "is-idempotent",
          "A11: only one of the two ways is right", ["128"]),
        Fault(clamped, "crosses-the-seam", "codes end at 255", ["-1"]),
        Fault(
          broken {
            $0.quantize = { UInt8(truncatingIfNeeded: Int(($0 * 256).rounded(.toNearestOrEven))) }
          },
          "commutes-with-steps", "ties go to even codes, though the rule says one way",
          ["0.001953125"]),
      ], coveringLawsOf: right)
  }
}
