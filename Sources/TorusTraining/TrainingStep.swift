/// The losses of one step.
package struct StepLosses: Sendable, Equatable {
  /// ``SupervisedContrastiveLoss`` of all 2B rows.
  package let contrastive: Double
  /// ``KoLeo``, summed over the two views.
  package let koleo: Double
  /// contrastive + λ · koleo.
  package let total: Double
}

/// One step of training: batch of B examples → losses → dθ. Holds the workspace of all steps.
///
/// ```
/// views (2B, pixels) ─network─▶ z (2B, D) ─map─▶ y (2B, L) ─▶ contrastive + λ·(koleo + koleo)
/// ```
///
/// Rows 0 ..< B are the first view of each example and rows B ..< 2B the second, so each row has
/// its partner as a positive. Work is cut by rows, and for dθ by outputs; see ``Workers``.
package final class TrainingStep {
  package let collapse: CollapseTest

  private let configuration: TrainingConfiguration
  private let images: LabeledImages
  private let network: Network
  private let workers: Workers
  private let map: HeadMap
  private let partition: Partition
  private let views: [Range<Int>]

  private let activations: [Matrix]
  private let gradients: [Matrix]
  private let y: Matrix
  private let dy: Matrix
  private let contrastive: ContrastivePass
  private let koleo: [KoLeoPass]
  private let parameterGradient: Matrix

  /// y (2B, L) of the last step.
  package var points: Matrix { y }
  /// L.
  package var pointWidth: Int { y.columns }

  package init(
    configuration: TrainingConfiguration, images: LabeledImages, network: Network, workers: Workers
  ) {
    self.configuration = configuration
    self.images = images
    self.network = network
    self.workers = workers
    let batch = configuration.batch
    let loss = SupervisedContrastiveLoss(
      temperature: configuration.temperature, baseTemperature: configuration.baseTemperature)
    map = HeadMap(head: configuration.head, dimensions: configuration.dimensions)
    collapse = CollapseTest(loss: loss, rows: 2 * batch)
    partition = Partition(count: 2 * batch)
    views = [0..<batch, batch..<2 * batch]
    activations = network.workspace(rows: 2 * batch)
    gradients = network.workspace(rows: 2 * batch)
    y = Matrix(rows: 2 * batch, columns: map.pointWidth)
    dy = Matrix(rows: 2 * batch, columns: map.pointWidth)
    contrastive = ContrastivePass(loss: loss, rows: 2 * batch)
    koleo = views.map { KoLeoPass(rows: $0.count) }
    parameterGradient = Matrix(rows: 1, columns: network.parameterCount)
  }

  /// The losses of two views of each example of `batch` (indices of images), under θ.
  package func losses(epoch: Int, batch: [Int], parameters: [Float]) -> StepLosses {
    parameters.withUnsafeBufferPointer { parameters in
      guard let parameters = parameters.baseAddress else { return }
      images.pixels.withUnsafeBufferPointer { pixels in
        guard let pixels = pixels.baseAddress else { return }
        workers.perform(partition.parts) { part in
          let rows = partition[part]
          for row in rows { makeView(row: row, epoch: epoch, batch: batch, pixels: pixels) }
          network.forward(rows: rows, activations: activations, parameters: parameters)
          map.forward(rows: rows, z: activations[network.layers.count], y: y)
        }
      }
    }
    let labels = batch.map { images.labels[$0] }
    let result = contrastive.forward(y: y, labels: labels + labels, workers: workers)
    workers.perform(partition.parts) { part in
      contrastive.backward(rows: partition[part], y: y, dy: dy)
    }
    let spread = spreadPoints()
    return StepLosses(
      contrastive: result.value, koleo: spread,
      total: result.value + configuration.koleoWeight * spread)
  }

  /// dθ of the losses just computed, under the θ that they were computed with.
  package func gradient(parameters: [Float]) -> Matrix {
    let last = network.layers.count
    parameters.withUnsafeBufferPointer { parameters in
      guard let parameters = parameters.baseAddress else { return }
      workers.perform(partition.parts) { part in
        let rows = partition[part]
        map.backward(rows: rows, z: activations[last], y: y, dy: dy, dz: gradients[last])
        network.backward(
          rows: rows, activations: activations, gradients: gradients, parameters: parameters)
      }
    }
    network.gradient(
      activations: activations, gradients: gradients, into: parameterGradient.elements,
      workers: workers)
    return parameterGradient
  }

  private func makeView(
    row: Int, epoch: Int, batch: [Int], pixels: UnsafePointer<Float>
  ) {
    let (view, example) = (row / batch.count, batch[row % batch.count])
    var stream = RandomStream(
      seed: configuration.seed, purpose: .augmentation, path: epoch, example, view)
    configuration.augmentation.apply(
      to: pixels + example * images.pixelsPerImage, height: images.height, width: images.width,
      scaling: configuration.scaling, stream: &stream, into: activations[0].row(row))
  }

  /// The sum of ``KoLeo`` over the views; adds λ times its gradient to dy.
  private func spreadPoints() -> Double {
    guard configuration.koleoWeight > 0 else { return 0 }
    let parts = Partition(count: configuration.batch, parts: 4)
    workers.perform(views.count * parts.parts) { task in
      let view = task / parts.parts
      koleo[view].findNeighbors(of: parts[task % parts.parts], in: views[view], y: y)
    }
    return views.indices.reduce(0) {
      $0
        + koleo[$1].add(
          view: views[$1], y: y, weight: configuration.koleoWeight, to: dy)
    }
  }
}
