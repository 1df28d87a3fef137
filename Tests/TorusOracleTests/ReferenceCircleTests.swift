import Testing
import TorusOracle

@Suite("Reference, circle")
struct ReferenceCircleTests {
  /// The circle of 8 points, small enough to work by hand.
  private let circle = Reference(width: 3)

  @Test("residues modulo 8")
  func residues() {
    #expect(circle.modulus == 8)
    #expect(circle.residue(-1) == 7)
    #expect(circle.residue(8) == 0)
    #expect(circle.residue(BigInteger.powerOfTwo(90) + 5) == 5)
  }

  @Test("displacements and distances from 2 modulo 8")
  func fromTwo() {
    let points = (0...7).map { BigInteger($0) }
    #expect(points.map { circle.displacement(from: 2, to: $0) } == [-2, -1, 0, 1, 2, 3, -4, -3])
    #expect(points.map { circle.distance(from: 2, to: $0) } == [2, 1, 0, 1, 2, 3, 4, 3])
    #expect(circle.displacement(from: 7, to: -14) == 3)
    #expect(circle.distance(from: -6, to: 15) == 3)
  }

  @Test("distances of real points modulo 8")
  func realPoints() {
    let half = BigRational(1, over: 2)
    #expect(circle.distance(from: half, to: BigRational(0)) == half)
    #expect(circle.distance(from: BigRational(15, over: 2), to: half) == BigRational(1))
    #expect(circle.distance(from: half, to: BigRational(9, over: 2)) == BigRational(4))
    #expect(circle.distance(from: half, to: BigRational(17, over: 2)) == BigRational(0))
  }

  @Test("antipodes modulo 8 and modulo 2")
  func antipodes() {
    #expect((0...7).map { circle.antipode(of: BigInteger($0)) } == [4, 5, 6, 7, 0, 1, 2, 3])
    #expect(Reference(width: 1).antipode(of: 1) == 0)
  }

  @Test("midpoints modulo 8")
  func midpoints() {
    #expect(circle.midpoints(of: 1, and: 3) == [BigRational(2)])
    #expect(circle.midpoints(of: 7, and: 1) == [BigRational(0)])
    #expect(circle.midpoints(of: 7, and: 0) == [BigRational(15, over: 2)])
    #expect(circle.midpoints(of: 5, and: 5) == [BigRational(5)])
    #expect(circle.midpoints(of: 0, and: 4) == [BigRational(2), BigRational(6)])
    #expect(circle.midpoints(of: 7, and: 3) == [BigRational(1), BigRational(5)])
  }

  @Test("midpoints modulo 2 are between the points")
  func midpointsModuloTwo() {
    let found = Reference(width: 1).midpoints(of: 0, and: 1)
    #expect(found == [BigRational(1, over: 2), BigRational(3, over: 2)])
  }
}
