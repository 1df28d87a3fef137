/// Geodesics, the exponential and the logarithm, by their definitions in metric geometry.
extension Reference {
  /// a + v modulo m, for any integer v.
  public func exponential(at a: BigInteger, of v: BigInteger) -> BigInteger { residue(a + v) }

  /// The integers v of least magnitude with a + v ≡ b modulo m, in increasing order.
  public func logarithms(from a: BigInteger, to b: BigInteger) -> [BigInteger] {
    let ways = (-2...2).map { residue(b) - residue(a) + BigInteger($0) * modulus }
    let least = ways.map(\.magnitude).reduce(modulus, min)
    return ways.filter { $0.magnitude == least }.sorted()
  }

  /// The integer vectors v of least Euclidean norm with a + v ≡ b modulo m, every component tried
  /// with every way around at most once, in lexicographic order.
  public func logarithms(from a: [BigInteger], to b: [BigInteger]) -> [[BigInteger]] {
    precondition(a.count == b.count, "expected two vectors of one dimension")
    var ways: [[BigInteger]] = [[]]
    for (start, end) in zip(a, b) {
      let direct = residue(end) - residue(start)
      ways = ways.flatMap { way in
        (-1...1).map { way + [direct + BigInteger($0) * modulus] }
      }
    }
    let norms = ways.map { $0.map { $0 * $0 }.reduce(0, +) }
    let least = norms.dropFirst().reduce(norms[0], min)
    return zip(ways, norms).filter { $0.1 == least }.map(\.0)
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The real points of [0, m) that divide a shortest arc from a to b in the proportion
  /// t : 1 − t, in increasing order: those x with d(a, x) = t · d(a, b) and
  /// d(x, b) = (1 − t) · d(a, b).
  public func points(
    from a: BigInteger, to b: BigInteger, at t: BigRational
  ) -> [BigRational] {
    let (start, end) = (BigRational(a), BigRational(b))
    let whole = BigRational(distance(from: a, to: b))
    let (before, after) = (t * whole, (BigRational(1) - t) * whole)
    let candidates = [start + before, start - before].map(representative)
    let found = candidates.filter {
      distance(from: start, to: $0) == before && distance(from: $0, to: end) == after
    }
    return found.count == 2 && found[0] == found[1] ? [found[0]] : found.sorted()
  }

  /// The representative of a real point in [0, m).
  public func representative(of point: BigRational) -> BigRational {
    let circle = BigRational(modulus)
    return point - BigRational((point / circle).floor) * circle
  }
}
