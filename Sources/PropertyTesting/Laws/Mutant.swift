/// A planted fault: a library with one function broken, and the law that must notice.
///
/// A suite that cannot fail is worth nothing; each mutant shows one law failing, by name.
public struct Mutant: Sendable {
  /// What the mutant is called in the table.
  public let name: String

  /// What is broken, in words.
  public let fault: String

  /// What it is planted in: a scalar type, a format, a part of the library.
  public let subject: String

  /// The law that must refute it.
  public let killer: LawName

  /// The law that must refute it, applied to the broken implementation.
  public let law: Law

  /// The fault `name` in `subject`, which the law `killer` must refute; `laws` are those of the broken
  /// implementation.
  ///
  /// - Precondition: `killer` is the name of one of `laws`.
  public init(
    _ name: String, _ fault: String, over subject: String, killedBy killer: LawName, in laws: [Law]
  ) {
    guard let law = laws.first(where: { $0.name == killer }) else {
      preconditionFailure("expected the name of a law, found \(killer)")
    }
    self.name = name
    self.fault = fault
    self.subject = subject
    self.killer = killer
    self.law = law
  }
}
