import Testing
import ToroidalArithmetic

@Suite("Arcs")
struct ArcTests {
  private typealias Bits = UnsignedBits<3>

  /// Every arc of the circle of 8 points, the circle last.
  private static let all: [Arc<Bits>] =
    (0..<64).map { .closed(from: Bits($0 / 8), to: Bits($0 % 8)) } + [.circle]

  /// The arc in half steps, as 16 truth values: the lattice points at the even places, the middles
  /// of the steps between them at the odd ones.
  private static func halves(_ arc: Arc<Bits>) -> [Bool] {
    guard case .closed(let start, let end) = arc else { return [Bool](repeating: true, count: 16) }
    var halves = [Bool](repeating: false, count: 16)
    var place = Int(start) * 2
    halves[place] = true
    while place != Int(end) * 2 {
      place = (place + 1) % 16
      halves[place] = true
    }
    return halves
  }

  @Test("the documented arcs")
  func documented() {
    let arc = Arc<UInt8>.closed(from: 250, to: 4)
    #expect(arc.contains(1) && arc.contains(250) && arc.contains(4))
    #expect(!arc.contains(5) && !arc.contains(249))
    #expect(arc.length == 10)
    #expect(Arc<UInt8>.circle.length == 256)
    #expect(Arc<UInt8>.closed(from: 0, to: 255).length == 255)
    #expect(Arc<UInt8>(from: 250, length: 10) == arc)
    #expect(Arc<UInt8>(from: 250, length: 256) == .circle)
    #expect(Arc<UInt8>(from: 250, length: 257) == nil)
    #expect(!Arc<UInt8>.closed(from: 4, to: 250).contains(0))
    #expect(!arc.contains(Arc<UInt8>.closed(from: 4, to: 250)))
    #expect(arc.translated(by: UInt8(0).displacement(to: 6)) == .closed(from: 0, to: 10))
    #expect(-Arc<UInt8>.closed(from: 1, to: 10) == .closed(from: 246, to: 255))
    #expect(arc.antipode == .closed(from: 122, to: 132))
    #expect(arc.complementClosure == .closed(from: 4, to: 250))
    #expect(Arc<UInt8>.closed(from: 7, to: 7).complementClosure == .circle)
    #expect(Arc<UInt8>.circle.complementClosure == nil)
  }

  @Test("the circle has the step that the longest arc leaves out")
  func circleAndLongestArc() {
    let longest = Arc<UInt8>.closed(from: 0, to: 255)
    let half = RationalPoint(floor: UInt8(255), numerator: 1, denominator: 2)
    #expect((UInt8.min...UInt8.max).allSatisfy { longest.contains($0) })
    #expect(!longest.contains(half))
    #expect(Arc<UInt8>.circle.contains(half))
    #expect(longest != .circle)
    #expect(!longest.contains(Arc.circle))
    #expect(Arc.circle.contains(longest))
  }

  @Test("the documented intersections")
  func documentedIntersections() {
    let east = Arc<UInt8>.closed(from: 0, to: 128)
    #expect(
      east.intersection(with: .closed(from: 100, to: 200)) == .one(.closed(from: 100, to: 128)))
    #expect(
      east.intersection(with: .closed(from: 128, to: 200)) == .one(.closed(from: 128, to: 128)))
    #expect(east.intersection(with: .closed(from: 129, to: 200)) == .empty)
    #expect(
      east.intersection(with: .closed(from: 100, to: 50))
        == .two(.closed(from: 0, to: 50), .closed(from: 100, to: 128)))
    // The halves of the circle touch in both of their ends.
    #expect(
      east.intersection(with: .closed(from: 128, to: 0))
        == .two(.closed(from: 0, to: 0), .closed(from: 128, to: 128)))
    #expect(east.intersection(with: .circle) == .one(east))
    #expect(Arc<UInt8>.circle.intersection(with: .circle) == .one(.circle))
  }

  @Test("all pairs of arcs of 8 points, half step by half step")
  func halfSteps() {
    for a in Self.all {
      let left = Self.halves(a)
      // The open steps are as many as their middles.
      #expect(a.length == UInt320(stride(from: 1, to: 16, by: 2).count { left[$0] }))
      for (place, isOn) in left.enumerated() {
        let point = RationalPoint(
          floor: Bits(place / 2), numerator: UInt64(place % 2), denominator: 2)
        #expect(a.contains(point) == isOn)
        if place % 2 == 0 { #expect(a.contains(Bits(place / 2)) == isOn) }
      }
      for b in Self.all {
        let right = Self.halves(b)
        #expect(a.contains(b) == zip(left, right).allSatisfy { $0 || !$1 })
        let common = a.intersection(with: b).all
        var covered = [Int](repeating: 0, count: 16)
        for arc in common {
          for (place, isOn) in Self.halves(arc).enumerated() where isOn { covered[place] += 1 }
        }
        // Each common half step on exactly one of the arcs, which therefore do not touch.
        #expect(covered == zip(left, right).map { $0 && $1 ? 1 : 0 })
      }
    }
  }

  @Test("the documented covering arcs")
  func documentedCoverings() {
    #expect(Arc<UInt8>.smallestArcs(covering: [250, 3, 0]) == [.closed(from: 250, to: 3)])
    #expect(
      Arc<UInt8>.smallestArcs(covering: [0, 128])
        == [.closed(from: 0, to: 128), .closed(from: 128, to: 0)])
    let square = Arc<UInt8>.smallestArcs(covering: [192, 64, 0, 128])
    #expect(square.map(\.length) == [192, 192, 192, 192])
    #expect(square.first == .closed(from: 0, to: 192))
    #expect(Arc<UInt8>.smallestArcs(covering: [7, 7]) == [.closed(from: 7, to: 7)])
    #expect(Arc<UInt8>.smallestArcs(covering: []).isEmpty)
    #expect(Arc<Int8>.smallestArcs(covering: [-128, 127]) == [.closed(from: 127, to: -128)])
    let everything = Arc<Int8>.smallestArcs(covering: Int8.min...Int8.max)
    #expect(everything.count == 256 && everything.allSatisfy { $0.length == 255 })
    #expect(
      Arc<SignedBits<1>>.smallestArcs(covering: [0, -1])
        == [.closed(from: -1, to: 0), .closed(from: 0, to: -1)])
  }

  @Test("the coverings of all subsets of 8 points are the shortest of all arcs that cover")
  func coveringsOfSubsets() {
    for subset in 1..<256 {
      let points = (0..<8).filter { subset >> $0 & 1 == 1 }.map { Bits($0) }
      let covering = Self.all.filter { arc in points.allSatisfy { arc.contains($0) } }
      let least = covering.map(\.length).min()
      #expect(
        Arc.smallestArcs(covering: points) == covering.filter { $0.length == least })
    }
  }

  @Test("lengths of the widest scalars")
  func wideLengths() {
    #expect(Arc<UInt128>.circle.length == UInt320(UInt128.max) + 1)
    #expect(Arc<Int128>.closed(from: 0, to: -1).length == UInt320(UInt128.max))
    #expect(Arc<Int128>(from: 5, length: UInt320(UInt128.max) + 1) == .circle)
    #expect(Arc<SignedBits<1>>.circle.length == 2)
  }

  @Test("descriptions")
  func descriptions() {
    #expect(Arc<Int8>.closed(from: -3, to: 4).description == "[-3, 4]")
    #expect(Arc<Int8>.circle.description == "circle")
  }
}
