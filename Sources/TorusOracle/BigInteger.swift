internal import CGMP

/// An integer of any size: GMP's `mpz_t` with Swift's value semantics.
///
/// Values are never changed after they are made, so they can be shared between threads.
public struct BigInteger: Sendable {
  /// Owns one `mpz_t`. Behind a pointer, because passing one variable twice to a GMP function
  /// would violate exclusivity.
  private final class Storage: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<__mpz_struct>

    init() {
      pointer = .allocate(capacity: 1)
      __gmpz_init(pointer)
    }

    deinit {
      __gmpz_clear(pointer)
      pointer.deallocate()
    }
  }

  private let storage: Storage

  /// An `mpz_t`, as GMP's functions take it.
  typealias Pointer = UnsafeMutablePointer<__mpz_struct>

  /// What `body` makes of the `mpz_t`, which it must not change or keep.
  func read<Answer>(_ body: (Pointer) -> Answer) -> Answer {
    // Swift may release the storage after its last use, which is before GMP reads through the
    // pointer.
    withExtendedLifetime(storage) { body(storage.pointer) }
  }

  /// The integer that `body` writes into a fresh `mpz_t`.
  init(_ body: (Pointer) -> Void) {
    storage = Storage()
    read(body)
  }

  /// The integer that a GMP function of one operand writes.
  private init(_ function: (Pointer, Pointer) -> Void, _ operand: Self) {
    self.init { result in operand.read { function(result, $0) } }
  }

  /// The integer that a GMP function of two operands writes.
  private init(_ function: (Pointer, Pointer, Pointer) -> Void, _ left: Self, _ right: Self) {
    self.init { result in left.read { left in right.read { function(result, left, $0) } } }
  }

  /// The integer equal to `value`.
  public init<Value: BinaryInteger>(_ value: Value) {
    if let small = Int(exactly: value) {
      self.init { __gmpz_set_si($0, small) }
      return
    }
    let words = value.magnitude.words.map { $0 }
    self.init { result in
      // Least significant word first, in the machine's byte order.
      __gmpz_import(result, words.count, -1, MemoryLayout<UInt>.size, 0, 0, words)
      if value < 0 { __gmpz_neg(result, result) }
    }
  }

  /// The integer whose 64-bit digits are `digits`, least significant first.
  public init(digits: [UInt64]) {
    self.init { __gmpz_import($0, digits.count, -1, MemoryLayout<UInt64>.size, 0, 0, digits) }
  }

  /// 2^exponent, for exponent ≥ 0.
  public static func powerOfTwo(_ exponent: Int) -> BigInteger {
    precondition(exponent >= 0, "expected an exponent of at least 0, found \(exponent)")
    return BigInteger { __gmpz_setbit($0, UInt(exponent)) }
  }
}

extension BigInteger {
  /// left + right.
  public static func + (left: Self, right: Self) -> Self {
    Self({ __gmpz_add($0, $1, $2) }, left, right)
  }

  /// left − right.
  public static func - (left: Self, right: Self) -> Self {
    Self({ __gmpz_sub($0, $1, $2) }, left, right)
  }

  /// left · right.
  public static func * (left: Self, right: Self) -> Self {
    Self({ __gmpz_mul($0, $1, $2) }, left, right)
  }

  /// −value.
  public static prefix func - (value: Self) -> Self { Self({ __gmpz_neg($0, $1) }, value) }

  /// |self|.
  public var magnitude: Self { Self({ __gmpz_abs($0, $1) }, self) }

  /// ⌊self / divisor⌋, for a divisor other than 0.
  public func floorDivided(by divisor: Self) -> Self {
    precondition(divisor != 0, "expected a divisor other than 0")
    return Self({ __gmpz_fdiv_q($0, $1, $2) }, self, divisor)
  }

  /// self − divisor · ⌊self / divisor⌋: in [0, divisor) for a positive divisor.
  public func modulo(_ divisor: Self) -> Self {
    precondition(divisor != 0, "expected a divisor other than 0")
    return Self({ __gmpz_fdiv_r($0, $1, $2) }, self, divisor)
  }

  /// The greatest common divisor of `self` and `other`, not negative.
  public func greatestCommonDivisor(with other: Self) -> Self {
    Self({ __gmpz_gcd($0, $1, $2) }, self, other)
  }
}

extension BigInteger: Comparable {
  /// The sign of left − right.
  private static func order(_ left: Self, _ right: Self) -> Int32 {
    left.read { left in right.read { __gmpz_cmp(left, $0) } }
  }

  /// Whether `left` equals `right`.
  public static func == (left: Self, right: Self) -> Bool { order(left, right) == 0 }

  /// Whether `left` is less than `right`.
  public static func < (left: Self, right: Self) -> Bool { order(left, right) < 0 }
}

extension BigInteger: ExpressibleByIntegerLiteral {
  /// The value of the literal.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension BigInteger: CustomStringConvertible {
  /// The value in decimal digits.
  public var description: String {
    guard let text = read({ __gmpz_get_str(nil, 10, $0) }) else { return "" }
    defer { text.deallocate() }
    return String(cString: text)
  }
}

extension FixedWidthInteger {
  /// The integer of this type congruent to `integer` modulo 2^w.
  public init(congruentTo integer: BigInteger) {
    let residue = integer.modulo(BigInteger.powerOfTwo(Self.bitWidth))
    var digits: [UInt64] = []
    var rest = residue
    let base = BigInteger.powerOfTwo(64)
    while rest != 0 {
      digits.append(rest.modulo(base).read { UInt64(__gmpz_get_ui($0)) })
      rest = rest.floorDivided(by: base)
    }
    // Scalars are not guaranteed more than one bit, so digits are placed by shifts of `Self`.
    var value: Self = 0
    for (index, digit) in digits.enumerated() {
      value |= Self(truncatingIfNeeded: digit) << (64 * index)
    }
    self = value
  }
}
