import Dispatch

/// Trains an embedding of labeled images: supervised contrastive loss on two views of each example.
///
/// The same configuration and data give the same bytes at any number of threads.
///
/// Left out: momentum, weight decay, and any encoder but the fully connected one.
public struct Trainer: Sendable {
  /// What decides the result.
  public let configuration: TrainingConfiguration
  /// What decides the time, in [1, ∞).
  public let threads: Int

  /// A trained model, and how it came about.
  public struct Outcome: Sendable {
    /// The averaged weights.
    public let model: Model
    /// One record an epoch.
    public let history: History
  }

  /// - Throws: ``TrainingError/setting(name:range:found:)`` and its kin for what is out of range.
  public init(configuration: TrainingConfiguration, threads: Int = 1) throws(TrainingError) {
    try configuration.validate()
    guard threads >= 1 else {
      throw .setting(name: "threads", range: "[1, ∞)", found: Double(threads))
    }
    self.configuration = configuration
    self.threads = threads
  }

  /// Trains on `images`; `progress` is told each epoch's record and the seconds that it took.
  ///
  /// With `validation` images, each epoch's averaged weights are judged by precision@1 with `images` as
  /// references, and the `bestEpochs` best are averaged, if that is not 0.
  ///
  /// - Throws: ``TrainingError`` for data that does not fit the configuration, and
  ///   ``TrainingError/diverged(epoch:step:)`` when a loss or a weight is not finite.
  public func train(
    on images: LabeledImages, validation: LabeledImages? = nil,
    progress: (EpochRecord, Double) -> Void = { _, _ in }
  ) throws(TrainingError) -> Outcome {
    try check(images, validation)
    let steps = images.count / configuration.batch
    let network = try configuration.checkedNetwork(pixels: images.pixelsPerImage)
    let step = TrainingStep(
      configuration: configuration, images: images, network: network,
      workers: Workers(threads: threads))
    var optimizer = Optimizer(
      parameters: network.initialParameters(seed: configuration.seed),
      decay: configuration.averageDecay, stepsPerEpoch: steps)
    var best = BestEpochs(capacity: configuration.bestEpochs)
    var history: History = []

    for epoch in 0..<configuration.epochs {
      let start = DispatchTime.now().uptimeNanoseconds
      let rate = configuration.rates.rate(epoch: epoch, epochs: configuration.epochs)
      var stream = RandomStream(seed: configuration.seed, purpose: .shuffle, path: epoch)
      let order = stream.permutation(of: images.count)
      var sums = EpochSums(width: step.pointWidth)

      for index in 0..<steps {
        let batch = order[index * configuration.batch..<(index + 1) * configuration.batch]
        let losses = step.losses(
          epoch: epoch, batch: Array(batch), parameters: optimizer.parameters)
        guard losses.total.isFinite else { throw .diverged(epoch: epoch, step: index) }
        sums.add(losses, points: step.points)
        optimizer.step(gradient: step.gradient(parameters: optimizer.parameters), rate: rate)
      }

      // What the last step made no loss has judged.
      guard optimizer.averages.allSatisfy(\.isFinite) else {
        throw .diverged(epoch: epoch, step: steps - 1)
      }
      var precision: Double?
      if let validation {
        let score = try judge(optimizer.averages, references: images, queries: validation)
        best.offer(score: score, parameters: optimizer.averages)
        precision = score
      }
      let record = sums.record(
        epoch: epoch, rate: rate, collapse: step.collapse, validationPrecision: precision)
      history.append(record)
      progress(record, Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9)
    }
    withExtendedLifetime(step) {}
    return Outcome(model: model(best.mean ?? optimizer.averages, for: images), history: history)
  }

  private func check(
    _ images: LabeledImages, _ validation: LabeledImages?
  ) throws(TrainingError) {
    guard configuration.batch <= images.count else {
      throw .batchExceedsExamples(batch: configuration.batch, examples: images.count)
    }
    if configuration.bestEpochs > 0, validation == nil { throw .validationMissing }
    if let validation, (validation.height, validation.width) != (images.height, images.width) {
      throw .imageSize(
        expectedHeight: images.height, expectedWidth: images.width,
        foundHeight: validation.height, foundWidth: validation.width)
    }
  }

  private func model(_ weights: [Float], for images: LabeledImages) -> Model {
    Model(
      configuration: configuration, height: images.height, width: images.width, weights: weights)
  }

  private func judge(
    _ weights: [Float], references: LabeledImages, queries: LabeledImages
  ) throws(TrainingError) -> Double {
    let model = model(weights, for: references)
    return Evaluation.precisionAt1(
      head: configuration.head, axes: model.axes,
      references: try model.embeddings(of: references.pixels, threads: threads),
      referenceLabels: references.labels,
      queries: try model.embeddings(of: queries.pixels, threads: threads),
      queryLabels: queries.labels, threads: threads)
  }
}

/// What one epoch adds up for its record.
private struct EpochSums {
  private var steps = 0
  private var contrastive = 0.0
  private var koleo = 0.0
  private var total = 0.0
  private var points: [Double]
  private var rows = 0

  init(width: Int) { points = Array(repeating: 0, count: width) }

  /// One step: its losses and its points (2B, L).
  mutating func add(_ losses: StepLosses, points matrix: Matrix) {
    steps += 1
    contrastive += losses.contrastive
    koleo += losses.koleo
    total += losses.total
    rows += matrix.rows
    points.withUnsafeMutableBufferPointer { points in
      for row in 0..<matrix.rows {
        let point = matrix.row(row)
        for axis in 0..<matrix.columns { points[axis] += Double(point[axis]) }
      }
    }
  }

  func record(
    epoch: Int, rate: Double, collapse: CollapseTest, validationPrecision: Double?
  ) -> EpochRecord {
    let mean = contrastive / Double(steps)
    let variance = Evaluation.variance(sums: points, count: rows)
    let event = collapse.event(contrastive: mean, circularVariance: variance)
    return EpochRecord(
      epoch: epoch, loss: total / Double(steps), contrastive: mean, koleo: koleo / Double(steps),
      learningRate: rate, circularVariance: variance, validationPrecision: validationPrecision,
      events: event.map { [$0] } ?? [])
  }
}
