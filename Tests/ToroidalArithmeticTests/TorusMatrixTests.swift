import Testing
import ToroidalArithmetic

@Suite("TorusMatrix")
struct TorusMatrixTests {
  @Test("the documented images and products")
  func documented() {
    let shear: TorusMatrix<UInt8> = [[1, 200], [0, 1]]
    #expect(shear * TorusVector([10, 2]) == [154, 2])
    #expect(shear.determinant() == 1)
    let map: TorusMatrix<Int8> = [[2, 1], [1, 1]]
    #expect(map * TorusVector([100, 3]) == [-53, 103])
    let fibonacci: TorusMatrix<UInt8> = [[1, 1], [1, 0]]
    #expect(fibonacci * fibonacci == [[2, 1], [1, 1]])
    let reduced = TorusMatrix<UInt8>(truncatingIfNeeded: [-1, 300], rowCount: 1, columnCount: 2)
    #expect(reduced == [[255, 44]])
  }

  @Test("entries are stored one row after another and read back")
  func entries() {
    var matrix: TorusMatrix<Int8> = [[1, 2, 3], [4, 5, 6]]
    #expect(matrix.entries == [1, 2, 3, 4, 5, 6])
    #expect((matrix.rowCount, matrix.columnCount) == (2, 3))
    #expect(!matrix.isSquare)
    #expect(matrix[1, 0] == 4)
    matrix[1, 0] = -4
    #expect(matrix.transpose == [[1, -4], [2, 5], [3, 6]])
    #expect(matrix.description == "[[1, 2, 3], [-4, 5, 6]]")
  }

  @Test("any shape will do, also without rows or columns")
  func shapes() {
    let row: TorusMatrix<UInt8> = [[1, 2, 3]]
    #expect(row * TorusVector([100, 100, 100]) == [88])
    let tall = TorusMatrix<UInt8>.zero(rowCount: 2, columnCount: 0)
    #expect(tall * TorusVector([]) == [0, 0])
    #expect(tall.description == "[[], []]")
    let wide = TorusMatrix<UInt8>.zero(rowCount: 0, columnCount: 3)
    #expect(wide * TorusVector([1, 2, 3]) == [])
    #expect(tall * wide == .zero(rowCount: 2, columnCount: 3))
    let empty: TorusMatrix<UInt8> = []
    #expect(empty.determinant() == 1)
    #expect(empty.inverse() == empty)
    #expect(empty == .identity(dimension: 0))
  }

  @Test("the documented determinants and inverses")
  func determinants() {
    let even: TorusMatrix<UInt8> = [[2, 7], [4, 6]]
    #expect(even.determinant() == 240)
    #expect(even.inverse() == nil)
    let odd: TorusMatrix<UInt8> = [[2, 1], [1, 1]]
    #expect(odd.determinant() == 1)
    #expect(odd.inverse() == [[1, 255], [255, 2]])
    #expect(TorusMatrix<UInt8>([[2]]).inverse() == nil)
    #expect(TorusMatrix<UInt8>([[3]]).inverse() == [[171]])
    // No pivot is odd, and yet no bit is lost: 2 · 6 − 4 · 10 = −28.
    #expect(TorusMatrix<Int8>([[2, 4], [10, 6]]).determinant() == -28)
    #expect(TorusMatrix<SignedBits<1>>([[0, -1], [-1, 0]]).determinant() == -1)
    // 1, 16 and 64: the valuations of the pivots add up to more than the width.
    #expect(TorusMatrix<UInt8>([[16, 0], [0, 64]]).determinant() == 0)
  }

  @Test("every 2 × 2 matrix modulo 8 has the determinant ad − bc, and an inverse if it is odd")
  func allOfTwoByTwo() {
    typealias Scalar = UnsignedBits<3>
    for pattern in 0..<4096 {
      let (a, b, c, d) = (pattern & 7, pattern >> 3 & 7, pattern >> 6 & 7, pattern >> 9)
      let matrix = TorusMatrix<Scalar>(
        truncatingIfNeeded: [a, b, c, d], rowCount: 2, columnCount: 2)
      let determinant = a * d - b * c
      let isRight = matrix.determinant() == Scalar(truncatingIfNeeded: determinant)
      let inverse = matrix.inverse()
      let product = inverse.map { matrix * $0 }
      let isInverse = product == (determinant % 2 == 0 ? nil : .identity(dimension: 2))
      if !isRight || !isInverse { Issue.record("\(matrix)") }
    }
  }

  @Test("an inverse of 12 × 12 at 128 bits")
  func largeInverse() throws {
    var state: UInt128 = 1
    var entries: [UInt128] = []
    for _ in 0..<144 {
      state = state &* 0xda94_2042_e4dd_58b5 &+ 1
      entries.append(state &* state)
    }
    // Even off the diagonal and odd on it: an odd determinant.
    var matrix = TorusMatrix(entries: entries.map { $0 << 1 }, rowCount: 12, columnCount: 12)
    for axis in 0..<12 { matrix[axis, axis] |= 1 }
    let inverse = try #require(matrix.inverse())
    #expect(matrix * inverse == .identity(dimension: 12))
    #expect(matrix.determinant() &* inverse.determinant() == 1)
  }

  @Test("shapes that do not fit end the process")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      print(TorusMatrix<UInt8>([[1, 2]]) * TorusVector([1]))
    }
    await #expect(processExitsWith: .failure) { print(TorusMatrix<UInt8>([[1, 2], [3]])) }
    await #expect(processExitsWith: .failure) { print(TorusMatrix<UInt8>([[1, 2]]).determinant()) }
    await #expect(processExitsWith: .failure) {
      print(SignedPermutation(sources: [0, 0], isNegated: [false, false]).dimension)
    }
  }
}
