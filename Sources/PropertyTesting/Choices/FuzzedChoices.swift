/// A fuzzer's bytes as choices: the decoder of `ChoiceEncoding`.
///
/// Total: every string of bytes gives a case, and a string that runs out goes on with zeros, so that
/// a fuzzer need not guess lengths. `Choices.limit` ends a law that would draw for ever.
public final class FuzzedChoices: ChoiceSource {
  private let bytes: [UInt8]
  private var reader = ChoiceEncoding.Reader()

  /// The source of the choices that `bytes` encode, the same for every case.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// How the bytes fit what was asked for since the case began.
  public var fit: RecordFit {
    RecordFit(missing: reader.missing, leftOver: bytes.count - reader.position)
  }

  /// Returns to the first byte.
  public override func begin(case number: UInt64) {
    reader = ChoiceEncoding.Reader()
  }

  /// The next `domain.byteCount` bytes as a value of `domain`.
  public override func choose(
    from domain: ChoiceDomain, after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    reader.next(from: domain, in: bytes)
  }
}
