extension CertificateClaims {
  init(_ fields: JSONFields, _ metric: CertificateMetric) throws(ArtifactError) {
    try fields.requireOnly(["fidelity", "neighbors", "robustness", "separation", "overflow"])

    let fidelity = try fields.object("fidelity")
    try fidelity.requireOnly(["rows", "queries"])
    rowResiduals = try Residuals(fidelity.object("rows"))
    queryResiduals =
      try fidelity.isNull("queries") ? nil : Residuals(fidelity.object("queries"))

    let neighbors = try fields.object("neighbors")
    try neighbors.requireOnly(["proved", "members", "label_proved", "rescoring", "exact"])
    proved = try neighbors.count("proved")
    members = try neighbors.count("members")
    labelProved = try neighbors.isNull("label_proved") ? nil : neighbors.count("label_proved")
    rescoring = try Rescoring(neighbors.object("rescoring"))
    exact = try neighbors.isNull("exact") ? nil : Exact(neighbors.object("exact"))

    robustness =
      try fields.isNull("robustness") ? nil : Robustness(fields.object("robustness"))
    separation = try Separation(fields.object("separation"), metric)

    let overflow = try fields.object("overflow")
    try overflow.requireOnly(["scan", "distance", "bounds"])
    self.overflow = Overflow(
      scan: try Accumulator(overflow.object("scan")),
      distance: try Accumulator(overflow.object("distance")),
      bounds: try Accumulator(overflow.object("bounds")))
  }

  /// The `claims` of `certificate.json`.
  public var value: JSONValue {
    .object([
      "fidelity": .object([
        "rows": rowResiduals.value, "queries": queryResiduals?.value ?? .null,
      ]),
      "neighbors": .object([
        "proved": .integer(proved), "members": .integer(members),
        "label_proved": .optional(labelProved), "rescoring": rescoring.value,
        "exact": exact?.value ?? .null,
      ]),
      "robustness": robustness?.value ?? .null,
      "separation": separation.value,
      "overflow": .object([
        "scan": overflow.scan.value, "distance": overflow.distance.value,
        "bounds": overflow.bounds.value,
      ]),
    ])
  }
}

extension CertificateClaims.Rescoring {
  init(_ fields: JSONFields) throws(ArtifactError) {
    try fields.requireOnly(["sum", "median", "percentile_99", "largest"])
    sum = try fields.count("sum")
    median = try fields.count("median")
    percentile99 = try fields.count("percentile_99")
    largest = try fields.count("largest")
  }

  var value: JSONValue {
    .object([
      "sum": .integer(sum), "median": .integer(median), "percentile_99": .integer(percentile99),
      "largest": .integer(largest),
    ])
  }
}

extension CertificateClaims.Exact {
  /// The denominators that doubles over any period can need: [1, 1074 + 64].
  private static let denominators = 1...1138
  /// The numerators of doubles on a line.
  private static let numerators = 1...1024 + 1074

  init(_ fields: JSONFields) throws(ArtifactError) {
    try fields.requireOnly([
      "denominator_bits", "numerator_bits", "same", "different", "recalled", "wide_rows",
    ])
    denominatorBits = try fields.integer("denominator_bits", in: Self.denominators)
    numeratorBits =
      try fields.isNull("numerator_bits")
      ? nil : fields.integer("numerator_bits", in: Self.numerators)
    same = try fields.count("same")
    different = try fields.count("different")
    recalled = try fields.count("recalled")
    wideRows = try fields.count("wide_rows")
  }

  var value: JSONValue {
    .object([
      "denominator_bits": .integer(denominatorBits),
      "numerator_bits": .optional(numeratorBits), "same": .integer(same),
      "different": .integer(different), "recalled": .integer(recalled),
      "wide_rows": .integer(wideRows),
    ])
  }
}

extension CertificateClaims.Robustness {
  init(_ fields: JSONFields) throws(ArtifactError) {
    try fields.requireOnly(["positive", "sum", "median"])
    positive = try fields.count("positive")
    sum = try fields.count("sum")
    median = try fields.count("median")
  }

  var value: JSONValue {
    .object([
      "positive": .integer(positive), "sum": .integer(sum), "median": .integer(median),
    ])
  }
}

extension CertificateClaims.Separation {
  init(_ fields: JSONFields, _ metric: CertificateMetric) throws(ArtifactError) {
    try fields.requireOnly(["least_distance", "coinciding_rows", "correctable_weight"])
    self.init(
      leastDistance: try fields.isNull("least_distance")
        ? nil : fields.integer("least_distance", in: 1...Int.max),
      coincidingRows: try fields.count("coinciding_rows"), metric: metric)
    let weight =
      try fields.isNull("correctable_weight") ? nil : fields.count("correctable_weight")
    guard weight == correctableWeight else {
      throw ArtifactError(
        path: fields.path, offset: fields.offset,
        expected: "correctable_weight \(correctableWeight.map { "\($0)" } ?? "null")",
        found: "\(weight.map { "\($0)" } ?? "null")")
    }
  }

  var value: JSONValue {
    .object([
      "least_distance": .optional(leastDistance), "coinciding_rows": .integer(coincidingRows),
      "correctable_weight": .optional(correctableWeight),
    ])
  }
}

extension CertificateClaims.Residuals {
  init(_ fields: JSONFields) throws(ArtifactError) {
    try fields.requireOnly(["largest", "sum", "histogram"])
    largest = try fields.count("largest")
    sum = try fields.count("sum")
    histogram = try fields.integers("histogram", in: 0...Int.max)
    guard histogram.count == Self.bins else {
      throw ArtifactError(
        path: fields.path, offset: fields.offset, expected: "a histogram of \(Self.bins) counts",
        found: .integer(UInt64(histogram.count)))
    }
  }

  var value: JSONValue {
    .object([
      "largest": .integer(largest), "sum": .integer(sum),
      "histogram": .array(histogram.map { .integer($0) }),
    ])
  }
}

extension CertificateClaims.Accumulator {
  init(_ fields: JSONFields) throws(ArtifactError) {
    try fields.requireOnly(["term", "bound", "largest_axes"])
    term = try fields.integer("term", in: 1...Int.max)
    bound = try fields.integer("bound", in: 1...Int.max)
    largestAxes = try fields.integer("largest_axes", in: 1...Int.max)
  }

  var value: JSONValue {
    .object([
      "term": .integer(term), "bound": .integer(bound), "largest_axes": .integer(largestAxes),
    ])
  }
}
