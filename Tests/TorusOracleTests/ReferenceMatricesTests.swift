import Testing
import TorusOracle

@Suite("Reference, matrices")
struct ReferenceMatricesTests {
  /// The circle of 8 points, small enough to work by hand.
  private let circle = Reference(width: 3)

  @Test("images modulo 8")
  func images() {
    #expect(circle.image([[1, 2], [3, 4], [-1, 0]], of: [5, 6]) == [1, 7, 3])
    #expect(circle.image([[], []], of: []) == [0, 0])
  }

  @Test("determinants modulo 8")
  func determinants() {
    #expect(circle.determinant([]) == 1)
    #expect(circle.determinant([[-3]]) == 5)
    #expect(circle.determinant([[1, 2], [3, 4]]) == 6)
    #expect(circle.determinant([[0, 1, 0], [0, 0, 1], [1, 0, 0]]) == 1)
    #expect(circle.determinant([[2, 0, 1], [1, 3, 2], [1, 1, 1]]) == 0)
    // 2(3 − 2) + 1(1 − 0) = 3 with the last row (0, 1, 1).
    #expect(circle.determinant([[2, 0, 1], [1, 3, 2], [0, 1, 1]]) == 3)
    #expect(
      circle.determinant([[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0]]) == 7)
  }
}
