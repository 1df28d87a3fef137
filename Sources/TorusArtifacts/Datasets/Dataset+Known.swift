internal import Foundation

extension Dataset {
  /// The 1,797 handwritten digits of 8 × 8 pixels that come with this package; pixels are 0…16.
  ///
  /// They are resources: their bundle must stay beside the executable or where it was built. The first
  /// 1,437 in the order of the source are for training, the last 360 for testing. Source: E.
  /// Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning
  /// Repository, 1998 (CC BY 4.0); see `Datasets/Digits/README.md`.
  public static func digits() throws(ArtifactError) -> Dataset {
    let folder = "\(Bundle.module.resourcePath ?? Bundle.module.bundlePath)/Digits"
    let all = try Part(
      images: "\(folder)/images-idx3-ubyte.gz", labels: "\(folder)/labels-idx1-ubyte.gz")
    return Dataset(
      train: all.rows(0..<digitsForTraining),
      test: all.rows(digitsForTraining..<all.images.count))
  }

  private static let digitsForTraining = 1437

  /// Fashion-MNIST: 60,000 and 10,000 images of 28 × 28 pixels in ten classes.
  ///
  /// Looked for in the folder that the environment variable `TORUS_FASHION_MNIST` names; without it, in
  /// the first of `fashionMNISTFolders` that exists. Source: H. Xiao, K. Rasul, R. Vollgraf,
  /// "Fashion-MNIST", 2017 (MIT).
  public static func fashionMNIST() throws(ArtifactError) -> Dataset {
    if let named = ProcessInfo.processInfo.environment["TORUS_FASHION_MNIST"] {
      return try Dataset(directory: named)
    }
    for folder in fashionMNISTFolders where FileBytes.exists(folder) {
      return try Dataset(directory: folder)
    }
    throw ArtifactError(
      path: "fashion-mnist", offset: 0,
      expected:
        "a folder \(fashionMNISTFolders.joined(separator: " or ")), or TORUS_FASHION_MNIST",
      found: "none of them")
  }

  /// Where Fashion-MNIST is looked for: the folder of Debian's package `dataset-fashion-mnist`, and
  /// its twin for what is installed by hand.
  public static let fashionMNISTFolders = [
    "/usr/share/datasets/fashion-mnist", "/usr/local/share/datasets/fashion-mnist",
  ]
}

extension Dataset.Part {
  /// The images and labels of these rows.
  func rows(_ range: Range<Int>) -> Dataset.Part {
    let size = images.height * images.width
    let pixels = images.pixels[range.lowerBound * size..<range.upperBound * size]
    return Dataset.Part(
      images: Dataset.Images(
        count: range.count, height: images.height, width: images.width, pixels: Array(pixels)),
      labels: Array(labels[range]))
  }
}
