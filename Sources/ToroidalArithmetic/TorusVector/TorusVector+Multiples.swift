extension TorusVector {
  /// multiple · vector: the vector added to itself `multiple` times, or its inverse −`multiple`
  /// times, modulo 2^w.
  ///
  /// The multiple is an integer, not a point: any size and sign will do, and only its residue
  /// modulo 2^w counts.
  ///
  ///     3 * TorusVector<UInt8>([100, 1])        // (44, 3)
  ///     -1 * TorusVector<UInt8>([100, 1])       // (156, 255)
  ///     256 * TorusVector<UInt8>([100, 1])      // (0, 0)
  ///
  /// - Complexity: O(n) multiplications modulo 2^w.
  @inlinable
  public static func * <Multiple: BinaryInteger>(multiple: Multiple, vector: Self) -> Self {
    let factor = Scalar(truncatingIfNeeded: multiple)
    return Self(vector.components.map { factor &* $0 })
  }
}
