public import Foundation
public import PropertyTesting

/// The case that is running, in memory that outlives the process: a mapped file, or memory shared
/// with child processes.
///
/// Each choice is there before the law gets it. When the process is killed in the middle of a case,
/// the system still writes the mapped pages to the file, and `JournaledCase(contentsOf:)` reads
/// the case back. It costs a nanosecond a choice, no system call. Not for several threads: each
/// has its own.
public final class Journal {
  /// The file; `nil` for shared memory.
  public let file: URL?

  private let memory: UnsafeMutableRawPointer
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
    precondition(JournalLayout.isThatOfMemory, "expected choices of 48 bytes, as the format says")
    memory.copyMemory(from: JournalLayout.magic, byteCount: JournalLayout.magic.count)
    header.initialize(to: CaseRecord.Header())
  }

  private var header: UnsafeMutablePointer<CaseRecord.Header> {
    (memory + JournalLayout.header).assumingMemoryBound(to: CaseRecord.Header.self)
  }

  /// Where the running case is recorded: what engines are given.
  var record: CaseRecord {
    CaseRecord(
      header: header,
      choices: (memory + JournalLayout.choices).assumingMemoryBound(to: Choice.self), owner: self)
  }

  /// Names the law whose cases follow; of a name of over 216 bytes the beginning.
  public func begin(law: LawName) {
    end()
    let name = Array(law.text.utf8.prefix(JournalLayout.longestName))
    (memory + JournalLayout.name).copyMemory(from: name, byteCount: name.count)
    memory.storeBytes(
      of: UInt64(name.count), toByteOffset: JournalLayout.nameLength, as: UInt64.self)
  }

  /// Says that no case is running.
  public func end() { header.pointee.isRunning = 0 }

  /// The number of the case that runs or ran last; a parent watches it to see that a child goes on.
  var caseNumber: UInt64 { header.pointee.caseNumber }

  /// The case in the journal, if one is running.
  public var runningCase: JournaledCase? {
    let count = Int(min(header.pointee.choiceCount, UInt64(Choices.limit)))
    let bytes = UnsafeRawBufferPointer(
      start: memory, count: JournalLayout.byteCount(choices: count))
    // The journal was written here.
    return try? JournaledCase(bytes: Array(bytes))
  }
}
