/// How a view is made from an example: shift, mirror, noise, in this order.
public struct Augmentation: Sendable, Equatable, Codable {
  /// Shifts by up to this many pixels, each way and direction; what comes in is 0. In [0, ∞).
  public var shift: Int
  /// Whether a view is mirrored left to right with probability 1/2.
  public var mirror: Mirror
  /// The standard deviation of the normal noise added to each pixel. In [0, ∞).
  public var noise: Float

  /// A rule for mirroring.
  public enum Mirror: String, Sendable, Codable {
    /// Digits and letters: a mirrored one is another one, or none.
    case never
    /// Clothing: either side may be left.
    case half
  }

  /// Views shifted by up to `shift` pixels, mirrored by the rule, with noise.
  public init(shift: Int, mirror: Mirror = .never, noise: Float = 0) {
    self.shift = shift
    self.mirror = mirror
    self.noise = noise
  }

  /// One view of one image, scaled: target (height · width) ← (augmented − mean)/deviation.
  ///
  /// Takes from `stream` a vertical shift, a horizontal shift, a mirror bit if mirroring, and one
  /// normal number a pixel if there is noise; nothing else.
  package func apply(
    to image: UnsafePointer<Float>, height: Int, width: Int, scaling: PixelScaling,
    stream: inout RandomStream, into target: UnsafeMutablePointer<Float>
  ) {
    let down = stream.integer(below: 2 * shift + 1) - shift
    let right = stream.integer(below: 2 * shift + 1) - shift
    let isMirrored = mirror == .half && stream.integer(below: 2) == 1
    for row in 0..<height {
      for column in 0..<width {
        let from = (row: row - down, column: (isMirrored ? width - 1 - column : column) - right)
        let isInside = from.row >= 0 && from.row < height && from.column >= 0 && from.column < width
        var value = isInside ? image[from.row * width + from.column] : 0
        if noise > 0 { value += noise * stream.normal() }
        target[row * width + column] = scaling(value)
      }
    }
  }
}

/// x ↦ (x − mean)/deviation, part of the model.
public struct PixelScaling: Sendable, Equatable, Codable {
  /// Subtracted from each pixel.
  public var mean: Float
  /// Divides what is left; in (0, ∞).
  public var deviation: Float

  /// The scaling given; the default leaves pixels as they are.
  public init(mean: Float = 0, deviation: Float = 1) {
    self.mean = mean
    self.deviation = deviation
  }

  package func callAsFunction(_ pixel: Float) -> Float { (pixel - mean) / deviation }
}
