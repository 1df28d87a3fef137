import Testing
import ToroidalArithmetic

@Suite("Exponential and logarithm")
struct ExponentialMapTests {
  @Test("the documented points")
  func exponential() {
    #expect(UInt8(250).exponential(of: 10) == 4)
    #expect(UInt8(250).exponential(of: -2560) == 250)
    #expect(UInt8(250).exponential(of: 64) == 58)
    #expect(TorusVector<UInt8>([250, 7]).exponential(of: [10, -300]) == [4, 219])
    #expect(TorusVector<UInt8>([]).exponential(of: []) == [])
    #expect(UInt128(5).exponential(of: Tangent(magnitude: .max, isNegative: true)) == 6)
  }

  @Test("the documented logarithms")
  func logarithms() {
    #expect(UInt8(250).logarithms(to: 3) == .unique(9))
    #expect(UInt8(0).logarithms(to: 128) == .pair(-128, 128))
    #expect(UInt8(0).logarithm(to: 128) == nil)
    #expect(UInt8(3).logarithm(to: 250) == -9)
    #expect(TorusVector<UInt8>([250, 7]).logarithm(to: [4, 219]) == [10, -44])
    #expect(TorusVector<UInt8>([0, 250]).logarithm(to: [128, 3]) == nil)
    #expect(TorusVector<UInt8>([]).logarithm(to: []) == [])
  }

  @Test("the injectivity radius is half a turn at every width")
  func radius() {
    #expect(UInt8.injectivityRadius == 128 && Int8.injectivityRadius == 128)
    #expect(UnsignedBits<1>.injectivityRadius == 1 && SignedBits<1>.injectivityRadius == 1)
    #expect(Int128.injectivityRadius == UInt128(1) << 127)
    #expect(TorusVector<Int16>.injectivityRadius == 32768)
  }

  @Test("on bytes, the logarithm inverts the exponential below the radius, and only there")
  func bytes() {
    for a in UInt8.min...UInt8.max {
      for v in -200...200 as ClosedRange<Int> {
        let tangent = Tangent<UInt8>(v)
        let end = a.exponential(of: tangent)
        if Int(end) != ((Int(a) + v) % 256 + 256) % 256 { Issue.record("\(a) + \(v) is \(end)") }
        if (a.logarithm(to: end) == tangent) != (abs(v) < 128) { Issue.record("\(a), \(v)") }
        if a.logarithms(to: end).all.contains(tangent) != (abs(v) <= 128) {
          Issue.record("\(a), \(v)")
        }
      }
    }
  }

  @Test("sets of vectors are products, never written out")
  func products() {
    let ways = TorusVector<UInt8>([0, 250, 1]).logarithms(to: [128, 3, 129])
    #expect(ways.axes == [.pair(-128, 128), .unique(9), .pair(-128, 128)])
    #expect(ways.dimension == 3 && ways.log2Count == 2 && !ways.isUnique)
    #expect(ways.ambiguousAxes == [0, 2] && ways.unique == nil)

    let origin = TorusVector<UInt8>.zero(dimension: 1000)
    let paths = origin.geodesics(to: origin.antipode)
    #expect(paths.log2Count == 1000)
    #expect(paths.squaredLength() == origin.squaredDistance(to: origin.antipode))
    #expect(origin.geodesics(to: origin).unique?.count == 1000)
    #expect(TorusVector<UInt8>([]).geodesics(to: []).isUnique)
  }

  @Test("points, midpoints and rounded points of vectors, as documented")
  func points() {
    let ways = TorusVector<UInt8>([250, 0]).geodesics(to: [4, 128])
    #expect(ways.squaredLength() == 16484)
    let halfway = ways.points(at: 1, over: 2)
    #expect(halfway.axes.map { $0.all.map(\.floor) } == [[255], [64, 192]])
    #expect(halfway.rounded(.down) == nil)
    let midpoints = TorusVector<UInt8>([250, 0]).midpoints(to: [4, 128])
    #expect(midpoints.axes.map { $0.all.map(\.description) } == [["255"], ["64", "192"]])
    #expect(midpoints.log2Count == 1)

    let third = TorusVector<UInt8>([250, 0]).geodesics(to: [4, 1]).points(at: 1, over: 3)
    #expect(third.rounded(.down) == [253, 0])
    #expect(third.rounded(.up) == [254, 1])
  }
}
