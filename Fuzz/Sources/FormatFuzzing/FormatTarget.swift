import FormatLaws
import PropertyTesting

/// A fuzzer of a reader: its inputs are the files.
public final class FormatTarget: Sendable {
  private let law: FormatLaw

  /// The fuzzer of the law of this format.
  public init(_ format: String) {
    guard let law = FormatLaw.all.first(where: { $0.format == format }) else {
      fatalError("expected the name of a format, found \(format)")
    }
    self.law = law
  }

  /// Judges one file: 0 if the law holds. One that fails is described, and ends the process.
  public func judge(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    if case .fails(let reason) = law.judge([UInt8](UnsafeBufferPointer(start: data, count: size))) {
      fatalError("\(law.name): \(law.statement)\n  reason: \(reason)")
    }
    return 0
  }
}
