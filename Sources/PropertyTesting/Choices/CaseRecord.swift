/// Memory in which cases are recorded while they are drawn, such as a mapped file: who looks at it
/// after the process has ended sees the case that was running.
///
/// Each choice is there before the law gets it, at the cost of no call: it is the record that
/// `Choices` keeps anyway, in another place. Whoever provides the memory gives it to one thread at a
/// time:
///
///     let shard = sampler.shard(of: law, cases: range, recordedIn: record)
public struct CaseRecord {
  /// What a record says of its case; three numbers in the byte order of the machine.
  @frozen
  public struct Header {
    /// 1 while the case runs; whoever provides the memory sets it back to 0.
    public var isRunning: UInt64 = 0
    /// The number of the case.
    public var caseNumber: UInt64 = 0
    /// How many of its choices are complete, in [0, `Choices.limit`].
    public var choiceCount: UInt64 = 0

    /// The header of no case.
    public init() {}
  }

  let header: UnsafeMutablePointer<Header>
  let choices: UnsafeMutablePointer<Choice>
  /// Keeps the memory for as long as there is the record, or choices that are recorded in it.
  private let owner: AnyObject

  /// The record whose header and choices lie at these places, with room for `Choices.limit` choices,
  /// in memory that stays for as long as `owner` lives.
  ///
  /// A choice takes 48 bytes: its maximum in the first 16, its kind in the next, and its value in the
  /// last 16.
  public init(
    header: UnsafeMutablePointer<Header>, choices: UnsafeMutablePointer<Choice>, owner: AnyObject
  ) {
    self.header = header
    self.choices = choices
    self.owner = owner
  }
}
