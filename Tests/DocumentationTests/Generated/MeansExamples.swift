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
    expect(CircularSample<UInt8>([7, 250, 7]), is: #"{7 × 2, 250 × 1}"#)
    try expect(CircularSample<UInt8>([7, 250, 9], weights: [2, 1, 0]), is: #"{7 × 2, 250 × 1}"#)
    expect(CircularSample<UInt8>([]), is: #"nil: nothing has no mean"#)
  }

  @Test("CircularSample.swift, example 2")
  func CircularSample_swift_2() throws {
    let table = TorusTable<UInt8>([[0, 0], [128, 10]], dimension: 2)
    expect(table.axisSamples()?.map { $0.frechetMean().minimizers }, is: #"[[64, 192], [5]]"#)
  }

  @Test("FrechetMean.swift, example 1")
  func FrechetMean_swift_1() throws {
    let sample = try CircularSample<UnsignedBits<3>>([0, 2, 4, 5], weights: [5, 1, 2, 1])
    expect(sample.frechetMean().rounded(.toNearestOrEven), is: #"[2, 7]: {2, 7}, from {5/3, 7}"#)
    expect(sample.latticeMean().minimizers, is: #"[7]"#)
  }

  @Test("FrechetMean.swift, example 2")
  func FrechetMean_swift_2() throws {
    expect(CircularSample<UInt8>([250, 0, 9])?.frechetMean().minimizers, is: #"[1]"#)
    expect(CircularSample<UInt8>([0, 1, 1])?.frechetMean().minimizers, is: #"[0+2/3]: {2/3}"#)
    expect(CircularSample<UInt8>([0, 128])?.frechetMean().minimizers, is: #"[64, 192]"#)
    expect(
      CircularSample<UInt8>([0, 64, 128, 192])?.frechetMean().minimizers, is: #"[32, 96, 160, 224]"#
    )
  }

  @Test("FrechetMean.swift, example 3")
  func FrechetMean_swift_3() throws {
    expect(CircularSample<UInt8>([250, 0, 9])?.latticeMean().minimizers, is: #"[1]"#)
    expect(CircularSample<UInt8>([0, 1])?.latticeMean().minimizers, is: #"[0, 1]"#)
  }

  @Test("Resultant.swift, example 1")
  func Resultant_swift_1() throws {
    let winds = Resultant(of: [350, 10].map { Int16(degrees: $0 as Double) ?? 0 })
    expect(winds.direction(), is: #"0: north, not south"#)
    expect(Resultant(of: [0, 128] as [UInt8]).direction(), is: #"nil: it vanishes"#)
    expect(Resultant(of: [0, 64, 128, 192] as [UInt8]).vanishes, is: #"true"#)
  }

  @Test("Resultant.swift, example 2")
  func Resultant_swift_2() throws {
    expect(Resultant(of: [0, 64] as [UInt8], weights: [3, 3])?.direction(), is: #"32"#)
    expect(Resultant(of: [0, 64] as [UInt8], weights: [.max, 1]), is: #"nil"#)
  }

  @Test("ResultantDirection.swift, example 1")
  func ResultantDirection_swift_1() throws {
    expect(Resultant(of: [250, 4] as [UInt8]).direction(), is: #"255"#)
    expect(
      Resultant(of: [0, 0, 64] as [UInt8]).direction(), is: #"19, from arctan(1/2) = 18.89 steps"#)
    expect(Resultant(of: [0, 1] as [UInt8]).direction(), is: #"0, from 0.5, to even"#)
    expect(Resultant(of: [0, 64, 128, 192] as [UInt8]).direction(), is: #"nil"#)
  }

  @Test("ResultantDirection.swift, example 2")
  func ResultantDirection_swift_2() throws {
    expect(Resultant(of: [0, 64] as [UInt8]).directionInTurns(), is: #"0.125"#)
    expect(Resultant(of: [0, 0, 64] as [UInt8]).directionInTurns(), is: #"0.07379180882521663"#)
  }

  @Test("ResultantDirection.swift, example 3")
  func ResultantDirection_swift_3() throws {
    expect(Resultant(of: [0, 1] as [UInt8]).exactDirection, is: #"0+1/2"#)
    expect(Resultant(of: [3, 5, 5, 7] as [UInt8]).exactDirection, is: #"5"#)
    expect(Resultant(of: [0, 0, 64] as [UInt8]).exactDirection, is: #"nil"#)
  }

  @Test("ResultantLength.swift, example 1")
  func ResultantLength_swift_1() throws {
    expect(Resultant(of: [7, 7, 7] as [UInt8]).meanLength, is: #"1"#)
    expect(Resultant(of: [0, 64] as [UInt8]).meanLength, is: #"0.7071067811865476, 1/√2"#)
    expect(Resultant(of: [0, 128] as [UInt8]).meanLength, is: #"0"#)
    expect(Resultant(of: [] as [UInt8]).meanLength, is: #"nil"#)
  }
}
