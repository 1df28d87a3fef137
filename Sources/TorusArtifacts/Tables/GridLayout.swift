/// How an integer code stands for a point of the circle: b bits, perhaps b′ more, and the period.
///
/// - A code q in [0, 2^b) decodes to q/2^b turn.
/// - With a refinement r in [0, 2^b′), the fine code is F = q·2^b′ + r mod 2^B, B = b + b′, and decodes
///   to (2F + 1 − 2^b′)/2^(B+1) turn: the center of the r-th of the 2^b′ equal parts of
///   [q − ½, q + ½)/2^b. The offset is the same for every code, so the distance between two decoded
///   points is exactly the Lee distance of their fine codes, in steps of 2^−B turn.
public struct GridLayout: Hashable, Sendable {
  /// b, in [1, 16].
  public let bits: Int

  /// b′, in [1, 16], or `nil` where there is no refinement.
  public let refinementBits: Int?

  /// The length of coordinate that makes one turn.
  public let period: Period

  /// The widths that a code or a refinement may have: [1, 16].
  public static let widths = 1...16

  /// A layout, or `nil` where a width is outside [1, 16].
  public init?(bits: Int, refinementBits: Int?, period: Period) {
    guard GridLayout.widths.contains(bits) else { return nil }
    if let refinementBits, !GridLayout.widths.contains(refinementBits) { return nil }
    self.bits = bits
    self.refinementBits = refinementBits
    self.period = period
  }

  /// B = b + b′ (b′ = 0 without a refinement), in [1, 32].
  public var fineBits: Int { bits + (refinementBits ?? 0) }

  /// Whether a byte can hold several codes: 1, 2 or 4 bits, and no refinement.
  public var canBePacked: Bool {
    refinementBits == nil && CodeStorage.packedWidths.contains(bits)
  }
}
