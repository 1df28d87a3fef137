/// The shape (M, K, width) of a file of codewords, with names for its places in errors.
struct CodebookShape: Equatable {
  /// M, at least 1.
  let subspaces: Int
  /// K, in [1, 256].
  let codewords: Int
  /// The axes of a subspace, at least 1; M·width is at most 2^16.
  let width: Int

  /// The number of elements.
  var count: Int { subspaces * codewords * width }

  /// The shape, or `nil` where a number is outside its range.
  init?(subspaces: Int, codewords: Int, width: Int) {
    let axes = subspaces.multipliedReportingOverflow(by: width)
    guard subspaces >= 1, width >= 1, !axes.overflow,
      axes.partialValue <= ProductCodebook.largestAxes,
      ProductCodebook.codewordCounts.contains(codewords)
    else { return nil }
    (self.subspaces, self.codewords, self.width) = (subspaces, codewords, width)
  }

  init(of array: NumPyArray, path: String) throws(ArtifactError) {
    guard array.shape.count == 3,
      let shape = CodebookShape(
        subspaces: array.shape[0], codewords: array.shape[1], width: array.shape[2])
    else {
      throw ArtifactError(
        path: path, offset: 0,
        expected: "a shape (subspaces, codewords up to 256, axes of one), of up to 65536 axes",
        found: "\(array.shape)")
    }
    self = shape
  }

  func position(of index: Int) -> String {
    "subspace \(index / width / codewords), codeword \(index / width % codewords)"
  }
}
