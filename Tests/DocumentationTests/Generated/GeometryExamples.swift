// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Geometry")
struct GeometryExamples {
  @Test("CutLocus.swift, example 1")
  func CutLocus_swift_1() throws {
    expect(TorusVector<UInt8>([0, 5]).antipodalAxes(to: [128, 6]), is: #"[0]"#)
  }

  @Test("CutLocus.swift, example 2")
  func CutLocus_swift_2() throws {
    expect(TorusVector<UInt8>([3, 200]).antipode, is: #"(131, 72)"#)
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
