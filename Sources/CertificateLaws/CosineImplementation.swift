import TorusQuantization

/// What the laws of cosine tables judge. The library is the default of each function.
public struct CosineImplementation: Sendable {
  /// The entries of the table of codes of this many bits, in units of 2^−scale.
  public var entries: @Sendable (_ bits: Int, _ scale: Int) -> [Int64] =
    { CosineTable(bits: $0, scaleBits: $1).entries }

  /// The similarity of two rows of codes.
  public var compare:
    @Sendable (_ bits: Int, _ scale: Int, _ codes: [UInt16], _ other: [UInt16]) -> Int64 = {
      (bits, scale, codes, other) in
      CosineTable(bits: bits, scaleBits: scale).similarity(codes[...], other[...])
    }

  /// How far a similarity of so many axes can be from the sum of cosines.
  public var error: @Sendable (_ bits: Int, _ scale: Int, _ axes: Int) -> Int64 =
    { CosineTable(bits: $0, scaleBits: $1).error(axes: $2) }

  /// How much it can differ between codes and embeddings with residuals that add up to this.
  public var slack: @Sendable (_ bits: Int, _ scale: Int, _ residual: UInt64) -> Int64? =
    { CosineTable(bits: $0, scaleBits: $1).slack(residual: $2) }

  /// The library.
  public init() {}
}
