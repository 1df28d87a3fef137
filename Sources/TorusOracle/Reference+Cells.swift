/// The textbook definitions on R^n/Λ, for a lattice Λ of integer vectors with a basis of n of them.
public struct ReferenceCell: Sendable {
  /// The basis vectors.
  public let basis: [[BigInteger]]

  /// The cell with this basis.
  public init(basis: [[BigInteger]]) {
    for vector in basis {
      precondition(vector.count == basis.count, "expected n vectors of n entries")
    }
    self.basis = basis
  }

  /// The determinant, by expansion along the first row.
  public static func determinant(_ rows: [[BigInteger]]) -> BigInteger {
    guard let first = rows.first else { return 1 }
    return first.indices.reduce(0) { sum, column in
      let minor = rows.dropFirst().map { row in
        row.indices.filter { $0 != column }.map { row[$0] }
      }
      let sign: BigInteger = column % 2 == 0 ? 1 : -1
      return sum + sign * first[column] * determinant(minor)
    }
  }

  /// Whether `vector` is in Λ: whether its coefficients, by Cramer's rule, are integers.
  public func contains(_ vector: [BigInteger]) -> Bool {
    let volume = Self.determinant(basis)
    return basis.indices.allSatisfy { row in
      var replaced = basis
      replaced[row] = vector
      return Self.determinant(replaced).modulo(volume) == 0
    }
  }

  /// The square of the length of `vector`.
  public static func square(_ vector: [BigInteger]) -> BigInteger {
    vector.map { $0 * $0 }.reduce(0, +)
  }

  /// All vectors of least length that differ from b − a by an element of Λ, in lexicographic order.
  ///
  /// Every integer vector of at most half the square root of Σ |b_i|² is tried. One such is a
  /// representative, since the nearest-plane method leaves at most half of each Gram–Schmidt
  /// vector, and none of those is longer than its basis vector.
  public func minimumImages(from a: [BigInteger], to b: [BigInteger]) -> [[BigInteger]] {
    let difference = zip(a, b).map { $1 - $0 }
    let bound = basis.map { Self.square($0) }.reduce(0, +)
    var reach: BigInteger = 0
    while 4 * reach * reach <= bound { reach = reach + 1 }
    var candidates: [[BigInteger]] = [[]]
    for _ in basis {
      candidates = candidates.flatMap { prefix in
        var entry = -reach
        var longer: [[BigInteger]] = []
        while entry <= reach {
          let vector = prefix + [entry]
          if 4 * Self.square(vector) <= bound { longer.append(vector) }
          entry = entry + 1
        }
        return longer
      }
    }
    let images = candidates.filter { candidate in
      contains(zip(candidate, difference).map { $0 - $1 })
    }
    let least = images.map { Self.square($0) }.reduce(bound, min)
    return images.filter { Self.square($0) == least }
  }
}
