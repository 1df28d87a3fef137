import PropertyTesting
import TorusArtifacts

extension CertificateCatalog {
  /// Laws of refinements, and of how far a point is from what its codes decode to.
  var refinementLaws: [Law] { [isThePart, neverChangesTheCode, isWithinHalfAStep] }

  /// A layout, a point in units of 2^−24 turn, and what it is quantized to.
  private func drawQuantized(
    _ choices: inout Choices
  ) throws(Discard) -> (layout: GridLayout, parcel: Parcel) {
    let layout = try choices.layout()
    let point = try choices.point(layout, after: [])
    choices.note("point (2^-24 turn): \(point)")
    guard let parcel = codes(of: [point], layout), parcel.codes.count == 1,
      layout.refinementBits == nil || parcel.refinement?.count == 1
    else { return try choices.discard() }
    return (layout, parcel)
  }

  private var isThePart: Law {
    Law(
      "quantizer.refinement.is-the-part",
      "r is which of the 2^b′ equal parts of [q − ½, q + ½) holds the point; the last if a tie went down"
    ) { (choices) throws(Discard) in
      let (layout, parcel) = try drawQuantized(&choices)
      guard let bits = layout.refinementBits, let r = parcel.refinement?.first else {
        return try choices.discard()
      }
      let step = PlainNumbers.turn >> layout.bits
      let start = Int(parcel.codes[0]) * step - step / 2
      let offset = PlainNumbers.reduced((parcel.points[0] << 16) - start)
      let part = offset == step ? 1 << bits - 1 : offset / (step >> bits)
      return .equal(Int(r), part, "the part")
    }
  }

  private var neverChangesTheCode: Law {
    Law(
      "quantizer.refinement.never-changes-the-code", "with a refinement and without, q is the same"
    ) { (choices) throws(Discard) in
      let (layout, parcel) = try drawQuantized(&choices)
      guard let coarse = GridLayout(bits: layout.bits, refinementBits: nil, period: layout.period)
      else { return try choices.discard() }
      return .equal(codes(of: parcel.points, coarse)?.codes, parcel.codes, "q")
    }
  }

  private var isWithinHalfAStep: Law {
    Law(
      "quantizer.residual.is-at-most-half-a-step",
      "a point is at most half a step from what its codes decode to; half a fine step with a refinement"
    ) { (choices) throws(Discard) in
      let (layout, parcel) = try drawQuantized(&choices)
      let plain = Bundle(axes: 1, layout: layout, table: parcel).numbers.table
      let gap = PlainNumbers.distance(plain.exact[0], plain.decoded[0], turn: PlainNumbers.turn)
      return .require(
        2 * Int(gap) <= PlainNumbers.turn >> layout.fineBits,
        "\(parcel.points[0]) is \(gap) of 2^-40 turn from its code")
    }
  }
}
