/// One parameter of a network, as PyTorch's `state_dict` would have it.
public struct NamedParameter: Sendable, Equatable {
  /// "encoder.0.weight", "head.2.bias", …
  public let name: String
  /// [outputs, inputs] of a weight, [outputs] of a bias.
  public let shape: [Int]
  /// Row by row; as many as the product of the shape.
  public let values: [Float]

  /// The parameter given.
  public init(name: String, shape: [Int], values: [Float]) {
    self.name = name
    self.shape = shape
    self.values = values
  }
}

/// A trained network: image ↦ point of the sphere or the torus.
public struct Model: Sendable {
  /// How it was trained, and with that the shape of the network.
  public let configuration: TrainingConfiguration
  /// Pixels from top to bottom of the images it takes.
  public let height: Int
  /// Pixels from left to right.
  public let width: Int

  private let network: Network
  private let weights: [Float]

  /// The coordinates of an embedding.
  public var axes: Int { configuration.head.axes(dimensions: configuration.dimensions) }

  package init(configuration: TrainingConfiguration, height: Int, width: Int, weights: [Float]) {
    self.configuration = configuration
    self.height = height
    self.width = width
    self.weights = weights
    network = configuration.network(pixels: height * width)
  }

  /// The model with the parameters given, in any order.
  ///
  /// - Throws: ``TrainingError`` for settings out of range, and for a parameter that is missing,
  ///   unknown, of another shape, or not finite.
  public init(
    configuration: TrainingConfiguration, height: Int, width: Int, parameters: [NamedParameter]
  ) throws(TrainingError) {
    try configuration.validate()
    try LabeledImages.check(height: height, width: width)
    let network = try configuration.checkedNetwork(pixels: height * width)
    var weights: [Float] = []
    for slot in network.slots {
      let found = parameters.filter { $0.name == slot.name }
      guard let parameter = found.first, found.count == 1, parameter.shape == slot.shape,
        parameter.values.count == slot.range.count
      else {
        throw .parameter(
          expectedName: slot.name, expectedShape: slot.shape, foundName: found.first?.name,
          foundShape: found.first?.shape ?? [])
      }
      if let index = parameter.values.firstIndex(where: { !$0.isFinite }) {
        throw .parameterNotFinite(name: slot.name, index: index)
      }
      weights += parameter.values
    }
    let names = network.slots.map(\.name)
    if let unknown = parameters.first(where: { !names.contains($0.name) }) {
      throw .unknownParameter(name: unknown.name)
    }
    self.init(configuration: configuration, height: height, width: width, weights: weights)
  }

  /// All parameters, first layer first.
  public var parameters: [NamedParameter] {
    network.slots.map {
      NamedParameter(name: $0.name, shape: $0.shape, values: Array(weights[$0.range]))
    }
  }

  /// The stored embeddings of whole images, (N, axes): unit vectors of a sphere, turns of a torus.
  ///
  /// Turns are multiples of 2^−24 in [0, 1); what rounds to 1 is 0. Images pass through one at a time:
  /// the products of OpenBLAS round a row by its place in the block, so in a larger one an embedding
  /// would depend on the images before it.
  ///
  /// - Throws: ``TrainingError`` for a broken image, a pixel that is not finite, or an output that is
  ///   not finite.
  public func embeddings(of pixels: [Float], threads: Int = 1) throws(TrainingError) -> [Float] {
    let size = height * width
    guard pixels.count % size == 0 else {
      throw .pixelCount(expected: pixels.count / size * size, found: pixels.count)
    }
    if let index = pixels.firstIndex(where: { !$0.isFinite }) {
      throw .pixelNotFinite(index: index)
    }
    let count = pixels.count / size
    let outputs = self.outputs(of: pixels, count: count, workers: Workers(threads: threads))
    if let index = outputs.firstIndex(where: { !$0.isFinite }) {
      throw .embeddingNotFinite(image: index / configuration.dimensions)
    }
    return outputs.withUnsafeBufferPointer { outputs in
      (0..<count).flatMap { row in
        configuration.head.embedding(
          of: UnsafeBufferPointer(
            rebasing: outputs[
              row * configuration.dimensions..<(row + 1) * configuration.dimensions]))
      }
    }
  }

  /// z (N, D), the output of the last linear layer.
  private func outputs(of pixels: [Float], count: Int, workers: Workers) -> [Float] {
    let (size, dimensions) = (height * width, configuration.dimensions)
    let z = Matrix(rows: count, columns: dimensions)
    let parts = Partition(count: count, parts: 64)
    pixels.withUnsafeBufferPointer { pixels in
      weights.withUnsafeBufferPointer { weights in
        guard let weights = weights.baseAddress else { return }
        workers.perform(parts.parts) { part in
          let activations = network.workspace(rows: 1)
          withExtendedLifetime((activations, z)) {
            let input = activations[0].elements
            for image in parts[part] {
              for pixel in 0..<size {
                input[pixel] = configuration.scaling(pixels[image * size + pixel])
              }
              network.forward(rows: 0..<1, activations: activations, parameters: weights)
              z.row(image).update(
                from: activations[network.layers.count].elements, count: dimensions)
            }
          }
        }
      }
    }
    return z.values
  }
}
