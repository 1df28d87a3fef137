import CLibFuzzer
import PropertyTesting
import TorusLaws

/// A fuzzer of laws. Its inputs are counterexample files: a line `SCALAR LAW`, and after it the
/// choices of one case as bytes.
///
/// The line names the law rather than numbering it, so that a file means the same for ever. A
/// fuzzer would spoil it at once, so mutations are ours: libFuzzer's for the choices, and now and
/// then another line.
public final class LawTarget: @unchecked Sendable {
  private let headers: [[UInt8]]
  private let laws: [Law]
  /// Where the headers with a given hash are, so that an execution does not search for its own.
  private var places: [UInt64: [Int]] = [:]

  /// The fuzzer of the laws whose names begin with one of `families`, at every width.
  public init(_ families: String...) {
    var headers: [[UInt8]] = []
    var laws: [Law] = []
    for scalar in ScalarType.all {
      for law in scalar.scalarLaws + scalar.vectorLaws(.sampled)
      where families.contains(where: { law.name.text.hasPrefix($0) }) {
        headers.append(Array("\(scalar.name) \(law.name)\n".utf8))
        laws.append(law)
      }
    }
    precondition(!laws.isEmpty, "expected families of laws, found none in \(families)")
    self.headers = headers
    self.laws = laws
    for (index, header) in headers.enumerated() {
      places[Self.hash(header), default: []] += [index]
    }
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

  /// Changes the choices and keeps the line, or once in 16 times the other way round.
  public func mutate(
    _ data: UnsafeMutablePointer<UInt8>?, _ size: Int, _ capacity: Int, _ seed: UInt32
  ) -> Int {
    guard let data, capacity > 256 else { return size }
    let parsed = parse(UnsafeBufferPointer(start: data, count: size))
    let start = parsed?.start ?? size
    guard parsed == nil || seed % 16 == 0 else {
      return start + LLVMFuzzerMutate(data + start, size - start, capacity - start)
    }
    let header = headers[Int(seed / 16) % headers.count]
    let kept = min(size - start, capacity - header.count)
    let choices = [UInt8](UnsafeBufferPointer(start: data + start, count: kept))
    for (index, byte) in (header + choices).enumerated() { data[index] = byte }
    return header.count + kept
  }
}
