/// N gray images of one size and the class of each.
///
/// Pixels are row by row, image after image, in [0, 1] by custom and finite by rule.
public struct LabeledImages: Sendable, Equatable {
  /// Pixels from top to bottom.
  public let height: Int
  /// Pixels from left to right.
  public let width: Int
  /// N · height · width numbers.
  public let pixels: [Float]
  /// N classes, any integers.
  public let labels: [Int]

  /// N.
  public var count: Int { labels.count }
  /// Pixels of one image.
  public var pixelsPerImage: Int { height * width }

  /// The images given.
  ///
  /// - Throws: ``TrainingError`` for an empty shape, one of 2^31 pixels or more, a count of pixels that is
  ///   not N · height · width, or a pixel that is not finite.
  public init(height: Int, width: Int, pixels: [Float], labels: [Int]) throws(TrainingError) {
    try Self.check(height: height, width: width)
    guard pixels.count == labels.count * height * width else {
      throw .pixelCount(expected: labels.count * height * width, found: pixels.count)
    }
    if let index = pixels.firstIndex(where: { !$0.isFinite }) {
      throw .pixelNotFinite(index: index)
    }
    self.height = height
    self.width = width
    self.pixels = pixels
    self.labels = labels
  }

  /// Refuses an image without pixels, and one with more than BLAS can count.
  static func check(height: Int, width: Int) throws(TrainingError) {
    guard height > 0, width > 0 else { throw .emptyImage(height: height, width: width) }
    guard height <= Int(Int32.max) / width else {
      throw .imageTooLarge(height: height, width: width)
    }
  }
}
