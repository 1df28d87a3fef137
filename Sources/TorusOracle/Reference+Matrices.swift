extension Reference {
  /// The product of a matrix of `rows` and a vector, over the integers, reduced.
  public func image(_ rows: [[BigInteger]], of vector: [BigInteger]) -> [BigInteger] {
    rows.map { row in residue(zip(row, vector).map { $0 * $1 }.reduce(0, +)) }
  }

  /// The determinant over the integers, reduced: the sum over all permutations σ of the axes of
  /// sign(σ) · a_0σ(0) · … · a_(n−1)σ(n−1), as Leibniz has it. For small n: it has n! terms.
  public func determinant(_ rows: [[BigInteger]]) -> BigInteger {
    precondition(rows.allSatisfy { $0.count == rows.count }, "expected a square matrix")
    let terms = Self.permutations(of: rows.count).map { permutation in
      let entries = rows.indices.map { rows[$0][permutation[$0]] }
      return Self.sign(of: permutation) * entries.reduce(1, *)
    }
    return residue(terms.reduce(0, +))
  }

  /// Every arrangement of 0 ..< count.
  static func permutations(of count: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    return permutations(of: count - 1).flatMap { shorter in
      (0..<count).map { place in
        var permutation = shorter
        permutation.insert(count - 1, at: place)
        return permutation
      }
    }
  }

  /// −1 to the number of pairs that `permutation` puts in the other order.
  static func sign(of permutation: [Int]) -> BigInteger {
    var sign: BigInteger = 1
    for first in permutation.indices {
      for second in permutation.indices
      where first < second && permutation[first] > permutation[second] {
        sign = -sign
      }
    }
    return sign
  }
}
