import Foundation
import Testing
import TorusTraining

@Suite("Training")
struct TrainingTests {
  /// Three classes of 4×4 images: a bright row, column, or corner, with noise.
  static func images(_ count: Int, seed: UInt64) throws -> LabeledImages {
    let labels = (0..<count).map { $0 % 3 }
    let noise = [Float].normals(count * 16, seed: seed)
    let pixels = (0..<count * 16).map { index -> Float in
      let (row, column) = (index % 16 / 4, index % 4)
      let isBright = [row == 1, column == 2, row > 1 && column < 2][labels[index / 16]]
      return (isBright ? 1 : 0) + 0.1 * noise[index]
    }
    return try LabeledImages(height: 4, width: 4, pixels: pixels, labels: labels)
  }

  static func configuration(_ head: Head) -> TrainingConfiguration {
    var configuration = TrainingConfiguration(
      head: head, dimensions: 4, encoder: .fullyConnected(widths: [8]), epochs: 3,
      augmentation: Augmentation(shift: 1, noise: 0.05))
    configuration.batch = 10
    return configuration
  }

  static func bits(_ outcome: Trainer.Outcome) -> [UInt32] {
    outcome.model.parameters.flatMap { $0.values.map(\.bitPattern) }
  }

  @Test(
    "Batches of fewer examples than parts train, the same at any number of threads",
    arguments: 2...5)
  func smallBatches(batch: Int) throws {
    let images = try Self.images(7, seed: 4)
    var configuration = Self.configuration(.torusC)
    configuration.batch = batch
    configuration.koleoWeight = 0.5
    let outcomes = try [1, 2, 8].map {
      try Trainer(configuration: configuration, threads: $0).train(on: images)
    }
    #expect(outcomes.allSatisfy { Self.bits($0) == Self.bits(outcomes[0]) })
    // Rows have other rows near them: the regularizer has something to add up.
    #expect(outcomes[0].history.allSatisfy { $0.koleo != 0 && $0.koleo.isFinite })
  }

