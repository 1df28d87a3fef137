import PropertyTesting

/// Memory for the record of a case, as a journal has.
final class RecordMemory {
  private let headerMemory = UnsafeMutablePointer<CaseRecord.Header>.allocate(capacity: 1)
  private let choiceMemory = UnsafeMutablePointer<Choice>.allocate(capacity: Choices.limit)

  deinit {
    headerMemory.deallocate()
    choiceMemory.deallocate()
  }

  var record: CaseRecord { CaseRecord(header: headerMemory, choices: choiceMemory, owner: self) }

  var header: CaseRecord.Header { headerMemory.pointee }

  /// The choices that the header counts.
  var choices: [Choice] {
    Array(UnsafeBufferPointer(start: choiceMemory, count: Int(header.choiceCount)))
  }
}
