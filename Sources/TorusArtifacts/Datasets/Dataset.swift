/// Labelled images, in two parts: what a model learns from, and what it is tested on.
public struct Dataset: Equatable, Sendable {
  /// The images to learn from, the reference set of the evaluation.
  public let train: Part

  /// The images to test on, the query set of the evaluation.
  public let test: Part

  /// Two parts with images of one size.
  public init(train: Part, test: Part) {
    precondition(
      train.images.height == test.images.height && train.images.width == test.images.width,
      "expected images of one size in both parts")
    self.train = train
    self.test = test
  }

  /// The value of a full pixel: that of the training images, by the rule of
  /// `Images.pixelMaximum`.
  public var pixelMaximum: UInt8 { train.images.pixelMaximum }

  /// Images, and one label for each.
  public struct Part: Equatable, Sendable {
    /// The images.
    public let images: Images

    /// The label of each image, in its order.
    public let labels: [UInt8]

    /// As many labels as images.
    public init(images: Images, labels: [UInt8]) {
      precondition(
        images.count == labels.count,
        "expected a label for each of \(images.count) images, found \(labels.count)")
      self.images = images
      self.labels = labels
    }
  }

  /// Gray images of one size; the pixel (i, y, x) is at `(i * height + y) * width + x`.
  public struct Images: Equatable, Sendable {
    /// The number of images.
    public let count: Int

    /// Rows of an image.
    public let height: Int

    /// Pixels in a row.
    public let width: Int

    /// `count * height * width` values, 0 for background.
    public let pixels: [UInt8]

    /// The images of these pixels.
    public init(count: Int, height: Int, width: Int, pixels: [UInt8]) {
      precondition(
        elementCount(ofShape: [count, height, width]) == pixels.count,
        "expected \(count) × \(height) × \(width) pixels, found \(pixels.count)")
      self.count = count
      self.height = height
      self.width = width
      self.pixels = pixels
    }

    /// The value of a full pixel: 16 where no pixel is larger and the images are not empty, as in the
    /// bundled digits; 255 otherwise, as in MNIST.
    ///
    /// - Complexity: O(*n*) in the number of pixels.
    public var pixelMaximum: UInt8 {
      (pixels.max() ?? 255) <= 16 ? 16 : 255
    }
  }
}
