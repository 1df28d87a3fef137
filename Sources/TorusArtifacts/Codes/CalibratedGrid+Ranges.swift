extension CalibratedGrid {
  /// The grid whose two rows of numbers lie in an npy file: lower and upper ends, or vmin and vdiff.
  ///
  /// The file has the shape (2, axes), as sentence-transformers takes its `ranges`, or (2·axes,), as FAISS
  /// gives `index.sq.trained`; float16, float32 or float64.
  ///
  /// - Precondition: `bits` is in [1, 16].
  /// - Throws: `ArtifactError` for another shape or type, and, with row, column and byte offset, for the
  ///   first number that is not finite and the first upper end below its lower, or extent below 0.
  public init(
    ranges file: ArtifactFile, axes: Int, bits: Int, rule: Rule
  ) throws(ArtifactError) {
    precondition(
      GridLayout.widths.contains(bits), "expected bits from 1 to 16, found \(bits)")
    let array = try NumPyArray(decoding: file.bytes, path: file.path)
    let (count, overflow) = axes.multipliedReportingOverflow(by: 2)
    guard !overflow, array.shape == [2, axes] || array.shape == [count] else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "the shape (2, \(axes)), two numbers an axis",
        found: "\(array.shape)")
    }
    guard let values = array.elements.reals else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "float16, float32 or float64 ranges",
        found: .phrase(array.elements.typeName))
    }
    func place(_ index: Int) -> String { "row \(index / axes), column \(index % axes)" }
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      throw ArtifactError(
        path: file.path, offset: array.byteOffset(ofElement: bad, in: file),
        expected: "a finite number at \(place(bad))", found: "\(values[bad])")
    }
    let least = (0..<axes).map { rule == .endpoints ? values[$0] : 0 }
    if let bad = (0..<axes).first(where: { values[axes + $0] < least[$0] }) {
      throw ArtifactError(
        path: file.path, offset: array.byteOffset(ofElement: axes + bad, in: file),
        expected: "a number of at least \(least[bad]) at \(place(axes + bad))",
        found: "\(values[axes + bad])")
    }
    guard
      let grid = CalibratedGrid(
        bits: bits, rule: rule, lower: Array(values[..<axes]), bounds: Array(values[axes...]))
    else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "at least one axis", found: "none")
    }
    self = grid
  }

  /// The grid with each number rounded to the nearest of float32, as sentence-transformers rounds its
  /// ranges; `nil` where one is beyond them.
  public var inSinglePrecision: CalibratedGrid? {
    CalibratedGrid(
      bits: bits, rule: rule, lower: lower.map { Double(Float($0)) },
      bounds: bounds.map { Double(Float($0)) })
  }

  /// The file that the initializer reads: float64 of shape (2, axes).
  public func encodedRanges() -> [UInt8] {
    NumPyArray(shape: [2, axes], elements: .float64(lower + bounds)).encoded()
  }
}
