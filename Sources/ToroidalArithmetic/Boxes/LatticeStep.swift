/// A vector of up to three integers, with zeros behind.
struct LatticeVector: Hashable, Sendable {
  let x, y, z: Int128

  init(x: Int128, y: Int128, z: Int128) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// The vector with these entries, at most three.
  init(_ entries: [Int64]) {
    x = entries.count > 0 ? Int128(entries[0]) : 0
    y = entries.count > 1 ? Int128(entries[1]) : 0
    z = entries.count > 2 ? Int128(entries[2]) : 0
  }

  /// The first `count` entries, which fit 64 bits: no shortest vector is longer than half the
  /// diagonal of a box of the basis vectors.
  func entries(_ count: Int) -> [Int64] { [x, y, z].prefix(count).map { Int64($0) } }

  func dot(_ other: Self) -> Int128 { x * other.x + y * other.y + z * other.z }

  static func + (left: Self, right: Self) -> Self {
    Self(x: left.x + right.x, y: left.y + right.y, z: left.z + right.z)
  }

  static func - (left: Self, right: Self) -> Self {
    Self(x: left.x - right.x, y: left.y - right.y, z: left.z - right.z)
  }

  static func * (factor: Int128, vector: Self) -> Self {
    Self(x: factor * vector.x, y: factor * vector.y, z: factor * vector.z)
  }

  static prefix func - (vector: Self) -> Self { -1 * vector }
}

extension LatticeVector: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    (left.x, left.y, left.z) < (right.x, right.y, right.z)
  }
}

/// A vector s of a lattice, not 0, with s·s.
struct LatticeStep: Hashable, Sendable {
  let vector: LatticeVector
  let square: Int128

  /// The step along `vector`, or nil if it is 0.
  init?(_ vector: LatticeVector) {
    square = vector.dot(vector)
    if square == 0 { return nil }
    self.vector = vector
  }

  /// The integer t for which vector − t · s is shortest, the one nearest to 0 where there are two:
  /// the integer nearest to vector·s / s·s.
  func turns(in vector: LatticeVector) -> Int128 {
    let product = vector.dot(self.vector)
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: square)
    guard 2 * remainder.magnitude > square.magnitude else { return quotient }
    return remainder < 0 ? quotient - 1 : quotient + 1
  }
}

// An obtuse superbase of a lattice is n + 1 vectors v_0 … v_n with sum 0, n of them a basis, and
// v_i·v_j ≤ 0 for i ≠ j. Selling's formula gives the square of Σ c_i v_i as
// Σ_{i<j} −v_i·v_j · (c_i − c_j)². Among the integers c of one parity it is least where each c_i is
// 0 or 1; so the shortest vectors of every class modulo 2Λ, and with them all those that bound the
// Voronoi cell, are sums over subsets of the superbase. A sum over the other vectors is its
// negative. The form is degenerate, and the basis dependent, exactly if such a sum is 0.

extension LatticeStep {
  /// One of each pair ±s of 2^n − 1 pairs that contain all vectors bounding the Voronoi cell of
  /// the lattice of `basis`, by increasing length; nil if the vectors are dependent.
  static func bounding(_ basis: [LatticeVector]) -> [LatticeStep]? {
    guard let reduced = pairwiseReduced(basis) else { return nil }
    let superbase = obtuse(reduced)
    var steps: [LatticeStep] = []
    for subset in 1..<(1 << superbase.count) {
      var sum = LatticeVector([])
      for index in superbase.indices where subset >> index & 1 == 1 {
        sum = sum + superbase[index]
      }
      guard let step = LatticeStep(sum) else { return nil }
      steps.append(step)
    }
    return steps.sorted { ($0.square, $0.vector) < ($1.square, $1.vector) }
  }

  /// A basis of the same lattice with 2 |b_i·b_j| ≤ min(b_i·b_i, b_j·b_j) for i ≠ j; nil if a
  /// vector becomes 0.
  ///
  /// For n = 2 this is the reduction of Lagrange and Gauss.
  private static func pairwiseReduced(_ basis: [LatticeVector]) -> [LatticeVector]? {
    var basis = basis
    var isMoving = true
    while isMoving {
      isMoving = false
      for j in basis.indices {
        guard let step = LatticeStep(basis[j]) else { return nil }
        for i in basis.indices where i != j {
          let turns = step.turns(in: basis[i])
          if turns == 0 { continue }
          basis[i] = basis[i] - turns * step.vector
          isMoving = true
        }
      }
    }
    return basis
  }

  /// n vectors of an obtuse superbase of the lattice of a pairwise reduced basis; the last is
  /// minus their sum.
  private static func obtuse(_ basis: [LatticeVector]) -> [LatticeVector] {
    if basis.count == 1 { return basis }
    // With x·y ≤ 0 and x·z ≤ 0, what is left is the sign of y·z.
    let x = basis[0]
    let y = x.dot(basis[1]) > 0 ? -basis[1] : basis[1]
    if basis.count == 2 { return [x, y] }
    var z = x.dot(basis[2]) > 0 ? -basis[2] : basis[2]
    // An inner product of 0 leaves a sign free.
    if y.dot(z) > 0, x.dot(z) == 0 { z = -z }
    if y.dot(z) <= 0 { return [x, y, z] }
    if x.dot(y) == 0 { return [x, -y, z] }
    return fromAcute([-x, y, z])
  }

  /// Three vectors of an obtuse superbase, from a pairwise reduced basis with all inner products
  /// positive.
  ///
  /// With p·q the least, p, −q, q − r and r − p are one: p·(q − r) = p·q − p·r ≤ 0,
  /// −q·(r − p) = p·q − q·r ≤ 0, and the others are at most 0 because the basis is reduced.
  private static func fromAcute(_ basis: [LatticeVector]) -> [LatticeVector] {
    let (x, y, z) = (basis[0], basis[1], basis[2])
    let (xy, xz, yz) = (x.dot(y), x.dot(z), y.dot(z))
    let (p, q, r) =
      if xy <= xz && xy <= yz { (x, y, z) } else if xz <= yz { (x, z, y) } else { (y, z, x) }
    return [p, -q, q - r]
  }
}
