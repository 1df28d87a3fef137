/// What a law draws its inputs from; the only way to get one.
///
/// A law receives it `inout` and calls `integer(_:)`, `index(below:)`, `element(of:)` and the other
/// generators, which all come down to `draw(from:)`. It records what was drawn. Not copyable: a copy
/// would draw the same values under another record.
public struct Choices: ~Copyable {
  /// The number of choices after which a case is discarded: 65,536.
  public static let limit = 65_536

  let source: ChoiceSource
  private var storage: UnsafeMutablePointer<Choice>
  private var capacity: Int
  private var count: Int

  /// What the case says about itself, filled only while a failing case is being described.
  @usableFromInline var transcript: Transcript?
  var tally: LabelTally

  /// The choices that come from `source`.
  public init(from source: ChoiceSource) {
    self.source = source
    capacity = 32
    count = 0
    storage = .allocate(capacity: capacity)
    transcript = nil
    tally = LabelTally()
  }

  deinit {
    storage.deallocate()
  }

  /// A value in [0, domain.maximum], recorded unless the domain has one value only.
  ///
  /// A choice without alternative is none: it would only lengthen the record. Throws `Discard` if
  /// the source has nothing to give, or after `limit` choices.
  public mutating func draw(from domain: ChoiceDomain) throws(Discard) -> UInt128 {
    if domain.maximum == 0 { return 0 }
    if count == capacity { try grow() }
    let earlier = UnsafeBufferPointer(start: storage, count: count)
    let value = try source.choose(from: domain, after: earlier.span)
    (storage + count).initialize(to: Choice(value, from: domain))
    count &+= 1
    return value
  }

  /// Ends the case without an outcome: `guard … else { return try choices.discard() }`.
  ///
  /// Never returns; its type is whatever the place wants.
  @inlinable
  public func discard<Value>() throws(Discard) -> Value {
    throw .assumption
  }

  /// Ends the case without an outcome unless `condition` holds.
  @inlinable
  public func assume(_ condition: Bool) throws(Discard) {
    if !condition { throw .assumption }
  }

  /// Counts the case under `label`, once however often it is called; discarded cases do not count.
  ///
  /// Complexity: O(number of labels of the law).
  public mutating func label(_ label: String) {
    tally.mark(label)
  }

  /// Adds a line to the report of a failing case; not evaluated in any other.
  @inlinable
  public mutating func note(_ line: @autoclosure () -> String) {
    if transcript != nil { transcript?.note(line()) }
  }

  /// The choices recorded since the case began.
  public var recorded: ChoiceSequence {
    ChoiceSequence(Array(UnsafeBufferPointer(start: storage, count: count)))
  }

  /// Starts the case with this number: forgets what was recorded, and tells the source.
  public mutating func begin(case number: UInt64) {
    count = 0
    source.begin(case: number)
  }

  private mutating func grow() throws(Discard) {
    guard capacity < Self.limit else { throw .tooManyChoices }
    let larger = UnsafeMutablePointer<Choice>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: storage, count: count)
    storage.deallocate()
    storage = larger
    capacity *= 2
  }
}
