internal import CLibFuzzer
public import PropertyTesting

/// A fuzzer of laws. Its inputs are counterexample files: a line with the title of a law, and after
/// it the choices of one case as bytes.
///
/// A fuzzer is a program of a few lines, built with `--sanitize=fuzzer`:
///
///     private let target = LawTarget(myLaws)
///
///     @c(LLVMFuzzerTestOneInput)
///     func judge(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 { target.judge(data, size) }
///
///     @c(LLVMFuzzerCustomMutator)
///     func mutate(
///       _ data: UnsafeMutablePointer<UInt8>?, _ size: Int, _ capacity: Int, _ seed: UInt32
///     ) -> Int { target.mutate(data, size, capacity, seed) }
///
/// The line names the law rather than numbering it, so that a file means the same for ever. A
/// fuzzer would spoil it at once, so mutations are ours: libFuzzer's for the choices, and now and
/// then another line.
public final class LawTarget: Sendable {
  private let headers: [[UInt8]]
  private let laws: [Law]
  /// Where the headers with a given hash are, so that an execution does not search for its own.
  private let places: [UInt64: [Int]]

  /// The fuzzer of `laws`, at least one, each under its name.
  public convenience init(_ laws: [Law]) {
    self.init(titled: laws.map { ($0.name.text, $0) })
  }

  /// The fuzzer of laws under titles of one line, at most 127 bytes each, all different.
  public init(titled laws: [(title: String, law: Law)]) {
    guard !laws.isEmpty else { fatalError("expected at least one law to fuzz") }
    headers = laws.map { Array("\($0.title)\n".utf8) }
    for header in headers where header.count > 128 {
      fatalError(
        "expected a title of at most 127 bytes, found \(String(decoding: header, as: UTF8.self))")
    }
    self.laws = laws.map(\.law)
    places = Dictionary(grouping: headers.indices) { [headers] in Self.hash(headers[$0]) }
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// The law that the first line of `input` names, and where its choices begin.
  private func parse(_ input: UnsafeBufferPointer<UInt8>) -> (law: Int, start: Int)? {
    guard let newline = input.prefix(128).firstIndex(of: 10) else { return nil }
    let header = input[...newline]
    let law = places[Self.hash(header)]?.first { headers[$0].elementsEqual(header) }
    return law.map { ($0, newline + 1) }
  }

  /// Judges one input: 0 if the law holds or the case is discarded, −1 if the line names no law.
  ///
  /// A law that fails is described on standard error, and ends the process.
  public func judge(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    let input = UnsafeBufferPointer(start: data, count: size)
    guard let (law, start) = parse(input) else { return -1 }
    let bytes = [UInt8](input[start...])
    var choices = Choices(from: FuzzedChoices(bytes: bytes))
    choices.begin(case: 0)
    guard case .fails? = try? laws[law].body(&choices) else { return 0 }
    let report = Replayer().run(laws[law], on: ChoiceEncoding(bytes: bytes))
    fatalError("\(String(decoding: headers[law], as: UTF8.self))\(report)")
  }

  /// Changes the choices and keeps the line, or once in 16 times the other way round; the new size.
  public func mutate(
    _ data: UnsafeMutablePointer<UInt8>?, _ size: Int, _ capacity: Int, _ seed: UInt32
  ) -> Int {
    guard let data else { return size }
    let parsed = parse(UnsafeBufferPointer(start: data, count: size))
    let start = parsed?.start ?? size
    guard parsed == nil || seed % 16 == 0 else {
      return start + LLVMFuzzerMutate(data + start, size - start, capacity - start)
    }
    let header = headers[Int(seed / 16) % headers.count]
    guard header.count <= capacity else { return size }
    let kept = min(size - start, capacity - header.count)
    let choices = [UInt8](UnsafeBufferPointer(start: data + start, count: kept))
    for (index, byte) in (header + choices).enumerated() { data[index] = byte }
    return header.count + kept
  }

  /// The report on the case that `file` holds, shrunk in at most `shrinkBudget` runs, by default not
  /// at all; `nil` if its first line is no title of a law.
  ///
  /// A file of the fuzzer is so a test, and one of `file(of:titled:)` a seed of the fuzzer.
  public func report(on file: [UInt8], shrinkBudget: Int = 0) -> Report? {
    file.withUnsafeBufferPointer { input in
      guard let (law, start) = parse(input) else { return nil }
      return Replayer(shrinkBudget: shrinkBudget)
        .run(laws[law], on: ChoiceEncoding(bytes: [UInt8](input[start...])))
    }
  }

  /// The file that holds `counterexample` to the law with this title.
  public static func file(of counterexample: Counterexample, titled title: String) -> [UInt8] {
    Array("\(title)\n".utf8) + ChoiceEncoding(counterexample.choices).bytes
  }
}
