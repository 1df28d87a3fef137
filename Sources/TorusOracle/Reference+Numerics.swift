extension Reference {
  /// Σ aᵢ · bᵢ, term by term.
  public static func dotProduct(_ a: [BigInteger], _ b: [BigInteger]) -> BigInteger {
    precondition(a.count == b.count, "expected two vectors of one dimension")
    return zip(a, b).map { $0 * $1 }.reduce(0, +)
  }
}
