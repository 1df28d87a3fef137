extension Collection where Element: FixedWidthInteger {
  /// Σ aᵢ · bᵢ over the integers, exactly: of this collection's elements a and the other's b.
  ///
  ///     [-1 as Int8].dotProduct(with: [1 as Int8])                // −1
  ///     [200, 1 as UInt8].dotProduct(with: [-128, -1 as Int8])    // −25601
  ///     [Int32(50000)].dotProduct(with: [Int32(50000)])           // 2500000000
  ///     [UInt8]().dotProduct(with: [Int8]())                      // 0
  ///
  /// The elements count as the integers that their types write, each of its own sign; the two types
  /// may differ. In [−n · 2^255, n · (2^128 − 1)²] for n elements.
  ///
  /// - Precondition: The collections have equal counts, and elements of at most 128 bits.
  /// - Complexity: O(n) products; sums in 64 bits while n · 2^t < 2^63, and in 128 while it is below
  ///   2^127, where a product is at most 2^t in magnitude.
  @inlinable
  public func dotProduct<Other: Collection>(with other: Other) -> ExactSum
  where Other.Element: FixedWidthInteger {
    let count = count
    precondition(
      count == other.count, "expected equally many elements, found \(count) and \(other.count)")
    let termBits = Element.magnitudeBits + Other.Element.magnitudeBits
    // One bit more than the terms have is that of the sign.
    if DistanceSums.fits(count: count, termBits: termBits + 1, UInt64.self) {
      return ExactSum(wrappingDotProduct(with: other, Int64.self))
    }
    if DistanceSums.fits(count: count, termBits: termBits + 1, UInt128.self) {
      return ExactSum(wrappingDotProduct(with: other, Int128.self))
    }
    var (positive, negative) = (0 as UInt320, 0 as UInt320)
    for (a, b) in zip(self, other) {
      let product = UInt320.product(of: UInt128(a.magnitude), and: UInt128(b.magnitude))
      if (a < 0) == (b < 0) { positive += product } else { negative += product }
    }
    return ExactSum(positive, minus: negative)
  }

  /// Σ aᵢ · bᵢ over the integers, or nil exactly if `Sum` cannot hold it.
  ///
  ///     let codes = [UInt8](repeating: 255, count: 33026)
  ///     codes.dotProduct(with: codes, as: UInt32.self)                     // 2147515650
  ///     codes.dotProduct(with: codes, as: Int32.self)                      // nil: 2^31 is passed
  ///     [100, 100, -100 as Int8].dotProduct(with: [1, 1, 1 as Int8], as: Int8.self)   // 100
  ///
  /// It is the whole sum that has to fit, not the sums on the way: the answer does not depend on the
  /// order of the elements, and nothing wraps or saturates.
  ///
  /// - Parameters:
  ///   - other: As many integers, of the same or another type.
  ///   - type: The type of the answer.
  /// - Returns: The sum, or nil.
  /// - Precondition: The collections have equal counts, and all three types at most 128 bits.
  /// - Complexity: O(n) products, as ``dotProduct(with:)``.
  @inlinable
  public func dotProduct<Other: Collection, Sum: FixedWidthInteger>(
    with other: Other, as type: Sum.Type
  ) -> Sum? where Other.Element: FixedWidthInteger { Sum(exactly: dotProduct(with: other)) }

  /// The sum modulo 2^W for a `Sum` of W bits, which holds all elements.
  @inlinable
  func wrappingDotProduct<Other: Collection, Sum: FixedWidthInteger>(
    with other: Other, _: Sum.Type
  ) -> Sum where Other.Element: FixedWidthInteger {
    var sum: Sum = 0
    for (a, b) in zip(self, other) {
      sum &+= Sum(truncatingIfNeeded: a) &* Sum(truncatingIfNeeded: b)
    }
    return sum
  }
}

extension FixedWidthInteger {
  /// The least b with |x| ≤ 2^b for all x of the type.
  @inlinable
  static var magnitudeBits: Int { isSigned ? bitWidth - 1 : bitWidth }
}

extension TorusVector {
  /// Σ aᵢ · bᵢ over the components as integers, exactly.
  ///
  ///     TorusVector<Int8>([-128, 3]).dotProduct(with: [-128, 5] as TorusVector<Int8>)     // 16399
  ///     TorusVector<UInt8>([255]).dotProduct(with: [-1] as TorusVector<Int8>)             // −255
  ///
  /// It is a number of how the points are written, and no invariant of the points: a
  /// `TorusVector<Int8>` and the `TorusVector<UInt8>` of the same residues have dot products that
  /// agree modulo 2^w only.
  ///
  /// - Precondition: The vectors have equal dimensions, and scalars of at most 128 bits.
  /// - Complexity: O(n) products, as those of collections.
  @inlinable
  public func dotProduct<Other: FixedWidthInteger>(with other: TorusVector<Other>) -> ExactSum {
    components.dotProduct(with: other.components)
  }

  /// Σ aᵢ · bᵢ over the components as integers, or nil exactly if `Sum` cannot hold it.
  ///
  ///     let a: TorusVector<Int32> = [50000]
  ///     a.dotProduct(with: a, as: Int64.self)     // 2500000000
  ///     a.dotProduct(with: a, as: Int32.self)     // nil
  ///
  /// - Precondition: The vectors have equal dimensions, and all three types at most 128 bits.
  /// - Complexity: O(n) products, as those of collections.
  @inlinable
  public func dotProduct<Other: FixedWidthInteger, Sum: FixedWidthInteger>(
    with other: TorusVector<Other>, as type: Sum.Type
  ) -> Sum? { components.dotProduct(with: other.components, as: type) }
}
