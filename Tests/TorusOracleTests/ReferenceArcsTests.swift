import Testing
import TorusOracle

@Suite("Reference, arcs")
struct ReferenceArcsTests {
  /// The circle of 8 points, small enough to work by hand.
  private let circle = Reference(width: 3)

  @Test("membership of real points")
  func membership() {
    let arc = circle.arc(from: 6, to: 1)
    #expect(arc == ReferenceArc(start: 6, length: 3))
    #expect(circle.contains(arc, BigRational(0)))
    #expect(circle.contains(arc, BigRational(-3, over: 2)))
    #expect(circle.contains(arc, BigRational(9)))
    #expect(!circle.contains(arc, BigRational(9, over: 8)))
    #expect(!circle.contains(circle.arc(from: 0, to: 7), BigRational(15, over: 2)))
    #expect(circle.contains(circle.circle, BigRational(15, over: 2)))
  }

  @Test("intersections in no, one and two arcs")
  func intersections() {
    let east = circle.arc(from: 0, to: 4)
    #expect(circle.intersection(east, circle.arc(from: 5, to: 7)) == [])
    #expect(circle.intersection(east, circle.arc(from: 4, to: 7)) == [circle.arc(from: 4, to: 4)])
    #expect(circle.intersection(east, circle.arc(from: 3, to: 7)) == [circle.arc(from: 3, to: 4)])
    #expect(
      circle.intersection(east, circle.arc(from: 3, to: 1))
        == [circle.arc(from: 0, to: 1), circle.arc(from: 3, to: 4)])
    #expect(circle.intersection(east, circle.circle) == [east])
    #expect(circle.intersection(circle.circle, circle.circle) == [circle.circle])
  }

  @Test("containment and complements")
  func complements() {
    let arc = circle.arc(from: 6, to: 1)
    #expect(circle.contains(arc, circle.arc(from: 7, to: 0)))
    #expect(!circle.contains(arc, circle.arc(from: 1, to: 6)))
    #expect(circle.complementClosure(arc) == [circle.arc(from: 1, to: 6)])
    #expect(circle.complementClosure(circle.arc(from: 2, to: 2)) == [circle.circle])
    #expect(circle.complementClosure(circle.circle) == [])
  }

  @Test("smallest covering arcs")
  func coverings() {
    #expect(circle.smallestArcs(covering: []) == [])
    #expect(circle.smallestArcs(covering: [7, 1, 0]) == [circle.arc(from: 7, to: 1)])
    #expect(
      circle.smallestArcs(covering: [5, 1, 5]) == [
        circle.arc(from: 1, to: 5), circle.arc(from: 5, to: 1),
      ])
  }
}
