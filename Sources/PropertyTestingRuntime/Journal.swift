public import Foundation
public import PropertyTesting

/// The case that is running, in memory that outlives the process: a mapped file, or memory shared
/// with child processes.
///
/// Each choice is there before the law gets it. When the process is killed in the middle of a case,
/// the system still writes the mapped pages to the file, and `JournaledCase(contentsOf:)` reads
/// the case back. It costs some nanoseconds a choice, no system call. Not for several threads: each
/// has its own.
public final class Journal {
  /// The file; `nil` for shared memory.
  public let file: URL?

  fileprivate let memory: UnsafeMutableRawPointer
  private let byteCount = JournalLayout.byteCount(choices: Choices.limit)

  /// The open file, which this process has locked for as long as it lives.
  private let descriptor: Int32

  /// An empty journal in a new file at `url`, where there must be none.
  ///
  /// - Throws: `RuntimeError` if the file cannot be made, or there is no room for it.
  public init(file url: URL) throws(RuntimeError) {
    let path = url.path(percentEncoded: false)
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw .system("cannot make the journal \(path)", code: errno)
    }
    // Room on the disk now, rather than a fault when a page is written.
    let refusal = posix_fallocate(descriptor, 0, off_t(byteCount))
    guard refusal == 0 else { throw .system("no room for the journal \(path)", code: refusal) }
    memory = try Self.map(byteCount, descriptor: descriptor)
    file = url
    start()
  }

  /// An empty journal in memory that children of this process share.
  ///
  /// - Throws: `RuntimeError` if the system has no memory.
  public init() throws(RuntimeError) {
    descriptor = -1
    memory = try Self.map(byteCount, descriptor: nil)
    file = nil
    start()
  }

  deinit {
    munmap(memory, byteCount)
    if descriptor >= 0 { close(descriptor) }
  }

  private static func map(
    _ byteCount: Int, descriptor: Int32?
  ) throws(RuntimeError) -> UnsafeMutableRawPointer {
    let flags = MAP_SHARED | (descriptor == nil ? MAP_ANONYMOUS : 0)
    let memory = mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, descriptor ?? -1, 0)
    guard let memory, memory != MAP_FAILED else {
      throw .system("cannot map \(byteCount) bytes for a journal", code: errno)
    }
    return memory
  }

  private func start() {
    memory.copyMemory(from: JournalLayout.magic, byteCount: JournalLayout.magic.count)
    store(UInt64(JournalLayout.choices), at: JournalLayout.end)
  }

  /// Names the law whose cases follow; of a name of over 216 bytes the beginning.
  public func begin(law: LawName) {
    end()
    let name = Array(law.text.utf8.prefix(JournalLayout.longestName))
    (memory + JournalLayout.name).copyMemory(from: name, byteCount: name.count)
    store(UInt64(name.count), at: JournalLayout.nameLength)
  }

  /// Says that no case is running.
  public func end() { store(0, at: JournalLayout.state) }

  /// The number of the case that runs or ran last; a parent watches it to see that a child goes on.
  var caseNumber: UInt64 { load(JournalLayout.caseNumber) }

  /// The case in the journal, if one is running.
  public var runningCase: JournaledCase? {
    let used = Int(truncatingIfNeeded: load(JournalLayout.end))
    let bytes = UnsafeRawBufferPointer(
      start: memory, count: min(max(used, JournalLayout.choices), byteCount))
    // The journal was written here.
    return try? JournaledCase(bytes: Array(bytes))
  }

  @inline(__always)
  private func store(_ number: UInt64, at offset: Int) {
    memory.storeBytes(of: number.littleEndian, toByteOffset: offset, as: UInt64.self)
  }

  @inline(__always)
  private func load(_ offset: Int) -> UInt64 {
    UInt64(littleEndian: memory.load(fromByteOffset: offset, as: UInt64.self))
  }
}

/// A source whose choices are in a journal before the law gets them.
///
/// What `ObservedChoices` does, without its second call for each choice.
final class JournaledChoices: ChoiceSource {
  private let source: ChoiceSource
  private let journal: Journal
  private let memory: UnsafeMutableRawPointer

  init(_ source: ChoiceSource, in journal: Journal) {
    self.source = source
    self.journal = journal
    memory = journal.memory
    super.init()
  }

  override func begin(case number: UInt64) {
    put(UInt64(JournalLayout.choices), at: JournalLayout.end)
    put(number, at: JournalLayout.caseNumber)
    put(1, at: JournalLayout.state)
    source.begin(case: number)
  }

  override func choose(
    from domain: ChoiceDomain, after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    let value = try source.choose(from: domain, after: earlier)
    append(value, from: domain)
    return value
  }

  override func choose(
    weighted weights: [Int], after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    let value = try source.choose(weighted: weights, after: earlier)
    append(value, from: .index(through: UInt128(weights.count - 1)))
    return value
  }

  // A case has at most `Choices.limit` choices, for which the journal has room.
  @inline(__always)
  private func append(_ value: UInt128, from domain: ChoiceDomain) {
    let end = UInt64(littleEndian: memory.load(fromByteOffset: JournalLayout.end, as: UInt64.self))
    let place = memory + Int(truncatingIfNeeded: end)
    place.storeBytes(of: value, as: UInt128.self)
    place.storeBytes(of: domain.maximum, toByteOffset: 16, as: UInt128.self)
    place.storeBytes(of: domain.kind.rawValue, toByteOffset: 32, as: UInt8.self)
    put(end &+ UInt64(JournalLayout.stride), at: JournalLayout.end)
  }

  @inline(__always)
  private func put(_ number: UInt64, at offset: Int) {
    memory.storeBytes(of: number.littleEndian, toByteOffset: offset, as: UInt64.self)
  }
}
