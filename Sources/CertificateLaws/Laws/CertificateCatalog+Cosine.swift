import PropertyTesting
import TorusArtifacts
import TorusQuantization

extension CertificateCatalog {
  /// Laws of cosine tables.
  var cosineLaws: [Law] {
    [entriesAreNearest, similarityIsWithinItsError, similarityIsOfTheCircle, slackHolds]
  }

  /// A width, a scale, and a seldom wide one of both.
  private func drawCosine(
    _ choices: inout Choices
  ) throws(Discard) -> (bits: Int, scale: Int) {
    (
      try choices.integer(in: 1...10, named: "bits"),
      try choices.integer(in: 0...24, named: "scale")
    )
  }

  /// Codes of one to eight axes.
  private func drawCodes(
    _ choices: inout Choices, bits: Int, axes: Int, named name: String
  ) throws(Discard) -> [UInt16] {
    var codes: [UInt16] = []
    for _ in 0..<axes { codes.append(UInt16(try choices.integer(in: 0...(1 << bits) - 1))) }
    choices.note("\(name): \(codes)")
    return codes
  }

  private var entriesAreNearest: Law {
    Law(
      "quantizer.cosine.entries-are-nearest",
      "entry δ is the nearest integer to 2^s·cos 2πδ/2^b, by its series"
    ) { (choices) throws(Discard) in
      let (bits, scale) = try drawCosine(&choices)
      let difference = try choices.integer(in: 0...(1 << bits) - 1, named: "difference")
      let entries = implementation.cosine.entries(bits, scale)
      guard entries.count == 1 << bits else { return .fails("there are \(entries.count) entries") }
      // Twice as fine, the error of half a unit is a whole one.
      return .require(
        PlainCosine.isWithin(
          2 * entries[difference], 1, of: 2 * PlainCosine.value(difference, bits: bits),
          scale: scale, axes: 2), "entry \(difference) is \(entries[difference])")
    }
  }

  private var similarityIsWithinItsError: Law {
    Law(
      "quantizer.cosine.similarity-is-within-its-error",
      "the sum of entries is at most its error from the sum of cosines"
    ) { (choices) throws(Discard) in
      let (bits, scale) = try drawCosine(&choices)
      let axes = try choices.integer(in: 1...8, named: "axes")
      let codes = try drawCodes(&choices, bits: bits, axes: axes, named: "codes")
      let other = try drawCodes(&choices, bits: bits, axes: axes, named: "other")
      let found = implementation.cosine.compare(bits, scale, codes, other)
      let error = implementation.cosine.error(bits, scale, axes)
      let sum = PlainCosine.similarity(
        codes.map { Int($0) }, other.map { Int($0) }, bits: bits)
      return .require(
        error <= Int64(axes)
          && PlainCosine.isWithin(found, Int128(error), of: sum, scale: scale, axes: axes),
        "it is \(found), \(error) at most from \(sum) of 2^-56")
    }
  }

  private var similarityIsOfTheCircle: Law {
    Law(
      "quantizer.cosine.similarity-is-of-the-circle",
      "rows that are turned by the same codes are as similar as before, and whichever comes first"
    ) { (choices) throws(Discard) in
      let (bits, scale) = try drawCosine(&choices)
      let axes = try choices.integer(in: 1...8, named: "axes")
      let codes = try drawCodes(&choices, bits: bits, axes: axes, named: "codes")
      let other = try drawCodes(&choices, bits: bits, axes: axes, named: "other")
      let turns = try drawCodes(&choices, bits: bits, axes: axes, named: "turned by")
      func turned(_ codes: [UInt16]) -> [UInt16] {
        zip(codes, turns).map { UInt16((Int($0) + Int($1)) % (1 << bits)) }
      }
      let found = implementation.cosine.compare(bits, scale, codes, other)
      return Outcome.equal(
        implementation.cosine.compare(bits, scale, turned(codes), turned(other)), found, "turned"
      ).and(.equal(implementation.cosine.compare(bits, scale, other, codes), found, "swapped"))
    }
  }

  private var slackHolds: Law {
    Law(
      "quantizer.cosine.slack-holds",
      "the similarity of two embeddings differs from that of their codes by at most slack and error"
    ) { (choices) throws(Discard) in
      let bits = try choices.integer(in: 1...8, named: "bits")
      let scale = try choices.integer(in: 0...24, named: "scale")
      guard let layout = GridLayout(bits: bits, refinementBits: nil, period: .turn) else {
        return try choices.discard()
      }
      let axes = try choices.integer(in: 1...4, named: "axes")
      let points = try choices.points(count: 2...2, axes: axes, layout: layout, named: "points")
      let parcel = Parcel(points: points)
      guard let table = try? EmbeddingTable(parcel.embeddings(axes: axes, period: .turn)) else {
        return try choices.discard()
      }
      let codes = GridQuantizer(layout).codes(for: table)
      guard let residuals = QuantizationError(of: codes, embeddings: table)?.residuals,
        let slack = implementation.cosine.slack(bits, scale, residuals[0] + residuals[1])
      else { return .fails("there is no bound") }
      let found = implementation.cosine.compare(
        bits, scale, Array(codes.codes[..<axes]), Array(codes.codes[axes...]))
      let sum = PlainCosine.similarity(
        Array(points[..<axes]), Array(points[axes...]), bits: Parcel.scale)
      let bound = Int128(slack) + Int128(implementation.cosine.error(bits, scale, axes))
      return .require(
        PlainCosine.isWithin(found, bound, of: sum, scale: scale, axes: axes),
        "\(found) is more than \(bound) from \(sum) of 2^-56")
    }
  }
}
