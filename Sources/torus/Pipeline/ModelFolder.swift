import Foundation
import TorusArtifacts
import TorusTraining

/// What `torus train` writes and `torus embed` reads: weights, settings, history.
enum ModelFolder {
  static let weights = "model.safetensors"
  static let settings = "model.json"
  static let history = "history.jsonl"
  private static let format = "swift-torus model"

  /// The files of a model whose pixels were divided by `pixelMaximum`.
  static func files(
    _ model: Model, _ records: History, pixelMaximum: UInt8
  ) throws -> [AtomicOutput.File] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let training = try JSONValue(
      decoding: [UInt8](encoder.encode(model.configuration)), path: settings)
    let object = JSONValue.object([
      .init("format", .string(format)), .init("version", .integer(1)),
      .init("height", .integer(model.height)), .init("width", .integer(model.width)),
      .init("pixel_maximum", .integer(pixelMaximum)), .init("training", training),
    ])
    let lines = try records.map { try encoder.encode($0) + Data("\n".utf8) }
    let tensors = model.parameters.map {
      Safetensors.Entry(
        name: $0.name, tensor: Safetensors.Tensor(shape: $0.shape, floats: $0.values))
    }
    return [
      .init(name: weights, bytes: Safetensors(tensors).encoded()),
      .init(name: settings, bytes: object.canonicalBytes()),
      .init(name: history, bytes: lines.flatMap { [UInt8]($0) }),
    ]
  }

  /// The model in `folder`, and what its pixels are divided by.
  static func read(_ folder: String) throws -> (model: Model, pixelMaximum: UInt8) {
    let path = "\(folder)/\(settings)"
    let fields = try JSONFields(contentsOf: path)
    try fields.requireOnly(["format", "version", "height", "width", "pixel_maximum", "training"])
    let found = try fields.string("format")
    let version = try fields.integer("version", in: 0...Int.max)
    guard found == format, version == 1 else {
      throw Failure.badInput("\(path): expected '\(format)' version 1, found '\(found)' \(version)")
    }
    let height = try fields.integer("height", in: 1...1 << 16)
    let width = try fields.integer("width", in: 1...1 << 16)
    let pixelMaximum = try fields.integer("pixel_maximum", in: 1...255)
    let training = try fields.value("training")
    let configuration: TrainingConfiguration
    do {
      configuration = try JSONDecoder().decode(
        TrainingConfiguration.self, from: Data(training.canonicalBytes()))
    } catch {
      throw Failure.badInput("\(path): 'training': \(reason(error))")
    }
    do throws(TrainingError) { try configuration.validate() } catch {
      throw Failure.badInput("\(path): 'training': \(error)")
    }
    let file = "\(folder)/\(weights)"
    let tensors = try Safetensors(contentsOf: file)
    let parameters = try tensors.entries.map { entry in
      guard let values = entry.tensor.floats() else {
        throw Failure.badInput("\(file): expected 32-bit floats in '\(entry.name)'")
      }
      return NamedParameter(name: entry.name, shape: entry.tensor.shape, values: values)
    }
    do throws(TrainingError) {
      let model = try Model(
        configuration: configuration, height: height, width: width, parameters: parameters)
      return (model, UInt8(pixelMaximum))
    } catch {
      throw Failure.badInput("\(file): \(error)")
    }
  }

  /// What was expected of the settings, and where.
  private static func reason(_ error: any Error) -> String {
    let (keys, reason): ([any CodingKey], String)
    switch error as? DecodingError {
    case .keyNotFound(let key, let context)?:
      (keys, reason) = (context.codingPath, "expected the key '\(key.stringValue)', found none")
    case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?,
      .dataCorrupted(let context)?:
      let cause = (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey]
      (keys, reason) = (context.codingPath, (cause as? String) ?? context.debugDescription)
    default: (keys, reason) = ([], "\(error)")
    }
    let place = keys.map(\.stringValue).joined(separator: ".")
    return place.isEmpty ? reason : "'\(place)': \(reason)"
  }

  /// The pixels of images as the model takes them, in [0, 1].
  static func pixels(_ images: Dataset.Images, maximum: UInt8) -> [Float] {
    images.pixels.map { Float($0) / Float(maximum) }
  }
}
