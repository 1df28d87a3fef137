import PropertyTesting
import ToroidalArithmetic
import TorusOracle

// The laws of skewed cells. Their entries are 64-bit integers made of the scalars drawn, so that
// narrow scalars give small cells, which are enumerated.

extension Choices {
  /// n vectors of n entries below `bound` in magnitude.
  fileprivate mutating func entries<Scalar: FixedWidthInteger>(
    _: Scalar.Type, dimension: Int, below bound: Int64, named name: String
  ) throws(Discard) -> [[Int64]] {
    var rows: [[Int64]] = []
    for _ in 0..<dimension {
      rows.append(try entries(Scalar.self, count: dimension, below: bound, named: name))
    }
    return rows
  }

  /// Integers below `bound` in magnitude.
  fileprivate mutating func entries<Scalar: FixedWidthInteger>(
    _: Scalar.Type, count: Int, below bound: Int64, named name: String
  ) throws(Discard) -> [Int64] {
    try vector(Scalar.self, dimension: count, named: name).components.map {
      Int64(truncatingIfNeeded: $0) % bound
    }
  }

  /// 0 to 3 axes.
  fileprivate mutating func cellDimension(in scope: Scope) throws(Discard) -> Int {
    try integer(in: scope.dimensions, named: "dimension") % 4
  }
}

extension LatticeCell {
  /// The cell, as the oracle has it.
  fileprivate var referenced: ReferenceCell {
    ReferenceCell(basis: basis.map { $0.map { BigInteger($0) } })
  }
}

extension Catalog {
  var cellImagesAgree: Law {
    Law(
      "cell.images.agree-with-oracle",
      "the images are all the shortest vectors that differ from b − a by one of the lattice"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.cellDimension(in: scope)
      // So small that the oracle can try every vector of the cell.
      let bound: Int64 = dimension == 3 ? 3 : dimension == 2 ? 7 : 100
      let basis = try choices.entries(
        Scalar.self, dimension: dimension, below: bound, named: "basis")
      let a = try choices.entries(Scalar.self, count: dimension, below: 100, named: "a")
      let b = try choices.entries(Scalar.self, count: dimension, below: 100, named: "b")
      guard let cell = try? LatticeCell(basis) else { return .holds }
      let found = implementation.boxes.cellImages(cell, a, b)
      let expected = cell.referenced.minimumImages(
        from: a.map { BigInteger($0) }, to: b.map { BigInteger($0) })
      return .equal(found.all.map { $0.map { BigInteger($0) } }, expected)
        .and(
          .equal(
            found.squaredLength.referenced, ReferenceCell.square(expected[0]), "squared length"))
    }
  }

  var cellImagesForgetTheBasis: Law {
    Law(
      "cell.images.forget-the-basis",
      "adding multiples of a basis vector to the others changes no image"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.cellDimension(in: scope)
      let basis = try choices.entries(
        Scalar.self, dimension: dimension, below: 1 << 20, named: "basis")
      let a = try choices.entries(Scalar.self, count: dimension, below: .max, named: "a")
      let b = try choices.entries(Scalar.self, count: dimension, below: .max, named: "b")
      var skewed = basis
      for source in basis.indices {
        for target in basis.indices where target != source {
          let factor = try choices.entries(
            Scalar.self, count: 1, below: 1 << 9, named: "factor")[0]
          // Three rounds of factors below 2^9 take 2^20 below 2^48.
          for column in basis.indices {
            skewed[target][column] += factor * skewed[source][column]
          }
        }
      }
      guard let cell = try? LatticeCell(basis) else { return .holds }
      guard let other = try? LatticeCell(skewed) else { return .fails("\(skewed) is refused") }
      let images = implementation.boxes.cellImages
      return .equal(images(other, a, b), images(cell, a, b))
    }
  }

  var cellImagesAreLeast: Law {
    Law(
      "cell.images.are-congruent-and-least",
      "the images differ from b − a by lattice vectors, adding one never shortens them, and those "
        + "from b to a are their opposites"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.cellDimension(in: scope)
      let basis = try choices.entries(
        Scalar.self, dimension: dimension, below: LatticeCell.greatestEntry, named: "basis")
      let a = try choices.entries(Scalar.self, count: dimension, below: .max, named: "a")
      let b = try choices.entries(Scalar.self, count: dimension, below: .max, named: "b")
      var turns: [Int] = []
      for _ in 0..<dimension { turns.append(try choices.integer(in: -1...1, named: "turns")) }
      guard let cell = try? LatticeCell(basis) else { return .holds }
      let found = implementation.boxes.cellImages(cell, a, b)
      let back = implementation.boxes.cellImages(cell, b, a)
      let images = found.all.map { $0.map { BigInteger($0) } }
      let reference = cell.referenced
      let detour = reference.basis.indices.map { column in
        reference.basis.indices.reduce(0 as BigInteger) {
          $0 + BigInteger(turns[$1]) * reference.basis[$1][column]
        }
      }
      let areRight = images.allSatisfy { image in
        let moved = zip(image, detour).map { $0 + $1 }
        let rest = image.indices.map { image[$0] - BigInteger(b[$0]) + BigInteger(a[$0]) }
        return reference.contains(rest)
          && ReferenceCell.square(image) == found.squaredLength.referenced
          && ReferenceCell.square(moved) >= ReferenceCell.square(image)
      }
      let opposites = back.all.map { $0.map { -$0 } }.reversed().map { $0 }
      return .require(areRight && !images.isEmpty, "\(found) is not")
        .and(.equal(opposites, found.all, "opposites"))
    }
  }

  var cellBasisIsJudged: Law {
    Law(
      "cell.basis.is-refused-exactly-if-dependent",
      "n vectors of n small entries are a basis exactly if 1 ≤ n ≤ 3 and the determinant is not 0"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.cellDimension(in: scope)
      let basis = try choices.entries(
        Scalar.self, dimension: dimension, below: LatticeCell.greatestEntry, named: "basis")
      let determinant = ReferenceCell.determinant(basis.map { $0.map { BigInteger($0) } })
      let isBasis = implementation.boxes.cell(basis) != nil
      return .equal(isBasis, dimension > 0 && determinant != 0)
    }
  }
}
