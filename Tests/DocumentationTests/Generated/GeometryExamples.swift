// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Geometry")
struct GeometryExamples {
  @Test("Alternatives.swift, example 1")
  func Alternatives_swift_1() throws {
    expect(UInt8(250).logarithms(to: 3), is: #"{9}"#)
    expect(UInt8(0).logarithms(to: 128), is: #"{-128, 128}"#)
  }

  @Test("AxisAlternatives.swift, example 1")
  func AxisAlternatives_swift_1() throws {
    let a: TorusVector<UInt8> = [0, 250]
    let ways = a.logarithms(to: [128, 3])
    expect(ways, is: #"{−128, 128} × {9}"#)
    expect(ways.log2Count, is: #"1: two vectors"#)
    expect(ways.unique, is: #"nil"#)
  }

  @Test("CutLocus.swift, example 1")
  func CutLocus_swift_1() throws {
    expect(TorusVector<UInt8>([0, 5]).antipodalAxes(to: [128, 6]), is: #"[0]"#)
  }

  @Test("CutLocus.swift, example 2")
  func CutLocus_swift_2() throws {
    expect(TorusVector<UInt8>([3, 200]).antipode, is: #"(131, 72)"#)
  }

  @Test("ExponentialMap.swift, example 1")
  func ExponentialMap_swift_1() throws {
    expect(UInt8(250).exponential(of: 10), is: #"4"#)
    expect(UInt8(250).exponential(of: -2560), is: #"250: ten turns backward"#)
  }

  @Test("ExponentialMap.swift, example 2")
  func ExponentialMap_swift_2() throws {
    expect(UInt8.injectivityRadius, is: #"128"#)
    expect(SignedBits<1>.injectivityRadius, is: #"1"#)
  }

  @Test("ExponentialMap.swift, example 3")
  func ExponentialMap_swift_3() throws {
    expect(TorusVector<UInt8>([250, 7]).exponential(of: [10, -300]), is: #"(4, 219)"#)
  }

  @Test("Geodesic.swift, example 1")
  func Geodesic_swift_1() throws {
    let path = UInt8(250).geodesics(to: 3).unique
    expect(path, is: #"250 by 9"#)
    expect(path?.point(at: 1, over: 2), is: #"254+1/2: 254 + ½"#)
  }

  @Test("Geodesic.swift, example 2")
  func Geodesic_swift_2() throws {
    let path = UInt8(250).geodesics(to: 4).unique
    expect(path, is: #"250 by 10: 10 steps"#)
    expect(path?.point(at: 1, over: 3), is: #"253+1/3"#)
    expect(path?.point(at: 1, over: 3).rounded(.up), is: #"254"#)
  }

  @Test("Geodesic.swift, example 3")
  func Geodesic_swift_3() throws {
    expect(UInt8(3).geodesics(to: 250), is: #"{3 by -9}"#)
    expect(UInt8(0).geodesics(to: 128), is: #"{0 by -128, 0 by 128}"#)
  }

  @Test("Geodesic.swift, example 4")
  func Geodesic_swift_4() throws {
    expect(UInt8(0).geodesics(to: 128).points(at: 1, over: 3), is: #"{42+2/3, 213+1/3}"#)
    expect(UInt8(0).geodesics(to: 128).points(at: 1, over: 1), is: #"{128}"#)
  }

  @Test("LogarithmMap.swift, example 1")
  func LogarithmMap_swift_1() throws {
    expect(UInt8(250).logarithms(to: 3), is: #"{9}"#)
    expect(UInt8(0).logarithms(to: 128), is: #"{-128, 128}"#)
  }

  @Test("LogarithmMap.swift, example 2")
  func LogarithmMap_swift_2() throws {
    expect(TorusVector<UInt8>([0, 250]).logarithms(to: [128, 3]), is: #"{−128, 128} × {9}"#)
  }

  @Test("LogarithmMap.swift, example 3")
  func LogarithmMap_swift_3() throws {
    expect(TorusVector<UInt8>([250, 7]).logarithm(to: [4, 219]), is: #"(10, −44)"#)
  }

  @Test("MetricBall+PointCount.swift, example 1")
  func MetricBall_PointCount_swift_1() throws {
    try expect(MetricBall<UInt8>.pointCount(dimension: 2, radius: 1, metric: .lee), is: #"5"#)
    try expect(MetricBall<UInt8>.pointCount(dimension: 2, radius: 2, metric: .squared), is: #"9"#)
    try expect(
      MetricBall<UInt8>.pointCount(dimension: 2, radius: 127, metric: .chebyshev), is: #"65025"#)
    try expect(
      MetricBall<UInt8>.pointCount(dimension: 2, radius: 128, metric: .chebyshev), is: #"65536"#)
  }

  @Test("MetricBall.swift, example 1")
  func MetricBall_swift_1() throws {
    let ball = MetricBall<UInt8>(center: [0, 250], radius: 12, metric: .lee)
    expect(ball.contains([3, 3]), is: #"true: 3 + 9 = 12"#)
    try expect(ball.pointCount(), is: #"313 = 2 · 12² + 2 · 12 + 1"#)
  }

  @Test("Tangent.swift, example 1")
  func Tangent_swift_1() throws {
    let quarter: Tangent<UInt8> = 64
    expect(UInt8(250).exponential(of: quarter), is: #"58"#)
    expect(quarter.multiplied(by: -40), is: #"−2560: ten turns backward"#)
  }

  @Test("Tangent.swift, example 2")
  func Tangent_swift_2() throws {
    expect(Tangent<UInt8>(-128).multiplied(by: 3), is: #"−384"#)
  }

  @Test("Tangent.swift, example 3")
  func Tangent_swift_3() throws {
    expect(Int8(exactly: Tangent<UInt8>(-128)), is: #"−128"#)
    expect(Int8(exactly: Tangent<UInt8>(128)), is: #"nil"#)
  }

  @Test("TangentVector.swift, example 1")
  func TangentVector_swift_1() throws {
    let a: TorusVector<UInt8> = [250, 7]
    let v: TangentVector<UInt8> = [10, -300]
    expect(a.exponential(of: v), is: #"(4, 219)"#)
    expect(a.logarithm(to: [4, 219]), is: #"(10, −44): the shortest way there"#)
  }

  @Test("TangentVector.swift, example 2")
  func TangentVector_swift_2() throws {
    expect(TangentVector<UInt8>([3, -4]).norm(.squared), is: #"25"#)
  }

  @Test("TorusGeodesics.swift, example 1")
  func TorusGeodesics_swift_1() throws {
    let ways = TorusVector<UInt8>([250, 0]).geodesics(to: [4, 128])
    expect(ways.isUnique, is: #"false"#)
    expect(ways.log2Count, is: #"1: there are 2^1 shortest paths"#)
    expect(ways.squaredLength(), is: #"10² + 128² = 16484"#)
    expect(ways.points(at: 1, over: 2).axes, is: #"[{255}, {64, 192}]"#)
  }

  @Test("TorusGeodesics.swift, example 2")
  func TorusGeodesics_swift_2() throws {
    expect(TorusVector<UInt8>([250, 0]).midpoints(to: [4, 128]), is: #"{255} × {64, 192}"#)
  }

  @Test("TorusGeodesics.swift, example 3")
  func TorusGeodesics_swift_3() throws {
    let ways = TorusVector<UInt8>([250, 0]).geodesics(to: [4, 1])
    expect(ways.points(at: 1, over: 3).rounded(.down), is: #"(253, 0)"#)
  }

  @Test("TorusMetric.swift, example 1")
  func TorusMetric_swift_1() throws {
    expect(TorusVector<UInt8>([0, 250]).leeDistance(to: [3, 3]), is: #"3 + 9 = 12"#)
  }

  @Test("TorusMetric.swift, example 2")
  func TorusMetric_swift_2() throws {
    expect(TorusVector<UInt8>([0, 250]).squaredDistance(to: [3, 3]), is: #"9 + 81 = 90"#)
  }

  @Test("TorusMetric.swift, example 3")
  func TorusMetric_swift_3() throws {
    expect(TorusVector<UInt8>([0, 250]).chebyshevDistance(to: [3, 3]), is: #"9"#)
  }
}
