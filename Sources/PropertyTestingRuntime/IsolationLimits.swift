/// What a case may take before it is reported as a failure.
public struct IsolationLimits: Hashable, Sendable {
  /// The time for one case; a case that takes longer hangs.
  public var seconds: Double
  /// The memory that one case may take, in bytes, beyond what its process has.
  public var memory: UInt64
  /// The time that shrinking a failure may take; every candidate that hangs takes a whole `seconds`.
  public var shrinkSeconds: Double

  /// These limits: by default a second a case, a gibibyte, and half a minute.
  public init(seconds: Double = 1, memory: UInt64 = 1 << 30, shrinkSeconds: Double = 30) {
    precondition(seconds > 0 && shrinkSeconds >= 0, "expected times above 0")
    self.seconds = seconds
    self.memory = memory
    self.shrinkSeconds = shrinkSeconds
  }
}
