import Testing
import TorusOracle

@Suite("Reference, numerics")
struct ReferenceNumericsTests {
  @Test("dot products by hand")
  func dotProducts() {
    #expect(Reference.dotProduct([], []) == 0)
    #expect(Reference.dotProduct([2, -3, 5], [7, 11, -13]) == -84)
    #expect(Reference.dotProduct([50000], [50000]) == 2_500_000_000)
  }
}
