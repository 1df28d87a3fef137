/// The part of a network that turns an image into features.
///
/// A convolutional encoder would be one more case: the trainer only asks for the layers.
public enum Encoder: Sendable, Equatable, Codable {
  /// Linear(inputs → h_1) → ReLU → Linear(h_1 → h_2) → ReLU → …, with the widths h given.
  case fullyConnected(widths: [Int])

  /// The layers from an image of `inputs` pixels to the features.
  package func layers(inputs: Int) -> [any Layer] {
    switch self {
    case .fullyConnected(let widths):
      return zip([inputs] + widths, widths).flatMap { (fanIn, width) -> [any Layer] in
        [LinearLayer(inputs: fanIn, outputs: width), RectifierLayer(width: width)]
      }
    }
  }

  /// F, the number of features of an image of `inputs` pixels.
  package func features(inputs: Int) -> Int {
    switch self {
    case .fullyConnected(let widths): widths.last ?? inputs
    }
  }

  /// The first width outside `range`, if there is one.
  package func width(outside range: ClosedRange<Int>) -> Int? {
    switch self {
    case .fullyConnected(let widths): widths.first { !range.contains($0) }
    }
  }
}
