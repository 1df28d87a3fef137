import PropertyTesting
import TorusArtifacts
import TorusQuantization

extension Mutant {
  /// Faults in signs.
  static let signs: [Mutant] = [
    signs(
      "sign-of-zero-is-negative", "a sign is 1 above 0 only",
      killedBy: "quantizer.sign.of-coordinates-is-theirs"
    ) { x, layout, sound in layout == .coordinates ? [x > 0 ? 1 : 0] : sound },
    signs(
      "sign-bit-is-the-sign", "the sign bit is looked at, and −0.0 has one",
      killedBy: "quantizer.sign.of-coordinates-is-theirs"
    ) { x, layout, sound in layout == .coordinates ? [x.sign == .plus ? 1 : 0] : sound },
    lifts(
      "sign-quadrants-half-open", "⌊4t⌋ names the quadrant: a cosine or sine of 0 may be negative",
      killedBy: "quantizer.sign.of-lift-is-the-quadrant"
    ) { turn, _ in
      let place = turn - turn.rounded(.down)
      return SignedPoints.signs[Int((place * 4).rounded(.down)) % 4]
    },
    lifts(
      "sign-of-sine-first", "the sine stands before the cosine",
      killedBy: "quantizer.sign.of-lift-is-the-quadrant"
    ) { _, sound in sound.reversed() },
    lifts(
      "sign-of-one-turn", "turns are not reduced modulo 1 before they are compared",
      killedBy: "quantizer.sign.of-lift-is-the-quadrant"
    ) { turn, _ in [turn.magnitude <= 0.25 || turn >= 0.75 ? 1 : 0, 0...0.5 ~= turn ? 1 : 0] },
    lifts(
      "sign-in-float32", "turns are cut to binary32, which puts them on the axis beside",
      killedBy: "quantizer.sign.decides-beside-the-axes"
    ) { turn, _ in SignQuantizer(.cliffordLift(.turn)).signs(for: Double(Float(turn))) },
    Mutant(
      "hamming-of-bytes", "bytes that differ are counted, not bits",
      killedBy: "quantizer.sign.distance-counts-signs", "quantizer"
    ) {
      $0.compareSigns = { table, row, other in
        let width = table.signsPerRow
        func bytes(_ row: Int) -> [ArraySlice<UInt16>] {
          stride(from: 0, to: width, by: 8).map {
            table.signs[row * width + $0..<row * width + min($0 + 8, width)]
          }
        }
        return zip(bytes(row), bytes(other)).count { !$0.elementsEqual($1) }
      }
    },
    Mutant(
      "hamming-of-quadrants", "quadrants that differ are counted: opposite ones are as near as any",
      killedBy: "quantizer.sign.distance-is-lee-of-quadrants", "quantizer"
    ) {
      let compare = $0.compareSigns
      $0.compareSigns = { table, row, other in
        guard table.layout != .coordinates else { return compare(table, row, other) }
        let width = table.signsPerRow
        return stride(from: 0, to: width, by: 2).count { place in
          (0..<2).contains {
            table.signs[row * width + place + $0] != table.signs[other * width + place + $0]
          }
        }
      }
    },
    Mutant(
      "sign-rows-of-whole-bytes", "the signs of a row are read to the end of its last byte",
      killedBy: "quantizer.sign.padding-is-zero", "storage"
    ) {
      let read = $0.readSigns
      $0.readSigns = { (codes, sidecar) throws(ArtifactError) in
        let used = try SignSidecar(sidecar).signsPerRow
        let (cleared, resealed) = withoutPadding(codes, sidecar, used: used)
        return try read(cleared, resealed)
      }
    },
    Mutant(
      "sign-padding-of-ones", "the bits after a row's last sign are set, as those of −1",
      killedBy: "quantizer.sign.reads-back", "storage"
    ) {
      let write = $0.writeSigns
      $0.writeSigns = { table in
        let (codes, sidecar) = write(table)
        let changed = bytes(of: codes) { rows, width in
          rows.map { row in
            row.enumerated().map { index, byte in
              index == width - 1 ? byte | ~(0xFF << UInt8(8 * width - table.signsPerRow)) : byte
            }
          }
        }
        return (changed, Parcel.resealed(sidecar, codes, changed))
      }
    },
    Mutant(
      "sign-decodes-to-the-axis", "a quadrant decodes to where it begins, not to its center",
      killedBy: "quantizer.sign.error-is-exact", "quantizer"
    ) {
      $0.loseSigns = { table, embeddings in
        guard case .cliffordLift(let period) = table.layout,
          let layout = GridLayout(bits: 2, refinementBits: nil, period: period)
        else { return nil }
        let codes = (0..<table.rows * table.axes).map { place in
          SignedPoints.signs.firstIndex(of: Array(table.signs[2 * place..<2 * place + 2])) ?? 0
        }
        return QuantizationError(
          of: CodeTable(
            rows: table.rows, axes: table.axes, codes: codes.map { UInt16($0) },
            refinement: nil, layout: layout, embeddings: embeddings.digest),
          embeddings: embeddings)
      }
    },
  ]

  private static func signs(
    _ name: String, _ fault: String, killedBy killer: LawName,
    _ signs: @escaping @Sendable (_ x: Double, _ layout: SignLayout, _ sound: [UInt16]) -> [UInt16]
  ) -> Mutant {
    Mutant(name, fault, killedBy: killer, "quantizer") {
      $0.takeSigns = { table, layout in
        let quantizer = SignQuantizer(layout)
        return SignTable(
          signs: table.values.flatMap { signs($0, layout, quantizer.signs(for: $0)) },
          axes: table.axes, layout: layout, embeddings: table.digest)
      }
    }
  }

  /// A fault in the signs of turns.
  private static func lifts(
    _ name: String, _ fault: String, killedBy killer: LawName,
    _ signs: @escaping @Sendable (_ turn: Double, _ sound: [UInt16]) -> [UInt16]
  ) -> Mutant {
    self.signs(name, fault, killedBy: killer) { x, layout, sound in
      guard case .cliffordLift(let period) = layout else { return sound }
      return signs(
        Double(sign: .plus, exponent: -period.binaryExponent, significand: x), sound)
    }
  }
}
