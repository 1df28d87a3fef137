// The sums of distances, each in the narrowest accumulator that provably cannot overflow.
//
// With m = 2^w, a Lee term is at most m/2 = 2^(w−1) and a squared term at most 2^(2w−2). A sum
// of n terms of at most 2^t each is at most n · 2^t, which is below 2^a exactly if n < 2^(a−t):
// so an a-bit accumulator is safe for n ≤ (2^a − 1) >> t, and `&+=` in it never wraps.

@usableFromInline
enum DistanceSums {
  /// Whether `count` terms of at most 2^`termBits` fit an accumulator of type `Accumulator`.
  @inlinable
  static func fits<Accumulator: FixedWidthInteger & UnsignedInteger>(
    count: Int, termBits: Int, _: Accumulator.Type
  ) -> Bool {
    termBits < Accumulator.bitWidth && count <= Accumulator.max >> Accumulator(termBits)
  }

  /// The Lee distance, in an accumulator for which ``fits(count:termBits:_:)`` holds with w − 1.
  @inlinable
  static func lee<Scalar: FixedWidthInteger, Accumulator: FixedWidthInteger & UnsignedInteger>(
    _ left: UnsafeBufferPointer<Scalar>, _ right: UnsafeBufferPointer<Scalar>,
    _: Accumulator.Type
  ) -> Accumulator {
    var sum: Accumulator = 0
    for index in left.indices {
      sum &+= Accumulator(
        truncatingIfNeeded: left[index].circularDistance(to: right[index]))
    }
    return sum
  }

  /// The squared distance, in an accumulator for which ``fits(count:termBits:_:)`` holds
  /// with 2w − 2.
  @inlinable
  static func squared<Scalar: FixedWidthInteger, Accumulator: FixedWidthInteger & UnsignedInteger>(
    _ left: UnsafeBufferPointer<Scalar>, _ right: UnsafeBufferPointer<Scalar>,
    _: Accumulator.Type
  ) -> Accumulator {
    var sum: Accumulator = 0
    for index in left.indices {
      let distance = Accumulator(
        truncatingIfNeeded: left[index].circularDistance(to: right[index]))
      sum &+= distance &* distance
    }
    return sum
  }

  /// The greatest distance along an axis; 0 for no axes.
  @inlinable
  static func chebyshev<Scalar: FixedWidthInteger>(
    _ left: UnsafeBufferPointer<Scalar>, _ right: UnsafeBufferPointer<Scalar>
  ) -> Scalar.Magnitude {
    var greatest: Scalar.Magnitude = 0
    for index in left.indices {
      greatest = Swift.max(greatest, left[index].circularDistance(to: right[index]))
    }
    return greatest
  }

  /// The Lee distance at any width up to 128 and any count.
  @inlinable
  static func lee<Scalar: FixedWidthInteger>(
    _ left: UnsafeBufferPointer<Scalar>, _ right: UnsafeBufferPointer<Scalar>
  ) -> UInt320 {
    let termBits = Scalar.bitWidth - 1
    if fits(count: left.count, termBits: termBits, UInt64.self) {
      return UInt320(lee(left, right, UInt64.self))
    }
    if fits(count: left.count, termBits: termBits, UInt128.self) {
      return UInt320(lee(left, right, UInt128.self))
    }
    var sum: UInt320 = 0
    for index in left.indices {
      sum += UInt320(left[index].circularDistance(to: right[index]))
    }
    return sum
  }

  /// The squared distance at any width up to 128 and any count.
  @inlinable
  static func squared<Scalar: FixedWidthInteger>(
    _ left: UnsafeBufferPointer<Scalar>, _ right: UnsafeBufferPointer<Scalar>
  ) -> UInt320 {
    let termBits = 2 * Scalar.bitWidth - 2
    if fits(count: left.count, termBits: termBits, UInt64.self) {
      return UInt320(squared(left, right, UInt64.self))
    }
    if fits(count: left.count, termBits: termBits, UInt128.self) {
      return UInt320(squared(left, right, UInt128.self))
    }
    var sum: UInt320 = 0
    for index in left.indices {
      sum += UInt320.square(of: UInt128(left[index].circularDistance(to: right[index])))
    }
    return sum
  }
}
