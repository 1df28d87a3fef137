extension CertificateShard {
  /// Every name that a file of such a folder may have.
  public static let fileNames =
    [fileName] + Arrays.names.map { "\($0).npy" }

  /// The shard in a folder.
  ///
  /// - Throws: `ArtifactError` where the folder or a file cannot be read, and for anything that is not a
  ///   shard in canonical bytes, with the digests that it names.
  public init(contentsOf path: String) throws(ArtifactError) {
    let files = try FolderContents.files(in: path, named: Self.fileNames, of: "shard")
    try self.init(files: Dictionary(uniqueKeysWithValues: files), path: path)
  }

  /// The shard in these files.
  ///
  /// - Throws: `ArtifactError`, as ``init(contentsOf:)``.
  public init(files: [String: ArtifactFile], path: String) throws(ArtifactError) {
    guard let json = files[Self.fileName] else {
      throw ArtifactError(
        path: path, offset: 0, expected: "\(Self.fileName)", found: "no such file")
    }
    let fields = try JSONFields(canonical: json, limits: .sidecars)
    try fields.expect("format", Self.format)
    try fields.expect("version", Certificate.version)
    try fields.requireOnly([
      "format", "version", "setting", "inputs", "units", "separation", "blocks", "arrays",
    ])
    let setting = try CertificateSetting(fields.object("setting"))
    self.setting = setting
    inputs = try CertificateInputs(fields.object("inputs"))
    let units = try fields.isNull("units") ? nil : Units(fields.object("units"))
    self.units = units
    separation = try Separation(fields.object("separation"), rows: setting.rows)
    blocks = try Self.blocks(fields, setting)
    guard (units != nil) == setting.metric.hasExactAnswers,
      units.map({ ($0.numeratorBits == nil) == setting.points.isOfCircles }) ?? true,
      (inputs.queries != nil) == setting.queriesApart, setting.greatestResidual != nil
    else {
      throw ArtifactError(
        path: json.path, offset: 0,
        expected: "units and queries exactly where the setting has them",
        found: "a setting, inputs and units that disagree")
    }
    let reader = ShardArrayReader(
      files: files, digests: try fields.object("arrays"), path: path)
    let hasLabels = inputs.labels != nil
    arrays = try Arrays(
      reader, hasLengths: setting.metric.hasLengths, hasLabels: hasLabels,
      hasRadii: setting.hasRadii(labels: hasLabels),
      limbs: units?.limbs(setting))
    try reader.requireNoOthers()
    try check(path)
  }

  /// Throws where the arrays do not fit the blocks, or a number could not be a finding.
  private func check(_ path: String) throws(ArtifactError) {
    func require(_ condition: Bool, _ expected: Expectation) throws(ArtifactError) {
      guard condition else {
        throw ArtifactError(path: path, offset: 0, expected: expected, found: "others")
      }
    }
    let queries = blocks.reduce(0) { $0 + $1.queries.count }
    let covered = coveredRows.reduce(0) { $0 + $1.count }
    let greatest = setting.greatestResidual ?? 0
    try require(
      arrays.residuals.count == covered && arrays.queryResiduals.count == queries,
      "a residual for each row and query of the blocks")
    try require(
      (arrays.residuals + arrays.queryResiduals).allSatisfy { $0 <= greatest },
      "residuals of at most \(greatest)")
    if let lengths = arrays.lengths, let queryLengths = arrays.queryLengths {
      let longest = UInt64(1) << 31
      try require(
        lengths.count == covered && queryLengths.count == queries
          && (lengths + queryLengths).allSatisfy { $0 <= longest },
        "a length of at most \(longest) for each row and query of the blocks")
    }
    let found = arrays.counts.reduce(0) { $0 + Int($1) }
    try require(
      arrays.counts.count == queries && arrays.rows.count == found
        && arrays.distances.count == found && arrays.labels?.count ?? found == found
        && arrays.exact.map { $0.count == found * limbs } ?? true,
      "as many rows as are counted")
    let farthest =
      UInt64(setting.axes) * UInt64(setting.metric.greatestTerm(bits: setting.fineBits))
    try require(
      (arrays.distances + (arrays.labeledDistances ?? [])).allSatisfy { $0 <= farthest },
      "distances of at most \(farthest)")
    try require(
      (arrays.rows + (arrays.labeledRows ?? [])).allSatisfy { Int($0) < setting.rows },
      "rows below \(setting.rows)")
    if let counts = arrays.labeledCounts {
      let labeled = counts.reduce(0) { $0 + Int($1) }
      try require(
        counts.count == queries && counts.allSatisfy { $0 <= 2 }
          && arrays.labeledRows?.count == labeled && arrays.labeledDistances?.count == labeled
          && arrays.labeledLabels?.count == labeled,
        "the nearest rows of at most two labels for each query")
    }
    var start = 0
    let among = blocks.flatMap { block in block.queries.map { _ in block.rows } }
    for (count, ranges) in zip(arrays.counts, among) {
      let rows = arrays.rows[start..<start + Int(count)]
      try require(
        zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 }
          && rows.allSatisfy { row in ranges.contains { $0.contains(Int(row)) } },
        "rows of the query's block in increasing order")
      start += Int(count)
    }
  }

  /// The rows that are in some block, as ranges apart from each other.
  public var coveredRows: [Range<Int>] { blocks.flatMap(\.rows).united }

  private static func blocks(
    _ fields: JSONFields, _ setting: CertificateSetting
  ) throws(ArtifactError) -> [Block] {
    var blocks: [Block] = []
    for block in try fields.objects("blocks") {
      try block.requireOnly(["queries", "rows"])
      let queries = try block.range(try block.value("queries"), below: setting.queries)
      let rows = try block.ranges("rows", below: setting.rows)
      let previous = blocks.last
      // One spelling: blocks of one coverage that follow one another are one.
      guard !rows.isEmpty, previous.map({ $0.queries.upperBound <= queries.lowerBound }) ?? true,
        previous.map({ $0.rows != rows || $0.queries.upperBound < queries.lowerBound }) ?? true
      else {
        throw ArtifactError(
          path: fields.path, offset: fields.offset,
          expected: "blocks in order, each as large as can be",
          found: "others")
      }
      blocks.append(Block(queries: queries, rows: rows))
    }
    return blocks
  }
}

