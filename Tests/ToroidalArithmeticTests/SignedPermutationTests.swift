import Testing
import ToroidalArithmetic

@Suite("SignedPermutation")
struct SignedPermutationTests {
  private let quarterTurn = SignedPermutation(sources: [1, 0], isNegated: [true, false])

  @Test("the documented quarter turn, its powers and its matrix")
  func quarterTurns() {
    let point: TorusVector<UInt8> = [10, 3]
    #expect(quarterTurn(point) == [253, 10])
    let half = quarterTurn * quarterTurn
    #expect(half == SignedPermutation(sources: [0, 1], isNegated: [true, true]))
    #expect(half * half == .identity(dimension: 2))
    #expect(quarterTurn.inverse == half * quarterTurn)
    #expect(quarterTurn.determinant == 1)
    #expect(TorusMatrix<UInt8>(quarterTurn) == [[0, 255], [1, 0]])
    #expect(TorusMatrix<UInt8>(quarterTurn) * point == quarterTurn(point))
  }

  @Test("determinants of exchanges, cycles and reflections")
  func determinants() {
    func determinant(_ sources: [Int], _ isNegated: [Bool]? = nil) -> Int {
      SignedPermutation(
        sources: sources, isNegated: isNegated ?? sources.map { _ in false }
      ).determinant
    }
    #expect(determinant([]) == 1)
    #expect(determinant([1, 0]) == -1)
    #expect(determinant([1, 2, 0]) == 1)
    #expect(determinant([1, 2, 3, 0]) == -1)
    #expect(determinant([1, 0, 3, 2]) == 1)
    #expect(determinant([0, 1, 2], [true, false, false]) == -1)
    #expect(determinant([2, 1, 0], [true, false, true]) == -1)
  }

  /// The 2 × 2 matrices over `Scalar` that preserve the Lee distance of every vector from 0.
  private func isometries<Scalar: FixedWidthInteger>(
    _: Scalar.Type
  ) -> Set<TorusMatrix<Scalar>> {
    let all = (0..<(1 << Scalar.bitWidth)).map { Scalar(truncatingIfNeeded: $0) }
    // The columns are the images of the unit vectors, at distance 1 from 0.
    let columns = all.flatMap { x in all.map { TorusVector([x, $0]) } }.filter {
      $0.leeDistance(to: [0, 0]) == 1
    }
    var isometries: Set<TorusMatrix<Scalar>> = []
    for first in columns {
      for second in columns {
        let matrix: TorusMatrix<Scalar> = [[first[0], second[0]], [first[1], second[1]]]
        let preserves = all.allSatisfy { x in
          all.allSatisfy { y in
            let (vector, zero): (TorusVector<Scalar>, TorusVector<Scalar>) = ([x, y], [0, 0])
            return (matrix * vector).leeDistance(to: zero) == vector.leeDistance(to: zero)
          }
        }
        if preserves { isometries.insert(matrix) }
      }
    }
    return isometries
  }

  @Test("the matrices that preserve Lee distances are the signed permutations")
  func isometriesAreSignedPermutations() {
    func expected<Scalar: FixedWidthInteger>(_: Scalar.Type) -> Set<TorusMatrix<Scalar>> {
      var matrices: Set<TorusMatrix<Scalar>> = []
      for sources in [[0, 1], [1, 0]] {
        for signs in [[false, false], [false, true], [true, false], [true, true]] {
          matrices.insert(TorusMatrix(SignedPermutation(sources: sources, isNegated: signs)))
        }
      }
      return matrices
    }
    #expect(isometries(UnsignedBits<1>.self) == expected(UnsignedBits<1>.self))
    #expect(isometries(UnsignedBits<2>.self) == expected(UnsignedBits<2>.self))
    #expect(isometries(SignedBits<3>.self) == expected(SignedBits<3>.self))
    #expect(isometries(UnsignedBits<4>.self) == expected(UnsignedBits<4>.self))
    #expect(expected(UnsignedBits<1>.self).count == 2)
    #expect(expected(SignedBits<3>.self).count == 8)
  }
}
