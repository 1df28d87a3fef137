extension Dataset {
  /// The dataset in a folder with the names of MNIST: `train-images-idx3-ubyte`,
  /// `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and `t10k-labels-idx1-ubyte`, each plain or
  /// with `.gz`; the plain file is taken where both exist.
  public init(directory: String) throws(ArtifactError) {
    func part(_ prefix: String) throws(ArtifactError) -> Part {
      try Part(
        images: existing("\(directory)/\(prefix)-images-idx3-ubyte"),
        labels: existing("\(directory)/\(prefix)-labels-idx1-ubyte"))
    }
    func existing(_ path: String) -> String {
      FileBytes.exists(path) || !FileBytes.exists(path + ".gz") ? path : path + ".gz"
    }
    let train = try part("train")
    let test = try part("t10k")
    guard train.images.height == test.images.height, train.images.width == test.images.width else {
      throw ArtifactError(
        path: existing("\(directory)/t10k-images-idx3-ubyte"), offset: 8,
        expected: "images of \(train.images.height) × \(train.images.width), as for training",
        found: "\(test.images.height) × \(test.images.width)")
    }
    self.init(train: train, test: test)
  }
}

extension Dataset.Part {
  /// The images and labels in two files, each IDX (plain or gzip) or `.npy`, told apart by content.
  public init(images: String, labels: String) throws(ArtifactError) {
    let pictures = try Dataset.Images(contentsOf: images)
    let names = try Dataset.labels(contentsOf: labels)
    guard pictures.count == names.count else {
      throw ArtifactError(
        path: labels, offset: 0,
        expected: "\(pictures.count) labels, one for each image of \(images)",
        found: "\(names.count)")
    }
    self.init(images: pictures, labels: names)
  }
}

extension Dataset.Images {
  /// The images in the file at `path`: bytes of shape (count, height, width), in IDX (plain or gzip)
  /// or `.npy`.
  public init(contentsOf path: String) throws(ArtifactError) {
    let bytes = try FileBytes.read(path)
    let (shape, pixels): ([Int], [UInt8]?)
    if bytes.starts(with: NumPyHeader.magic) {
      let array = try NumPyArray(decoding: bytes, path: path)
      shape = array.shape
      if case .uint8(let values) = array.elements { pixels = values } else { pixels = nil }
    } else {
      let array = try IDXArray(decoding: bytes, path: path)
      shape = array.shape
      if case .uint8(let values) = array.elements { pixels = values } else { pixels = nil }
    }
    guard shape.count == 3, let pixels else {
      throw ArtifactError(
        path: path, offset: 0, expected: "unsigned bytes of shape (count, height, width)",
        found: "shape \(NumPyHeader.tuple(shape))\(pixels == nil ? " of another type" : "")")
    }
    self.init(count: shape[0], height: shape[1], width: shape[2], pixels: pixels)
  }
}
