extension TrainingError: CustomStringConvertible {
  /// One line: what was expected, and what was found.
  public var description: String {
    switch self {
    case .emptyImage(let height, let width):
      "expected images of at least one pixel, found \(height) × \(width)"
    case .imageTooLarge(let height, let width):
      "expected images of at most \(Int32.max) pixels, found \(height) × \(width)"
    case .pixelCount(let expected, let found): "expected \(expected) pixels, found \(found)"
    case .pixelNotFinite(let index): "expected finite pixels, found another at index \(index)"
    case .setting(let name, let range, let found):
      "expected \(name) in \(range), found \(Int(exactly: found).map { "\($0)" } ?? "\(found)")"
    case .oddDimensions(let found):
      "expected an even number of dimensions for torusN, found \(found)"
    case .batchExceedsExamples(let batch, let examples):
      "expected a batch of at most \(examples), the number of examples, found \(batch)"
    case .validationMissing: "expected validation images to choose epochs by, found none"
    case .imageSize(let expectedHeight, let expectedWidth, let foundHeight, let foundWidth):
      "expected images of \(expectedHeight) × \(expectedWidth), found \(foundHeight) × \(foundWidth)"
    case .diverged(let epoch, let step):
      "training diverged: the loss of epoch \(epoch), step \(step) is not finite; "
        + "try a smaller learning rate"
    case .parameter(let expectedName, let expectedShape, let foundName, let foundShape):
      "expected the parameter \(expectedName) of shape \(expectedShape), "
        + "found \(foundName.map { "\($0) of shape \(foundShape)" } ?? "none")"
    case .unknownParameter(let name): "expected the network's parameters only, found \(name)"
    case .parameterNotFinite(let name, let index):
      "expected finite weights, found another in \(name) at index \(index)"
    case .embeddingNotFinite(let image):
      "expected a finite embedding, found another for image \(image)"
    }
  }
}
