/// 2^b points of a line for each axis, between two numbers that a table or a file gives.
///
/// A code q in [0, 2^b) of axis j decodes to
///
///     lower_j + (multiplier·q + offset)/divisor · E_j,
///
/// a rational number, exactly: `lower` and E are the numbers of the file. With L = 2^b − 1 and the rule
///
/// - `endpoints`: lower + q/L·(upper − lower). The first code is the lower end, the last the upper.
///   sentence-transformers' `int8` and `uint8` are these, with 8 bits.
/// - `centers`: lower + (2q + 1)/(2L)·extent. FAISS' `SQ8` decodes so: vmin + (2q + 1)/510·vdiff.
///
/// Where E = 0 every code decodes to `lower`. Nothing wraps: it is a grid of a line, not of a circle.
///
/// For example, 2 bits from −1 to 2 are −1, 0, 1, 2.
public struct CalibratedGrid: Hashable, Sendable {
  /// Which points between both ends are the codes'.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// From end to end in L equal steps; the bounds are upper ends.
    case endpoints
    /// Half a step above that, for steps of extent/L; the bounds are extents.
    case centers
  }

  /// b, in [1, 16].
  public let bits: Int

  /// The rule.
  public let rule: Rule

  /// What q = 0 begins at, for each axis; finite.
  public let lower: [Double]

  /// The upper end, or the extent, of each axis, as the rule says; finite, E_j ≥ 0.
  public let bounds: [Double]

  /// The grid, or `nil` where the width is outside [1, 16], there is no axis, counts differ, a number is
  /// not finite, or an upper end is below its lower, or an extent below 0.
  ///
  /// −0.0 is the number 0.
  public init?(bits: Int, rule: Rule, lower: [Double], bounds: [Double]) {
    guard GridLayout.widths.contains(bits), !lower.isEmpty, lower.count == bounds.count,
      (lower + bounds).allSatisfy(\.isFinite),
      zip(lower, bounds).allSatisfy({ rule == .endpoints ? $0 <= $1 : 0 <= $1 })
    else { return nil }
    self.bits = bits
    self.rule = rule
    self.lower = lower.map { $0 + 0 }
    self.bounds = bounds.map { $0 + 0 }
  }

  /// The number of axes.
  public var axes: Int { lower.count }

  /// What q is multiplied with: 1, or 2 for `centers`.
  public var multiplier: Int { rule == .endpoints ? 1 : 2 }

  /// What is added to it: 0, or 1 for `centers`.
  public var offset: Int { rule == .endpoints ? 0 : 1 }

  /// What the sum is divided by: L, or 2L for `centers`.
  public var divisor: Int { multiplier * ((1 << bits) - 1) }

  /// The ends of each axis: the least and the greatest number of each column of `table`, for codes of
  /// `bits` bits by the rule `endpoints`.
  ///
  /// One row, or a constant column, has E = 0: one code, no error.
  ///
  /// - Precondition: `bits` is in [1, 16].
  /// - Complexity: O(rows · axes).
  public init(fitting table: EmbeddingTable, bits: Int) {
    precondition(
      GridLayout.widths.contains(bits), "expected bits from 1 to 16, found \(bits)")
    var lower = table.row(0)
    var upper = lower
    for row in 1..<table.rows {
      for (axis, value) in table.row(row).enumerated() {
        if value < lower[axis] { lower[axis] = value }
        if value > upper[axis] { upper[axis] = value }
      }
    }
    self.bits = bits
    rule = .endpoints
    self.lower = lower.map { $0 + 0 }
    bounds = upper.map { $0 + 0 }
  }
}
