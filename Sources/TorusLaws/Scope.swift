/// The ranges from which the laws draw what is not a scalar.
///
/// A law is one closure for every engine; an enumeration and a sampler differ only in how large a
/// torus they can afford.
public struct Scope: Sendable {
  /// The dimensions of vectors.
  public var dimensions: ClosedRange<Int>
  /// The integers by which vectors are multiplied.
  public var multiples: ClosedRange<Int>
  /// The numbers of rows of tables.
  public var rows: ClosedRange<Int>

  /// The scope with these ranges.
  public init(dimensions: ClosedRange<Int>, multiples: ClosedRange<Int>, rows: ClosedRange<Int>) {
    self.dimensions = dimensions
    self.multiples = multiples
    self.rows = rows
  }

  /// For random cases: wide enough that sums leave every narrow accumulator.
  public static let sampled = Scope(
    dimensions: 0...40, multiples: Int.min...Int.max, rows: 0...12)

  /// For every case: vectors of exactly `dimension` components, and tables of two rows.
  ///
  /// One dimension at a time, so that an enumerator sees from the first case how many there are.
  public static func enumerated(dimension: Int) -> Scope {
    Scope(dimensions: dimension...dimension, multiples: -1...2, rows: 2...2)
  }
}
