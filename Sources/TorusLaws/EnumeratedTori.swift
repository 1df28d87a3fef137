import PropertyTesting

/// The tori over which a law was walked through every case: some widths, or powers of some circles.
///
/// Written as in the ledger: `1-5 8` for a law of scalars, judged at 1 to 5 and at 8 bits; and
/// `1^3 2^2 8^1` for a law of vectors, judged up to dimension 3 at 1 bit, 2 at 2 bits and 1 at 8.
public struct EnumeratedTori: Hashable, Sendable {
  /// For each width the largest dimension up to which all were walked; `nil` for laws of scalars.
  private var dimensions: [Int: Int?] = [:]

  /// The tori of the `runs` of one law; a width counts if every scalar type of it was exhausted.
  public init(of runs: [ScalarType.Run]) {
    for (bitWidth, runs) in Dictionary(grouping: runs, by: \.bitWidth) {
      let byDimension = Dictionary(grouping: runs, by: \.dimension)
      func isWalked(_ dimension: Int?) -> Bool {
        byDimension[dimension]?.allSatisfy { $0.report.verdict == .exhausted } ?? false
      }
      if isWalked(nil) {
        dimensions[bitWidth] = .some(nil)
      } else if let last = (0...).prefix(while: { isWalked($0) }).last {
        dimensions[bitWidth] = last
      }
    }
  }

  /// Whether there is no such torus.
  public var isEmpty: Bool { dimensions.isEmpty }

  /// Whether the vectors of `dimension` components of `bitWidth` bits are one of these; without
  /// a dimension, whether the circle of that width is.
  public func contains(bitWidth: Int, dimension: Int?) -> Bool {
    guard let last = dimensions[bitWidth] else { return false }
    return (last == nil) == (dimension == nil) && (dimension ?? 0) <= (last ?? 0)
  }
}

extension EnumeratedTori: CustomStringConvertible {
  /// The widths, as in `1-5 8`, or the powers, as in `1^3 2^2 8^1`.
  public var description: String {
    let widths = dimensions.keys.sorted()
    var words: [String] = []
    var run: ClosedRange<Int>?
    func close() {
      if let run {
        words.append(run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)-\(run.upperBound)")
      }
      run = nil
    }
    for width in widths {
      if let dimension = dimensions[width] ?? nil {
        words.append("\(width)^\(dimension)")
      } else if let open = run, open.upperBound == width - 1 {
        run = open.lowerBound...width
      } else {
        close()
        run = width...width
      }
    }
    close()
    return words.joined(separator: " ")
  }

  /// The tori that `text` names; `nil` if it is not of the form above.
  public init?(_ text: String) {
    for word in text.split(separator: " ") {
      let power = word.split(separator: "^", omittingEmptySubsequences: false)
      if power.count == 2 {
        guard let width = Int(power[0]), let dimension = Int(power[1]) else { return nil }
        dimensions[width] = dimension
        continue
      }
      let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let low = ends[0], let high = ends[ends.count - 1], low <= high, ends.count <= 2 else {
        return nil
      }
      for width in low...high { dimensions[width] = .some(nil) }
    }
  }
}
