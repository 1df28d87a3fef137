extension NumPyArray {
  /// The byte of `file`, from which this array was decoded, where the element at `index` (row-major) begins.
  ///
  /// The elements fill the end of the file. Of a header's words only the one for column-major order
  /// can be `True`.
  func byteOffset(ofElement index: Int, in file: ArtifactFile) -> Int {
    let width = elements.type.width
    let start = file.bytes.count - elements.count * width
    let header = String(decoding: file.bytes[..<start], as: UTF8.self)
    guard header.contains("True"), shape.count == 2 else { return start + index * width }
    return start + (index % shape[1] * shape[0] + index / shape[1]) * width
  }
}
