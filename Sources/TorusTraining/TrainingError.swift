/// What training refuses, with what was expected and found.
public enum TrainingError: Error, Sendable, Equatable {
  /// An image without pixels.
  case emptyImage(height: Int, width: Int)
  /// An image of 2^31 pixels or more.
  case imageTooLarge(height: Int, width: Int)
  /// Not a whole number of images, or not as many as there are labels.
  case pixelCount(expected: Int, found: Int)
  /// An infinity or NaN at this position.
  case pixelNotFinite(index: Int)
  /// A setting outside its range; `range` is an interval, such as "[1, ∞)".
  case setting(name: String, range: String, found: Double)
  /// `torusN` pairs its dimensions, so it needs an even number of them.
  case oddDimensions(found: Int)
  /// A batch of more examples than there are.
  case batchExceedsExamples(batch: Int, examples: Int)
  /// Weight averaging chooses epochs by validation, and there was no validation set.
  case validationMissing
  /// Images of another size than the model's or the training set's.
  case imageSize(expectedHeight: Int, expectedWidth: Int, foundHeight: Int, foundWidth: Int)
  /// The loss was not finite: training has diverged.
  case diverged(epoch: Int, step: Int)
  /// A parameter is missing, or is not as expected.
  case parameter(expectedName: String, expectedShape: [Int], foundName: String?, foundShape: [Int])
  /// A parameter that the network does not have.
  case unknownParameter(name: String)
  /// A weight is an infinity or NaN.
  case parameterNotFinite(name: String, index: Int)
  /// A network output was not finite for this image.
  case embeddingNotFinite(image: Int)
}
