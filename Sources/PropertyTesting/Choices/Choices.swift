/// What a law draws its inputs from; the only way to get one.
///
/// A law receives it `inout` and calls `integer(_:)`, `float(_:)`, `related(to:)`, `element(of:)`,
/// `array(count:of:)` and the others, which all come down to `draw(from:)`; or it draws a `Generator`.
/// It records what was drawn. Not copyable: a copy would draw the same values under another record.
public struct Choices: ~Copyable {
  /// The number of choices after which a case is discarded: 65,536.
  public static let limit = 65_536

  let source: ChoiceSource
  private let header: UnsafeMutablePointer<CaseRecord.Header>
  private var storage: UnsafeMutablePointer<Choice>
  private var capacity: Int
  /// Whose the memory is; `nil` if it is ours.
  private let record: CaseRecord?

  /// What the case says about itself, filled only while a failing case is being described.
  @usableFromInline var transcript: Transcript?
  var tally: LabelTally
  /// The greatest score of the case, if the law has scored it.
  var score: Double?

  /// The choices that come from `source`, recorded in `record`, by default in memory of their own.
  public init(from source: ChoiceSource, recordedIn record: CaseRecord? = nil) {
    self.source = source
    self.record = record
    capacity = record == nil ? 32 : Self.limit
    header = record?.header ?? .allocate(capacity: 1)
    header.initialize(to: CaseRecord.Header())
    storage = record?.choices ?? .allocate(capacity: capacity)
    transcript = nil
    tally = LabelTally()
    score = nil
  }

  deinit {
    if record == nil {
      storage.deallocate()
      header.deallocate()
    }
  }

  /// The number of choices recorded since the case began.
  var count: Int { Int(truncatingIfNeeded: header.pointee.choiceCount) }

  /// Writes a choice down, and then counts it.
  @inline(__always)
  private func append(_ choice: Choice, at count: Int) {
    (storage + count).initialize(to: choice)
    header.pointee.choiceCount = UInt64(truncatingIfNeeded: count &+ 1)
  }

  /// A value in [0, domain.maximum], recorded unless the domain has one value only.
  ///
  /// A choice without alternative is none: it would only lengthen the record. Throws `Discard` if
  /// the source has nothing to give, or after `limit` choices.
  public mutating func draw(from domain: ChoiceDomain) throws(Discard) -> UInt128 {
    if domain.maximum == 0 { return 0 }
    let count = count
    if count == capacity { try grow() }
    let earlier = UnsafeBufferPointer(start: storage, count: count)
    let value = try source.choose(from: domain, after: earlier.span)
    append(Choice(value, from: domain), at: count)
    return value
  }

  /// A place in `order`, recorded as an index.
  @usableFromInline
  mutating func draw(in order: RangeOrder) throws(Discard) -> UInt128 {
    if order.maximum == 0 { return 0 }
    let count = count
    if count == capacity { try grow() }
    let earlier = UnsafeBufferPointer(start: storage, count: count)
    let domain = ChoiceDomain.index(through: order.maximum)
    let value = try source.choose(from: domain, nearEndAt: order.nearEnd, after: earlier.span)
    append(Choice(value, from: domain), at: count)
    return value
  }

  /// A place in [0, weights.count), drawn with probability in proportion to its weight, where chance
  /// draws; recorded as an index among the places whose weight is above 0. There must be one, and no
  /// weight below 0.
  ///
  /// No engine draws a place of weight 0; the one that enumerates visits each of the others once,
  /// whatever its weight. Complexity: O(count of `weights`).
  public mutating func place(weighted weights: [Int]) throws(Discard) -> Int {
    precondition(
      weights.contains { $0 > 0 } && weights.allSatisfy { $0 >= 0 },
      "expected weights of at least 0, one above it")
    // What cannot be drawn is no choice: else a shrinker, which knows no weights, would choose it.
    guard weights.contains(0) else { return try place(amongWeighted: weights) }
    let places = weights.indices.filter { weights[$0] > 0 }
    return places[try place(amongWeighted: places.map { weights[$0] })]
  }

  private mutating func place(amongWeighted weights: [Int]) throws(Discard) -> Int {
    if weights.count == 1 { return 0 }
    let count = count
    if count == capacity { try grow() }
    let earlier = UnsafeBufferPointer(start: storage, count: count)
    let value = try source.choose(weighted: weights, after: earlier.span)
    let domain = ChoiceDomain.index(through: UInt128(weights.count - 1))
    append(Choice(value, from: domain), at: count)
    return Int(truncatingIfNeeded: value)
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

  /// Counts the case under `label` if `condition` holds, once however often it is called; discarded
  /// cases do not count.
  ///
  /// Complexity: O(number of labels of the law).
  public mutating func label(_ label: String, if condition: Bool = true) {
    if condition { tally.mark(label) }
  }

  /// Counts the case under `label` if `condition` holds, and requires that at least the share
  /// `required` ∈ [0, 1] of the cases count.
  ///
  /// A run that falls short has not passed: its verdict is `insufficientCoverage` (see
  /// `LabelCount.isUnmet(of:exactly:)` for how far short chance may fall). Call it in every case,
  /// also where the condition does not hold: what is never called requires nothing.
  public mutating func cover(
    _ label: String, if condition: Bool, atLeast required: Double
  ) {
    precondition(
      required >= 0 && required <= 1, "expected a share in [0, 1], found \(required)")
    tally.require(label, required)
    if condition { tally.mark(label) }
  }

  /// Tells the sampler to look for cases with a greater `score`; of several in a case the greatest
  /// counts, and NaN does not.
  ///
  /// See `Sampler.shardLength` for how it looks.
  public mutating func target(_ score: Double) {
    guard !score.isNaN else { return }
    self.score = max(score, self.score ?? score)
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
    header.pointee.choiceCount = 0
    header.pointee.caseNumber = number
    header.pointee.isRunning = 1
    score = nil
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