  @Test("Weights that the last step made are judged, too")
  func lastStepDiverges() throws {
    let images = try Self.images(10, seed: 4)
    var configuration = Self.configuration(.torusC)
    configuration.epochs = 1
    configuration.rates = CosineSchedule(start: 1e39, end: 1e39)
    #expect(throws: TrainingError.diverged(epoch: 0, step: 0)) {
      try Trainer(configuration: configuration).train(on: images)
    }
  }

  @Test("The whole step has the gradient of the textbook objective", arguments: Head.allCases)
  func gradient(head: Head) throws {
    let images = try Self.images(6, seed: 1)
    var configuration = Self.configuration(head)
    configuration.augmentation = Augmentation(shift: 0, noise: 0.3)
    configuration.batch = 6
    configuration.temperature = 0.5
    let network = configuration.network(pixels: 16)
    let parameters = [Float].normals(network.parameterCount, seed: 2).map { $0 / 3 }
    let step = TrainingStep(
      configuration: configuration, images: images, network: network,
      workers: Workers(threads: 2))
    let batch = [3, 0, 5, 1, 2, 4]
    let losses = step.losses(epoch: 4, batch: batch, parameters: parameters)
    let gradient = step.gradient(parameters: parameters).values

    let views = (0..<12).map { row -> [Double] in
      let example = batch[row % 6]
      var stream = RandomStream(
        seed: configuration.seed, purpose: .augmentation, path: 4, example, row / 6)
      _ = (stream.integer(below: 1), stream.integer(below: 1))
      return images.pixels[example * 16..<(example + 1) * 16].map {
        Double($0 + 0.3 * stream.normal())
      }
    }
    let labels = (batch + batch).map { images.labels[$0] }
    let shapes = [(outputs: 8, inputs: 16), (16, 8), (4, 16)]
    let objective = { (theta: [Double]) -> Double in
      let points = views.map {
        Reference.point(
          Reference.network($0, shapes: shapes, parameters: theta), head: head)
      }
      let contrastive = Reference.contrastive(
        points, labels: labels, temperature: 0.5, baseTemperature: 0.07)
      let spread = Reference.koleo(Array(points[..<6])) + Reference.koleo(Array(points[6...]))
      return contrastive + 0.1 * spread
    }
    #expect(abs(losses.total - objective(parameters.doubles)) < 1e-4)
    // Six functions deep and a logarithm of distances at the end: ten times one piece's tolerance.
    let slopes = Reference.gradient(at: parameters.doubles, of: objective)
    #expect(relativeError(gradient, slopes) < 10 * gradientTolerance)
  }

  @Test("The same seed gives the same bytes at 1, 2 and 4 threads", arguments: Head.allCases)
  func determinism(head: Head) throws {
    let images = try Self.images(33, seed: 3)
    let outcomes = try [1, 2, 4].map {
      try Trainer(configuration: Self.configuration(head), threads: $0).train(on: images)
    }
    #expect(outcomes.allSatisfy { Self.bits($0) == Self.bits(outcomes[0]) })
    #expect(outcomes.allSatisfy { $0.history == outcomes[0].history })
    let embeddings = try [1, 2, 4].map {
      try outcomes[0].model.embeddings(
        of: images.pixels + images.pixels + images.pixels, threads: $0)
    }
    #expect(embeddings.allSatisfy { $0 == embeddings[0] })
    var other = Self.configuration(head)
    other.seed = 2
    #expect(
      try Self.bits(Trainer(configuration: other).train(on: images)) != Self.bits(outcomes[0]))
  }

  @Test("Training brings the loss down and the classes apart", arguments: Head.allCases)
  func learning(head: Head) throws {
    var configuration = Self.configuration(head)
    configuration.epochs = 30
    // The rate that carries the two normalized heads away from their start collapses torusC.
    if head != .torusC { configuration.rates = CosineSchedule(start: 0.8, end: 0.1) }
    configuration.koleoWeight = 0.01
    configuration.scaling = PixelScaling(mean: 0.25, deviation: 0.45)
    let (train, test) = try (Self.images(60, seed: 4), Self.images(30, seed: 5))
    let outcome = try Trainer(configuration: configuration).train(on: train, validation: test)
    let history = outcome.history
    #expect(history.map(\.epoch) == Array(0..<30))
    #expect(history[29].contrastive < history[0].contrastive - 0.3)
    #expect(try #require(history[29].validationPrecision) > 0.8)
    #expect(history[29].events.isEmpty)
  }

  @Test("Progress hears every record, in order")
  func progress() throws {
    var heard: [EpochRecord] = []
    let outcome = try Trainer(configuration: Self.configuration(.sphere))
      .train(on: Self.images(12, seed: 6)) { record, seconds in
        heard.append(record)
        #expect(seconds > 0)
      }
    #expect(heard == outcome.history)
  }

  @Test(
    "L05: equal images are one point, and every epoch says that it collapsed",
    arguments: Head.allCases)
  func caseL05(head: Head) throws {
    // Batch 64, six classes, nothing to tell them apart by.
    let images = try LabeledImages(
      height: 2, width: 2, pixels: [Float](repeating: 1, count: 64 * 4),
      labels: (0..<64).map { $0 % 6 })
    var configuration = Self.configuration(head)
    configuration.augmentation = Augmentation(shift: 0)
    configuration.batch = 64
    let history = try Trainer(configuration: configuration).train(on: images).history
    for record in history {
      guard case .collapsed(let found, let expected, let variance)? = record.events.first else {
        Issue.record("expected a collapse in epoch \(record.epoch), found \(record.events)")
        continue
      }
      #expect(abs(expected - log(127) * 0.1 / 0.07) < 1e-12)
      #expect(abs(found - expected) < 1e-4)
      #expect(variance < 1e-5)
    }
  }

  @Test("A learning rate that throws the weights to infinity is reported as divergence")
  func divergence() throws {
    var configuration = Self.configuration(.sphere)
    configuration.rates = CosineSchedule(start: 1e38, end: 1e38)
    let (trainer, images) = (
      try Trainer(configuration: configuration), try Self.images(40, seed: 7)
    )
    let error = #expect(throws: TrainingError.self) { try trainer.train(on: images) }
    guard case .diverged? = error else {
      Issue.record("expected divergence, found \(String(describing: error))")
      return
    }
  }

  @Test("With best epochs, the model is their mean")
  func bestEpochs() throws {
    var configuration = Self.configuration(.torusC)
    configuration.bestEpochs = 3
    let images = try Self.images(20, seed: 8)
    let trainer = try Trainer(configuration: configuration)
    #expect(throws: TrainingError.validationMissing) { try trainer.train(on: images) }
    let outcome = try trainer.train(on: images, validation: images)
    configuration.bestEpochs = 0
    let last = try Trainer(configuration: configuration).train(on: images)
    #expect(Self.bits(outcome) != Self.bits(last))
  }

  @Test("Data that do not fit are refused")
  func refusedData() throws {
    let (trainer, few) = (
      try Trainer(configuration: Self.configuration(.sphere)), try Self.images(9, seed: 9)
    )
    #expect(throws: TrainingError.batchExceedsExamples(batch: 10, examples: 9)) {
      try trainer.train(on: few)
    }
    #expect(throws: TrainingError.pixelCount(expected: 8, found: 7)) {
      try LabeledImages(height: 2, width: 2, pixels: [0, 0, 0, 0, 0, 0, 0], labels: [1, 2])
    }
    #expect(throws: TrainingError.pixelNotFinite(index: 1)) {
      try LabeledImages(height: 1, width: 2, pixels: [0, .nan], labels: [1])
    }
    #expect(throws: TrainingError.imageTooLarge(height: .max, width: 2)) {
      try LabeledImages(height: .max, width: 2, pixels: [], labels: [0])
    }
    #expect(throws: TrainingError.emptyImage(height: 0, width: 2)) {
      try LabeledImages(height: 0, width: 2, pixels: [], labels: [])
    }
    let (many, small) = (
      try Self.images(12, seed: 9),
      try LabeledImages(height: 1, width: 1, pixels: [0], labels: [0])
    )
    #expect(
      throws: TrainingError.imageSize(
        expectedHeight: 4, expectedWidth: 4, foundHeight: 1, foundWidth: 1)
    ) { try trainer.train(on: many, validation: small) }
  }
}
