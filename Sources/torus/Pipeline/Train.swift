import ArgumentParser
import Foundation
import TorusArtifacts
import TorusTraining

/// The number of threads: results are the same for any.
struct ThreadOptions: ParsableArguments {
  /// The numbers of threads that are started: what a system refuses would end the process.
  static let counts = 1...1024

  @Option(help: "Worker threads, 1 to 1024; the bytes written do not depend on it.")
  var threads = 2

  @Flag(help: "No progress on standard error.")
  var quiet = false

  func validate() throws { try Self.check(threads) }

  static func check(_ threads: Int) throws {
    guard counts.contains(threads) else {
      throw ValidationError(
        "--threads takes a number from 1 to \(counts.upperBound), found \(threads)")
    }
  }
}

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train embeddings of labeled images on the sphere or the torus.",
    discussion: """
      Writes model.safetensors, model.json and history.jsonl into one folder, with \
      train.embeddings.npy (float32; turns for the tori), train.labels.npy, and the same of \
      test. The defaults are those of the dataset: the digits have a measured preset.

      Example: torus train --dataset digits --head torusC --seed 1 --output model
      """)

  @Option(help: "digits, fashion-mnist, or a folder with files named as MNIST's.")
  var dataset: String?

  @Option(help: "A file of images (IDX or npy), instead of --dataset.")
  var images: String?

  @Option(help: "A file of labels (IDX or npy), with --images.")
  var labels: String?

  @Option(
    help: "sphere, torusC or torusN.",
    transform: { name in
      guard let head = Head(rawValue: name) else {
        throw ValidationError("expected sphere, torusC or torusN, found '\(name)'")
      }
      return head
    })
  var head: Head = .torusC

  @Option(help: "D, the outputs of the head; torusN makes D/2 circles of them.")
  var dimensions: Int?

  @Option(help: "The weight of the KoLeo loss.")
  var koleo: Double?

  @Option(help: "The temperature of the contrastive loss.")
  var temperature: Double?

  @Option(help: "How many times the training images are gone through.")
  var epochs: Int?

  @Option(help: "Images in a step.")
  var batch: Int?

  @Option(help: "The seed of everything random.")
  var seed: UInt64 = 1

  @OptionGroup var workers: ThreadOptions

  @Option(help: "The folder to write.")
  var output: String

  func validate() throws {
    guard (dataset != nil) != (images != nil), (images != nil) == (labels != nil) else {
      throw ValidationError("give --dataset, or --images with --labels")
    }
  }

  func run() throws {
    // Before an hour of training, not after it.
    try AtomicOutput.checkFolder(
      output, reading: [("--dataset", dataset), ("--images", images), ("--labels", labels)],
      replaceable: Self.fileNames)
    let data = try read()
    let maximum = data.pixelMaximum
    let train = try labeled(data.train, maximum)
    let trainer = try Trainer(configuration: settings(for: data), threads: workers.threads)
    let outcome = try trainer.train(on: train) { record, seconds in
      if workers.quiet { return }
      let isRound = record.epoch % 25 == 0 || record.epoch == trainer.configuration.epochs - 1
      if isRound || !record.events.isEmpty {
        Console.report(
          "epoch \(record.epoch + 1) of \(trainer.configuration.epochs): loss "
            + "\(rounded(record.loss, 4)), circular variance \(rounded(record.circularVariance, 3)), "
            + "\(rounded(seconds, 2)) s" + record.events.map { ", \($0)" }.joined())
      }
    }
    var files = try ModelFolder.files(outcome.model, outcome.history, pixelMaximum: maximum)
    for (name, part) in [("train", data.train), ("test", data.test)] where part.images.count > 0 {
      let embeddings = try outcome.model.embeddings(
        of: ModelFolder.pixels(part.images, maximum: maximum), threads: workers.threads)
      let shape = [part.images.count, outcome.model.axes]
      files += [
        .init(
          name: "\(name).embeddings.npy",
          bytes: NumPyArray(shape: shape, elements: .float32(embeddings)).encoded()),
        .init(
          name: "\(name).labels.npy",
          bytes: NumPyArray(shape: [part.labels.count], elements: .uint8(part.labels)).encoded()),
      ]
    }
    var writer = AtomicOutput()
    writer.addFolder(files, at: output, replaceable: Self.fileNames)
    try writer.commit()
    Console.say(files.map { "\(output)/\($0.name)" }.joined(separator: "\n"))
  }

  /// What a folder may hold that is written again.
  private static let fileNames =
    [ModelFolder.weights, ModelFolder.settings, ModelFolder.history]
    + ["train", "test"].flatMap { ["\($0).embeddings.npy", "\($0).labels.npy"] }

  private func read() throws -> Dataset {
    switch dataset {
    case "digits"?: return try .digits()
    case "fashion-mnist"?: return try .fashionMNIST()
    case let folder?: return try Dataset(directory: folder)
    case nil:
      let part = try Dataset.Part(images: images ?? "", labels: labels ?? "")
      let none = Dataset.Images(
        count: 0, height: part.images.height, width: part.images.width, pixels: [])
      return Dataset(train: part, test: Dataset.Part(images: none, labels: []))
    }
  }

  private func labeled(_ part: Dataset.Part, _ maximum: UInt8) throws -> LabeledImages {
    try LabeledImages(
      height: part.images.height, width: part.images.width,
      pixels: ModelFolder.pixels(part.images, maximum: maximum), labels: part.labels.map { Int($0) }
    )
  }

  private func settings(for data: Dataset) -> TrainingConfiguration {
    var settings = TrainingConfiguration.digits(head: head, seed: seed)
    if dataset != "digits" {
      // The shifts and the epochs of the digits are for 8 × 8 pixels and few images.
      settings.epochs = 15
      settings.augmentation = Augmentation(
        shift: 3, mirror: dataset == "fashion-mnist" ? .half : .never)
      settings.scaling = PixelScaling(mean: 0.286, deviation: 0.353)
    }
    settings.dimensions = dimensions ?? settings.dimensions
    settings.koleoWeight = koleo ?? settings.koleoWeight
    settings.temperature = temperature ?? settings.temperature
    settings.epochs = epochs ?? settings.epochs
    settings.batch = batch ?? settings.batch
    return settings
  }
}

/// The number with `places` decimal places.
func rounded(_ value: Double, _ places: Int) -> String { String(format: "%.\(places)f", value) }

struct Embed: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Embed images with a trained model.",
    discussion: """
      Example: torus embed --model model --images digits.npy --output e.npy
      """)

  @Option(help: "A folder that 'torus train' wrote.")
  var model: String

  @Option(help: "A file of images (IDX or npy), of the size the model was trained on.")
  var images: String

  @OptionGroup var workers: ThreadOptions

  @Option(help: "The npy file to write: float32, a row an image.")
  var output: String

  func run() throws {
    try Places(
      reading: [("--model", model), ("--images", images)], writing: [("--output", output)]
    ).check()
    let (model, maximum) = try ModelFolder.read(model)
    let images = try Dataset.Images(contentsOf: images)
    guard images.height == model.height, images.width == model.width else {
      throw Failure.badInput(
        "\(self.images): expected images of \(model.height) × \(model.width) pixels, "
          + "found \(images.height) × \(images.width)")
    }
    let embeddings = try model.embeddings(
      of: ModelFolder.pixels(images, maximum: maximum), threads: workers.threads)
    let array = NumPyArray(shape: [images.count, model.axes], elements: .float32(embeddings))
    var writer = AtomicOutput()
    writer.addFile(array.encoded(), at: output)
    try writer.commit()
    Console.say("\(output): \(images.count) × \(model.axes) float32")
  }
}
