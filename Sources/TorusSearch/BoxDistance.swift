internal import CTorusKernels

/// The least distance of a point to any point of a box, in a kernel's units.
struct BoxDistance {
  /// What the gaps of the axes are to a distance.
  private enum Sum {
    case gaps
    case squares
    case greatest
    /// Entry g is the least entry of the kernel's table from g on, whatever order they have.
    case entries([UInt32])
  }

  private let sum: Sum

  /// By how many bits codes at the top of a word are left of the kernel's.
  private let shift: UInt16

  /// The distance of a search's metric; `table` is the kernel's, where it has one.
  init(_ metric: SearchMetric, layout: CodeLayout, table: [UInt32]) {
    shift =
      switch layout {
      case .words: 0
      case .bytes: 8
      case .nibbles: 12
      case .bits: 15
      }
    sum =
      switch metric {
      case .lee: .gaps
      case .squaredFlat: .squares
      case .chebyshev: .greatest
      case .tabulated: .entries(Self.leastFromEach(table))
      }
  }

  private static func leastFromEach(_ table: [UInt32]) -> [UInt32] {
    var least = UInt32.max
    return table.reversed().map { entry in
      least = min(least, entry)
      return least
    }.reversed()
  }

  /// The distance from `codes` to the box of the least and the greatest code on every axis.
  ///
  /// - Complexity: O(axes).
  @inline(__always)
  func least(from codes: UnsafeBufferPointer<UInt16>, toBoxAt box: UnsafePointer<UInt16>?) -> UInt64
  {
    guard let box else { return 0 }
    var total: UInt64 = 0
    for axis in codes.indices {
      let gap = gap(codes[axis], box[2 * axis], box[2 * axis + 1])
      switch sum {
      case .gaps: total += gap
      case .squares: total += gap * gap
      case .greatest: total = max(total, gap)
      case .entries(let least): total += UInt64(least[Int(gap)])
      }
    }
    return total
  }

  /// The circular distance of a code to the interval [low, high], low ≤ high.
  ///
  /// From outside, the nearest of its codes is the first one forward or the first one backward: one of
  /// its ends.
  @inline(__always)
  private func gap(_ code: UInt16, _ low: UInt16, _ high: UInt16) -> UInt64 {
    if code &- low <= high &- low { return 0 }
    return UInt64(min(low &- code, code &- high) >> shift)
  }
}
