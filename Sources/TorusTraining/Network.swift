/// Where one named parameter lies in θ.
package struct ParameterSlot: Sendable, Equatable {
  package let name: String
  package let shape: [Int]
  package let fanIn: Int
  package let range: Range<Int>
}

/// f = f_L ∘ … ∘ f_1, with all parameters in one vector θ.
///
/// Layers are grouped in named sequences, and a parameter is called "sequence.index.weight", as
/// PyTorch calls the parameters of `Sequential`.
package struct Network: Sendable {
  package let layers: [any Layer]
  package let slots: [ParameterSlot]
  package let parameterCount: Int
  private let offsets: [Int]

  package init(_ sequences: [(name: String, layers: [any Layer])]) {
    var layers: [any Layer] = []
    var slots: [ParameterSlot] = []
    var offsets: [Int] = []
    var end = 0
    for sequence in sequences {
      for (index, layer) in sequence.layers.enumerated() {
        layers.append(layer)
        offsets.append(end)
        for parameter in layer.parameterShapes {
          slots.append(
            ParameterSlot(
              name: "\(sequence.name).\(index).\(parameter.name)", shape: parameter.shape,
              fanIn: parameter.fanIn, range: end..<end + parameter.count))
          end += parameter.count
        }
      }
    }
    self.layers = layers
    self.slots = slots
    self.offsets = offsets
    parameterCount = end
  }

  /// Weights and biases uniform in [−1/√n, 1/√n), n the number of inputs summed by one output.
  ///
  /// This is what PyTorch's `Linear` does: Kaiming-uniform with a = √5.
  package func initialParameters(seed: UInt64) -> [Float] {
    var values = [Float](repeating: 0, count: parameterCount)
    for (index, slot) in slots.enumerated() {
      var stream = RandomStream(seed: seed, purpose: .initialization, path: index)
      let bound = 1 / Float(slot.fanIn).squareRoot()
      for position in slot.range { values[position] = stream.symmetric(bound) }
    }
    return values
  }

  /// a_0 = x, a_l = f_l(a_{l−1}) on `rows`; `activations` holds a_0 … a_L, a_l (N, outputs of l).
  package func forward(
    rows: Range<Int>, activations: [Matrix], parameters: UnsafePointer<Float>
  ) {
    for (index, layer) in layers.enumerated() {
      layer.forward(
        rows: rows, x: activations[index], parameters: parameters + offsets[index],
        y: activations[index + 1])
    }
  }

  /// da_{l−1} = (∂a_l/∂a_{l−1})ᵀ da_l on `rows`, from da_L down to da_1; da_0 is not needed.
  package func backward(
    rows: Range<Int>, activations: [Matrix], gradients: [Matrix],
    parameters: UnsafePointer<Float>
  ) {
    for index in stride(from: layers.count - 1, to: 0, by: -1) {
      layers[index].backward(
        rows: rows, y: activations[index + 1], dy: gradients[index + 1],
        parameters: parameters + offsets[index], dx: gradients[index])
    }
  }

  /// dθ, the sum over all rows, one task for each part of each layer.
  package func gradient(
    activations: [Matrix], gradients: [Matrix], into gradient: UnsafeMutablePointer<Float>,
    workers: Workers
  ) {
    let tasks = layers.indices.flatMap { layer in
      (0..<layers[layer].gradientParts).map { (layer: layer, part: $0) }
    }
    workers.perform(tasks.count) { task in
      let (index, part) = tasks[task]
      layers[index].gradient(
        part: part, x: activations[index], dy: gradients[index + 1],
        into: gradient + offsets[index])
    }
  }

  /// Zero matrices (rows, inputs), (rows, outputs of 1), …: room for activations or gradients.
  package func workspace(rows: Int) -> [Matrix] {
    guard let first = layers.first else { return [] }
    return [Matrix(rows: rows, columns: first.inputs)]
      + layers.map { Matrix(rows: rows, columns: $0.outputs) }
  }
}
