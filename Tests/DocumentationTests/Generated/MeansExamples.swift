// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Means")
struct MeansExamples {
  @Test("CircularMedian.swift, example 1")
  func CircularMedian_swift_1() throws {
    expect(CircularSample<UInt8>([250, 0, 9])?.circularMedian().minimizers, is: #"[[0, 0]]"#)
    expect(CircularSample<UInt8>([250, 9])?.circularMedian().minimizers, is: #"[[250, 9]]"#)
    expect(CircularSample<UInt8>([0, 128])?.circularMedian().minimizers, is: #"[circle]"#)
    expect(
      CircularSample<UInt8>([0, 96, 160])?.circularMedian().minimizers,
      is: #"[[96, 96], [160, 160]]"#)
    expect(CircularSample<UInt8>([0, 96, 160])?.circularMedian().deviation, is: #"160"#)
  }

  @Test("CircularSample.swift, example 1")
  func CircularSample_swift_1() throws {
    expect(CircularSample<UInt8>([7, 250, 7]), is: #"7 twice, 250 once"#)
    try expect(CircularSample<UInt8>([7, 250, 9], weights: [2, 1, 0]), is: #"the same sample"#)
    expect(CircularSample<UInt8>([]), is: #"nil: nothing has no mean"#)
  }

  @Test("CircularSample.swift, example 2")
  func CircularSample_swift_2() throws {
    let table = TorusTable<UInt8>([[0, 0], [128, 10]], dimension: 2)
    expect(table.axisSamples()?.map { $0.frechetMean().minimizers }, is: #"{64, 192} × {5}"#)
  }

  @Test("FrechetMean.swift, example 1")
  func FrechetMean_swift_1() throws {
    let sample = try CircularSample<UnsignedBits<3>>([0, 2, 4, 5], weights: [5, 1, 2, 1])
    expect(sample.frechetMean().rounded(.toNearestOrEven), is: #"{2, 7}, from {5/3, 7}"#)
    expect(sample.latticeMean().minimizers, is: #"{7}"#)
  }

  @Test("FrechetMean.swift, example 2")
  func FrechetMean_swift_2() throws {
    expect(CircularSample<UInt8>([250, 0, 9])?.frechetMean().minimizers, is: #"{1}"#)
    expect(CircularSample<UInt8>([0, 1, 1])?.frechetMean().minimizers, is: #"{2/3}"#)
    expect(CircularSample<UInt8>([0, 128])?.frechetMean().minimizers, is: #"{64, 192}"#)
    expect(
      CircularSample<UInt8>([0, 64, 128, 192])?.frechetMean().minimizers, is: #"{32, 96, 160, 224}"#
    )
  }

  @Test("FrechetMean.swift, example 3")
  func FrechetMean_swift_3() throws {
    expect(CircularSample<UInt8>([250, 0, 9])?.latticeMean().minimizers, is: #"{1}"#)
    expect(CircularSample<UInt8>([0, 1])?.latticeMean().minimizers, is: #"{0, 1}"#)
  }
}
