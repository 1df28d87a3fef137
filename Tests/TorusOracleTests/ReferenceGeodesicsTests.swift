import Testing
import TorusOracle

@Suite("Reference, geodesics")
struct ReferenceGeodesicsTests {
  /// The circle of 8 points, small enough to work by hand.
  private let circle = Reference(width: 3)

  @Test("logarithms modulo 8")
  func logarithms() {
    #expect(circle.logarithms(from: 2, to: 5) == [3])
    #expect(circle.logarithms(from: 2, to: 6) == [-4, 4])
    #expect(circle.logarithms(from: 2, to: 7) == [-3])
    #expect(circle.logarithms(from: 2, to: -6) == [0])
    #expect(Reference(width: 1).logarithms(from: 0, to: 1) == [-1, 1])
  }

  @Test("logarithms of vectors are all the shortest ways")
  func logarithmsOfVectors() {
    #expect(circle.logarithms(from: [], to: []) == [[]])
    #expect(circle.logarithms(from: [0, 7], to: [3, 1]) == [[3, 2]])
    let two = circle.logarithms(from: [0, 7, 2], to: [4, 1, 6])
    #expect(two == [[-4, 2, -4], [-4, 2, 4], [4, 2, -4], [4, 2, 4]])
  }

  @Test("the exponential of any integer")
  func exponential() {
    #expect(circle.exponential(at: 7, of: 3) == 2)
    #expect(circle.exponential(at: 7, of: -40) == 7)
    #expect(circle.exponential(at: 1, of: BigInteger.powerOfTwo(100) + 1) == 2)
  }

  @Test("points at a proportion modulo 8")
  func points() {
    let third = BigRational(1, over: 3)
    #expect(circle.points(from: 7, to: 1, at: third) == [BigRational(23, over: 3)])
    #expect(circle.points(from: 1, to: 7, at: third) == [BigRational(1, over: 3)])
    #expect(
      circle.points(from: 0, to: 4, at: third)
        == [BigRational(4, over: 3), BigRational(20, over: 3)])
    #expect(circle.points(from: 0, to: 4, at: BigRational(0)) == [BigRational(0)])
    #expect(circle.points(from: 0, to: 4, at: BigRational(1)) == [BigRational(4)])
    #expect(circle.points(from: 5, to: 5, at: third) == [BigRational(5)])
    #expect(
      circle.points(from: 7, to: 3, at: BigRational(1, over: 2)) == [
        BigRational(1), BigRational(5),
      ])
  }

  @Test("residues of real points modulo 8")
  func residues() {
    #expect(circle.representative(of: BigRational(-1, over: 3)) == BigRational(23, over: 3))
    #expect(circle.representative(of: BigRational(17, over: 2)) == BigRational(1, over: 2))
    #expect(circle.representative(of: BigRational(8)) == BigRational(0))
  }
}
