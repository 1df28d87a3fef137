import BigInt
import TestSupport
import Testing
import TorusArtifacts
import TorusQuantization

@Suite("The grid quantizer, coordinate by coordinate")
struct GridQuantizerTests {
  @Test("Dividing and trying every code agree", arguments: 1...4)
  func referencesAgree(bits: Int) {
    for x in corners + randomCoordinates(50, seed: 1) {
      #expect(
        ExactReference.code(x, period: .turn, bits: bits)
          == ExactReference.codeByDivision(x, period: .turn, bits: bits), "x = \(x)")
    }
  }

  @Test("The code is the nearest one, ties to even, at every width", arguments: 1...16)
  func nearest(bits: Int) throws {
    for period in [Period.turn, .unitVectors, try #require(Period(binaryExponent: -3))] {
      let quantizer = GridQuantizer(try #require(layout(bits, period: period)))
      for x in corners + randomCoordinates(100, seed: UInt64(bits)) {
        #expect(
          Int(quantizer.code(for: x))
            == ExactReference.codeByDivision(x, period: period, bits: bits),
          "x = \(x), period 2^\(period.binaryExponent)")
      }
    }
  }

  @Test("What rounds to the full turn is 0, and a tie goes to the even code")
  func seamAndTies() throws {
    let quantizer = GridQuantizer(try #require(layout(8)))
    #expect(quantizer.code(for: 0.25) == 64)
    #expect(quantizer.code(for: -0.25) == 192)
    #expect(quantizer.code(for: 0.999) == 0)
    #expect(quantizer.code(for: -1e-20) == 0)
    #expect(quantizer.code(for: Double(1).nextDown) == 0)
    #expect(quantizer.code(for: 0.5 / 256) == 0)
    #expect(quantizer.code(for: 1.5 / 256) == 2)
    #expect(quantizer.code(for: 255.5 / 256) == 0)
    #expect(quantizer.code(for: (255.5 / 256).nextDown) == 255)
  }

  @Test("Whole turns change nothing, neither the code nor its refinement")
  func periodicity() throws {
    var generator = SplitMix64(seed: 7)
    for bits in [1, 7, 8, 16] {
      let quantizer = GridQuantizer(try #require(layout(bits, 8)))
      for _ in 0..<500 {
        // Multiples of 2^-40 in [0, 1): adding a few turns to them is exact.
        let x = Double(UInt64.random(in: 0..<1 << 40, using: &generator)) / 0x1p40
        for turns in [-3.0, -1, 1, 5] {
          #expect(quantizer.code(for: x + turns) == quantizer.code(for: x))
          #expect(quantizer.refinement(for: x + turns) == quantizer.refinement(for: x))
        }
      }
    }
  }

  @Test("No residual exceeds half a step, or half a fine step", arguments: [1, 2, 8, 15, 16])
  func residuals(bits: Int) throws {
    for refinementBits in [nil, 1, 8, 16] {
      let quantizer = GridQuantizer(try #require(layout(bits, refinementBits)))
      let fineBits = quantizer.layout.fineBits
      for x in corners + randomCoordinates(50, seed: 3) {
        var halfSteps = BigInt(2 * Int(quantizer.code(for: x)))
        if let refinementBits, let refinement = quantizer.refinement(for: x) {
          halfSteps = halfSteps << refinementBits + BigInt(2 * Int(refinement) + 1)
          halfSteps -= BigInt(1) << refinementBits
        }
        let (distance, scale) = ExactReference.distance(
          x, period: .turn, toHalfSteps: halfSteps, bits: fineBits)
        #expect(distance <= BigInt(1) << (scale - fineBits - 1), "x = \(x)")
      }
    }
  }

  @Test("The refinement is the part of the cell, and never changes the code", arguments: 1...16)
  func refinement(bits: Int) throws {
    for refinementBits in [1, 2, 8, 16] {
      let refined = GridQuantizer(try #require(layout(bits, refinementBits)))
      let plain = GridQuantizer(try #require(layout(bits)))
      for x in corners + randomCoordinates(50, seed: 4) {
        #expect(refined.code(for: x) == plain.code(for: x))
        #expect(plain.refinement(for: x) == nil)
        let part = try #require(refined.refinement(for: x))
        #expect(
          Int(part)
            == ExactReference.refinement(x, layout: refined.layout, refinementBits: refinementBits),
          "x = \(x), \(bits) + \(refinementBits) bits")
      }
    }
  }

  @Test("Only a tie that went down needs the last part")
  func clamp() throws {
    let quantizer = GridQuantizer(try #require(layout(8, 8)))
    #expect(quantizer.refinement(for: 0.5 / 256) == 255)
    #expect(quantizer.refinement(for: 1.5 / 256) == 0)
    #expect(quantizer.refinement(for: 1.0 / 256) == 128)
    #expect(quantizer.refinement(for: -1e-30) == 127)
  }

  @Test("Unit vectors in a period of 4 never wrap: Lee distance is |difference| of the codes")
  func unitVectors() throws {
    let quantizer = GridQuantizer(try #require(layout(8, period: .unitVectors)))
    #expect(quantizer.code(for: 1) == 64)
    #expect(quantizer.code(for: -1) == 192)
    #expect(Period(length: 4) == .unitVectors)
    #expect(Period(length: 3) == nil)
    #expect(Period(length: 0) == nil)
    #expect(Period(length: .infinity) == nil)
    #expect(Period(binaryExponent: 65) == nil)
    #expect(layout(0) == nil)
    #expect(layout(17) == nil)
    #expect(layout(8, 17) == nil)
  }
}
