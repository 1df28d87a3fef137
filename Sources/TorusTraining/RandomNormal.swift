import Foundation

extension RandomStream {
  /// √(−2 ln u) · cos 2πv, u in (0, 1] and v in [0, 1): standard normal.
  ///
  /// Computed in `Double` and rounded once. The sine partner is dropped, so that one call always
  /// takes two numbers from the stream. Source: Box and Muller, 1958.
  package mutating func normal() -> Float {
    let radius = (-2 * log(1 - unitDouble())).squareRoot()
    return Float(radius * cos(2 * .pi * unitDouble()))
  }
}
