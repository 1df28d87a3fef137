/// The values where wrapping arithmetic goes wrong.
enum Corners {
  /// The number of corners of a domain.
  static let count: UInt64 = 6

  /// The number of ordered pairs of corners, which is the number of cases of the tour.
  static let tourLength: UInt64 = count * count

  /// The corner with this number, in [0, `count`): 0, −1, half, half − 1, 1, half + 1.
  ///
  /// On the ring these are 0 and its neighbours, half a ring away and its neighbours: for signed
  /// integers among them the minimum and the maximum, for unsigned ones the maximum. For an index
  /// −1 is the maximum. A width of one bit has the residues 0 and 1 only, several times.
  /// For floats: 0, −0, 1, the largest there is with its negative, and the least above 0.
  /// For the order of a range with both signs, whose nearer end has the place `nearEnd` (see
  /// `RangeOrder`): 0, the farther end, the nearer end and its opposite, 1 and −1.
  static func corner(
    _ number: UInt64, of domain: ChoiceDomain, nearEndAt nearEnd: UInt128 = 0
  ) -> UInt128 {
    if domain.kind == .float { return float(number, of: domain) }
    if nearEnd > 0 { return place(number, of: domain, nearEndAt: nearEnd) }
    let value: UInt128 =
      switch number {
      case 0: 0
      case 1: domain.maximum
      case 2: domain.half
      case 3: domain.half &- 1
      case 4: 1
      default: domain.half &+ 1
      }
    // Only the last leaves the domain, and only where half is the maximum itself.
    return value <= domain.maximum ? value : 0
  }

  private static func place(
    _ number: UInt64, of domain: ChoiceDomain, nearEndAt nearEnd: UInt128
  ) -> UInt128 {
    switch number {
    case 0: 0
    case 1: domain.maximum
    case 2: nearEnd
    case 3: nearEnd &- 1
    case 4: 1
    default: 2
    }
  }

  private static func float(_ number: UInt64, of domain: ChoiceDomain) -> UInt128 {
    switch number {
    case 0: 0
    case 1: 1
    case 2: UInt128(FloatFormat(width: domain.bitWidth).bits(of: 1, exponent: 0)) << 1
    case 3: domain.maximum - 1
    case 4: domain.maximum
    default: 2
    }
  }
}
