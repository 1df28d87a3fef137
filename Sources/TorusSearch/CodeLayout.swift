internal import CTorusKernels

/// How the codes of a row lie in bytes for a search.
public enum CodeLayout: Hashable, Sendable {
  /// A byte a code of `bits` bits, in 1...8.
  case bytes(bits: Int)
  /// Two bytes a code of `bits` bits, in 9...16.
  case words(bits: Int)
  /// Two 4-bit codes a byte.
  case nibbles
  /// Eight 1-bit codes a byte.
  case bits

  /// The layout of codes of `bits` bits, in 1...16: eight or two a byte if `packed`.
  ///
  /// - Precondition: 1 ≤ bits ≤ 16, and packed codes have 1 or 4 bits.
  public init(bits: Int, packed: Bool = false) {
    precondition(1...16 ~= bits, "expected codes of 1...16 bits, found \(bits)")
    precondition(!packed || bits == 1 || bits == 4, "expected 1 or 4 packed bits, found \(bits)")
    self =
      !packed
      ? bits <= 8 ? .bytes(bits: bits) : .words(bits: bits)
      : bits == 1 ? .bits : .nibbles
  }

  /// b, the number of bits of a code.
  public var codeBits: Int {
    switch self {
    case .bytes(let bits), .words(let bits): bits
    case .nibbles: 4
    case .bits: 1
    }
  }

  /// The bytes of a row of `axes` codes.
  func bytes(axes: Int) -> Int {
    switch self {
    case .bytes: axes
    case .words: 2 * axes
    case .nibbles: axes / 2 + axes % 2
    case .bits: axes / 8 + (axes % 8 == 0 ? 0 : 1)
    }
  }

  /// The codes in four bytes.
  private var codesInGroup: Int {
    switch self {
    case .bytes: 4
    case .words: 2
    case .nibbles: 8
    case .bits: 32
    }
  }

  /// The kernel of a metric, and by how many bits its distances are too far left; `nil` if none.
  ///
  /// Kernels see codes at the top of a byte or word, where the circle has 2^8 or 2^16 points and
  /// each step is 2^(8−b) or 2^(16−b) of theirs.
  func kernel(of metric: SearchMetric) -> (kernel: torus_metric, shift: Int)? {
    switch (self, metric) {
    case (.bytes(let bits), .lee): (torus_metric_lee8, 8 - bits)
    case (.bytes(let bits), .squaredFlat): (torus_metric_squared8, 2 * (8 - bits))
    case (.bytes(let bits), .chebyshev): (torus_metric_chebyshev8, 8 - bits)
    case (.bytes, .tabulated): (torus_metric_table8, 0)
    case (.words(let bits), .lee): (torus_metric_lee16, 16 - bits)
    case (.words(let bits), .squaredFlat): (torus_metric_squared16, 2 * (16 - bits))
    case (.words(let bits), .chebyshev): (torus_metric_chebyshev16, 16 - bits)
    case (.nibbles, .lee): (torus_metric_lee4, 0)
    case (.bits, .lee), (.bits, .squaredFlat): (torus_metric_hamming, 0)
    case (.words, .tabulated), (.nibbles, _), (.bits, _): nil
    }
  }

  /// The most axes for which no sum of the kernel overflows.
  func mostAxes(_ kernel: torus_metric) -> Int {
    let groups = Int(clamping: torus_most_groups(kernel))
    let (axes, overflow) = groups.multipliedReportingOverflow(by: codesInGroup)
    return overflow ? .max : axes
  }
}

extension CodeLayout: CustomStringConvertible {
  /// The widths, such as `bytes of 8-bit codes`.
  public var description: String {
    switch self {
    case .bytes(let bits): "bytes of \(bits)-bit codes"
    case .words(let bits): "words of \(bits)-bit codes"
    case .nibbles: "two 4-bit codes a byte"
    case .bits: "eight 1-bit codes a byte"
    }
  }
}
