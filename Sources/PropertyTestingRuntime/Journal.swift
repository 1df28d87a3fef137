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

  private let memory: UnsafeMutableRawPointer
  private let byteCount: Int
  private let capacity = Choices.limit

  /// An empty journal in a new file at `url`, or over the journal that is there.
  ///
  /// - Throws: `RuntimeError` if the file cannot be made.
  public init(file url: URL) throws(RuntimeError) {
    let path = url.path(percentEncoded: false)
    let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system("cannot make the journal \(path)", code: errno) }
    defer { close(descriptor) }
    byteCount = JournalLayout.byteCount(choices: capacity)
    guard ftruncate(descriptor, off_t(byteCount)) == 0 else {
      throw .system("cannot extend the journal \(path)", code: errno)
    }
    memory = try Self.map(byteCount, descriptor: descriptor)
    file = url
    start()
  }

  /// An empty journal in memory that children of this process share.
  ///
  /// - Throws: `RuntimeError` if the system has no memory.
  public init() throws(RuntimeError) {
    byteCount = JournalLayout.byteCount(choices: capacity)
    memory = try Self.map(byteCount, descriptor: nil)
    file = nil
    start()
  }

  deinit { munmap(memory, byteCount) }

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
  }

  /// Names the law whose cases follow; of a name of over 216 bytes the beginning.
  public func begin(law: LawName) {
    end()
    let name = Array(law.text.utf8.prefix(JournalLayout.longestName))
    (memory + JournalLayout.name).copyMemory(from: name, byteCount: name.count)
    store(UInt64(name.count), at: JournalLayout.nameLength)
  }

  /// Begins the case with this number: it has no choices yet.
  @inline(__always)
  func begin(case number: UInt64) {
    store(0, at: JournalLayout.count)
    store(number, at: JournalLayout.caseNumber)
    store(1, at: JournalLayout.state)
  }

  /// Adds a choice to the case.
  @inline(__always)
  func append(_ value: UInt128, from domain: ChoiceDomain) {
    let count = Int(truncatingIfNeeded: load(JournalLayout.count))
    guard count < capacity else { return }
    let place = memory + (JournalLayout.choices &+ JournalLayout.stride &* count)
    place.storeBytes(of: value, as: UInt128.self)
    place.storeBytes(of: domain.maximum, toByteOffset: 16, as: UInt128.self)
    place.storeBytes(of: domain.kind.rawValue, toByteOffset: 32, as: UInt8.self)
    store(UInt64(truncatingIfNeeded: count &+ 1), at: JournalLayout.count)
  }

  /// Says that no case is running.
  public func end() { store(0, at: JournalLayout.state) }

  /// The number of the case that runs or ran last; a parent watches it to see that a child goes on.
  var caseNumber: UInt64 { load(JournalLayout.caseNumber) }

  /// The case in the journal, if one is running.
  public var runningCase: JournaledCase? {
    let used = JournalLayout.byteCount(choices: Int(load(JournalLayout.count)))
    let bytes = UnsafeRawBufferPointer(start: memory, count: min(used, byteCount))
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
final class JournaledChoices: ObservedChoices {
  private let journal: Journal

  init(_ source: ChoiceSource, in journal: Journal) {
    self.journal = journal
    super.init(source)
  }

  override func observe(case number: UInt64) { journal.begin(case: number) }

  override func observe(_ value: UInt128, from domain: ChoiceDomain) {
    journal.append(value, from: domain)
  }
}
