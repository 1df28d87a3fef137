/// The shape (rows, axes) of a table, both at least 1, with names for its places in errors.
struct MatrixShape: Equatable {
  let rows: Int
  let axes: Int

  init(of array: NumPyArray, path: String) throws(ArtifactError) {
    guard array.shape.count == 2, let rows = array.shape.first, let axes = array.shape.last,
      rows >= 1, axes >= 1
    else {
      throw ArtifactError(
        path: path, offset: 0, expected: "a shape (rows, axes), both at least 1",
        found: "\(array.shape)")
    }
    self.rows = rows
    self.axes = axes
  }

  func position(of index: Int) -> String {
    "row \(index / axes), column \(index % axes)"
  }
}