extension CertificateShard.Units {
  fileprivate init(_ fields: JSONFields) throws(ArtifactError) {
    try fields.requireOnly(["denominator_bits", "numerator_bits", "wide_rows"])
    denominatorBits = try fields.integer("denominator_bits", in: 1...1138)
    numeratorBits =
      try fields.isNull("numerator_bits") ? nil : fields.integer("numerator_bits", in: 1...2098)
    wideRows = try fields.count("wide_rows")
  }
}

extension CertificateShard.Separation {
  fileprivate init(_ fields: JSONFields, rows: Int) throws(ArtifactError) {
    try fields.requireOnly(["distinct", "compared", "least_distance"])
    distinct = try fields.integer("distinct", in: 1...rows)
    compared = try fields.ranges("compared", below: distinct)
    leastDistance =
      try fields.isNull("least_distance") ? nil : fields.integer("least_distance", in: 1...Int.max)
  }
}

extension JSONFields {
  /// A range `[first, end]`, not empty, with end ≤ bound.
  fileprivate func range(_ value: JSONValue, below bound: Int) throws(ArtifactError) -> Range<Int> {
    guard case .array(let ends) = value, ends.count == 2, case .number(let first) = ends[0],
      case .number(let end) = ends[1], let first = first.integer(as: Int.self),
      let end = end.integer(as: Int.self), 0 <= first, first < end, end <= bound
    else {
      throw ArtifactError(
        path: path, offset: offset, expected: "[first, end] with 0 ≤ first < end ≤ \(bound)",
        found: .phrase(value.kind))
    }
    return first..<end
  }

  /// Ranges that are apart from each other, in increasing order.
  fileprivate func ranges(_ key: String, below bound: Int) throws(ArtifactError) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for value in try array(key) {
      let range = try range(value, below: bound)
      guard ranges.last.map({ $0.upperBound < range.lowerBound }) ?? true else {
        throw ArtifactError(
          path: path, offset: offset,
          expected: "ranges apart from each other, in order, for \"\(key)\"",
          found: "others")
      }
      ranges.append(range)
    }
    return ranges
  }
}

extension Array where Element == Range<Int> {
  /// The same numbers as ranges apart from each other, in increasing order.
  public var united: [Range<Int>] {
    var united: [Range<Int>] = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = united.last, range.lowerBound <= last.upperBound {
        united[united.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        united.append(range)
      }
    }
    return united
  }
}
