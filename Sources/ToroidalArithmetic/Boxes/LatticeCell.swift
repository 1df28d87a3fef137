/// The torus R^n/Λ of a lattice Λ ⊂ Z^n that is given by an integer basis, 1 ≤ n ≤ 3: a skewed
/// periodic cell.
///
/// In a skewed cell, rounding each coefficient of a difference to the nearest integer need not
/// lead to the nearest image. Here the shortest representatives are found exactly, all of them:
///
///     let cell = try LatticeCell([[10, 0], [6, 5]])
///     cell.minimumImages(from: [0, 0], to: [8, 3])     // LatticeImages(all: [[2, -2]], squaredLength: 8)
///     cell.minimumImages(from: [0, 0], to: [5, 0])     // LatticeImages(all: [[-5, 0], [5, 0]], squaredLength: 25)
///
/// A cell of real numbers enters as integers in a unit of one's choice, such as 10^−9.
///
/// - Source: J. H. Conway, N. J. A. Sloane, "Low-dimensional lattices VI: Voronoi reduction of
///   three-dimensional forms", 1992.
public struct LatticeCell: Hashable, Sendable {
  /// The basis vectors b_1 … b_n, as given.
  public let basis: [[Int64]]

  /// One of each pair ±s of vectors that bound the Voronoi cell of Λ, by increasing length.
  let steps: [LatticeStep]

  /// The greatest magnitude of an entry of the basis: 2^56.
  ///
  /// Pairwise reduction does not lengthen a basis vector, so reduced ones are at most √3 · 2^56
  /// long, and the steps, which are sums of at most four of them, at most 2^58.8. A difference of
  /// points is at most √3 · 2^64 long. So twice every inner product is below 2^125, and 128 bits
  /// suffice throughout.
  public static let greatestEntry: Int64 = 1 << 56

  /// The cell with this basis: n vectors of n entries.
  ///
  /// - Throws: ``LatticeCellError`` if n is not 1, 2 or 3, a vector has another number of entries,
  ///   an entry exceeds ``greatestEntry`` in magnitude, or the vectors are linearly dependent.
  /// - Complexity: O(log of the greatest entry) pairwise reductions in practice, as in Euclid's
  ///   algorithm; each shortens a vector of integers, so that they end.
  public init(_ basis: [[Int64]]) throws(LatticeCellError) {
    guard (1...3).contains(basis.count) else { throw .dimension(found: basis.count) }
    for (row, vector) in basis.enumerated() {
      guard vector.count == basis.count else { throw .entries(row: row, found: vector.count) }
      for (column, entry) in vector.enumerated() where entry.magnitude > Self.greatestEntry {
        throw .entryTooLarge(row: row, column: column)
      }
    }
    guard let steps = LatticeStep.bounding(basis.map { LatticeVector($0) }) else {
      throw .linearlyDependent
    }
    self.basis = basis
    self.steps = steps
  }

  /// n, the number of axes.
  public var dimension: Int { basis.count }

  /// The shortest vectors that lead from `a` to `b` up to Λ: the representatives of b − a + Λ of
  /// least length, all of them, 1 to 2^n.
  ///
  /// - Parameters:
  ///   - a: The start, any n integers.
  ///   - b: The end, any n integers.
  /// - Returns: The set of vectors, in lexicographic order.
  /// - Precondition: The points have n coordinates.
  /// - Complexity: O(log of the coordinates) steps in practice, each O(n); they end because each
  ///   shortens a vector of integers.
  public func minimumImages(from a: [Int64], to b: [Int64]) -> LatticeImages {
    precondition(
      a.count == dimension && b.count == dimension,
      "expected two points of dimension \(dimension), found \(a.count) and \(b.count)")
    var shortest = LatticeVector(b) - LatticeVector(a)
    // A vector is a shortest representative exactly if it lies in the closed Voronoi cell, which
    // is |2 v·s| ≤ s·s for every step s.
    var isMoving = true
    while isMoving {
      isMoving = false
      for step in steps {
        let turns = step.turns(in: shortest)
        if turns == 0 { continue }
        shortest = shortest - turns * step.vector
        isMoving = true
      }
    }
    // The others are the vertices of a cell of the Delaunay tessellation, whose edges are steps:
    // so they are all reached by steps that keep the length.
    var found = [shortest]
    var next = 0
    while next < found.count {
      let vector = found[next]
      next += 1
      for step in steps {
        let twice = 2 * vector.dot(step.vector)
        guard twice.magnitude == step.square.magnitude else { continue }
        let other = twice < 0 ? vector + step.vector : vector - step.vector
        if !found.contains(other) { found.append(other) }
      }
    }
    found.sort()
    return LatticeImages(
      all: found.map { $0.entries(dimension) },
      squaredLength: UInt320(shortest.dot(shortest)))
  }

  /// The square of the distance from `a` to `b`: the least |b − a + λ|² over all λ in Λ.
  ///
  /// - Precondition: The points have n coordinates.
  /// - Complexity: That of ``minimumImages(from:to:)``.
  public func squaredDistance(from a: [Int64], to b: [Int64]) -> UInt320 {
    minimumImages(from: a, to: b).squaredLength
  }
}

/// The set of shortest vectors from one point of a cell to another.
public struct LatticeImages: Hashable, Sendable {
  /// The vectors, 1 to 2^n of them, in lexicographic order.
  public let all: [[Int64]]

  /// The square of their common length.
  public let squaredLength: UInt320

  /// The set of these vectors.
  public init(all: [[Int64]], squaredLength: UInt320) {
    self.all = all
    self.squaredLength = squaredLength
  }

  /// The only shortest vector, or nil if the points lie in each other's cut locus.
  public var unique: [Int64]? { all.count == 1 ? all[0] : nil }
}

/// Why vectors are no basis of a cell.
public enum LatticeCellError: Error, Hashable, Sendable {
  /// The number of vectors is not 1, 2 or 3.
  case dimension(found: Int)
  /// The vector of this row has another number of entries than there are vectors.
  case entries(row: Int, found: Int)
  /// The entry is greater in magnitude than ``LatticeCell/greatestEntry``.
  case entryTooLarge(row: Int, column: Int)
  /// The determinant is 0.
  case linearlyDependent
}
