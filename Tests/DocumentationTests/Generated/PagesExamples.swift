// Written by Scripts/examples from the documentation; not to be edited.

import LawSuites
import PropertyTesting
import Testing
import ToroidalArithmetic
import TorusLaws

@Suite("Examples of Pages")
struct PagesExamples {
  @Test("PropertyTesting.md, example 1")
  func PropertyTesting_md_1() throws {
    let law = Law("int8.double-negation", "-(-a) = a") { (choices) throws(Discard) in
      let a = try choices.integer(Int8.self, named: "a")
      return .equal(0 &- (0 &- a), a)
    }
    expect(Checker(sampler: Sampler(seed: 1)).run(law).verdict, is: #"exhausted"#)
    expect(
      Checker(sampler: Sampler(seed: 1)).run(law),
      is: #"int8.double-negation: enumerated all 256 cases"#)
  }

  @Test("TestYourOwnArithmetic.md, example 1")
  func TestYourOwnArithmetic_md_1() throws {
    let law = Law("counter.has-a-predecessor", "n - 1 < n") { (choices) throws(Discard) in
      let n = try choices.integer(Int64.self, named: "n")
      return .require(n &- 1 < n, "\(n &- 1) is not less than \(n)")
    }
    let report = Sampler(seed: 1).run(law)
    expect(report.isSuccess, is: #"false"#)
    expect(
      report.counterexample?.values.first, is: #"n = -9223372036854775808 (0x8000000000000000)"#)
  }

  @Test("TestYourOwnArithmetic.md, example 2")
  func TestYourOwnArithmetic_md_2() throws {
    let law = Law("byte.sum-is-commutative", "a + b = b + a") { (choices) throws(Discard) in
      let a = try choices.integer(UInt8.self, named: "a")
      let b = try choices.integer(UInt8.self, named: "b")
      return .equal(a &+ b, b &+ a)
    }
    expect(
      Checker(sampler: Sampler(seed: 1)).run(law),
      is: #"byte.sum-is-commutative: enumerated all 65,536 cases"#)
  }

  @Test("TestYourOwnArithmetic.md, example 3")
  func TestYourOwnArithmetic_md_3() throws {
    var order = SerialOrderSuite<UInt16>(
      "packet.order", width: 16, numbers: .integer,
      advanced: { $0 &+ UInt16(truncatingIfNeeded: $1) },
      precedes: { Int16(bitPattern: $1 &- $0) > 0 })
    expect(order.laws.count, is: #"7"#)
    expect(order.laws.allSatisfy { Sampler(seed: 1).run($0).isSuccess }, is: #"true"#)

    // Half a ring counts as before: each of two numbers so far apart precedes the other.
    order.precedes = { $0 &- $1 >= 0x8000 }
    let found = order.law("is-antisymmetric").flatMap { Sampler(seed: 1).run($0).counterexample }
    expect(found?.values.map(\.text), is: #"["0", "32768"]"#)
    expect(found?.reason, is: #"a precedes b, and b precedes a"#)
  }

  @Test("TestYourOwnArithmetic.md, example 4")
  func TestYourOwnArithmetic_md_4() throws {
    var mine = Implementation<UInt8>.standard
    mine.circularDistance = { a, b in
      // The magnitude of -128 does not fit into Int8.
      let way = Int8(bitPattern: b &- a)
      return UInt8(way == .min ? .max : abs(way))
    }
    let law = Catalog(mine).distanceLaws.first { $0.name == "circle.distance.agrees-with-oracle" }
    let found = law.flatMap { Sampler(seed: 1).run($0).counterexample }
    expect(found?.values.map(\.text), is: #"["0", "128"]"#)
    expect(found?.reason, is: #"the value: expected 128, found 127"#)
  }

  @Test("TestYourOwnArithmetic.md, example 5")
  func TestYourOwnArithmetic_md_5() throws {
    // A counter of eight bits, whose user believes that it never wraps.
    let machine = StateMachine<Int, UInt8>(
      start: { (_) throws(Discard) in (0, 0) },
      commands: [
        Command(
          "advance", argument: { (choices, _) throws(Discard) in try choices.integer(in: 1...100) },
          run: { (counter: inout UInt8, step: Int) in
            counter &+= UInt8(step)
            return Int(counter)
          },
          expected: { (total: inout Int, step: Int) in
            total += step
            return total
          })
      ])
    let law = machine.law("counter.counts", "the counter is the sum of the steps")
    let found = Sampler(seed: 1).run(law).counterexample
    expect(
      found?.notes, is: #"["step 1: advance(56)", "step 2: advance(100)", "step 3: advance(100)"]"#)
  }

  @Test("TestYourOwnArithmetic.md, example 6")
  func TestYourOwnArithmetic_md_6() throws {
    let law = Law("counter.has-a-predecessor", "n - 1 < n") { (choices) throws(Discard) in
      let n = try choices.integer(Int64.self, named: "n")
      return .require(n &- 1 < n, "\(n &- 1) is not less than \(n)")
    }
    let kept = ChoiceEncoding(text: "v1:0000000000000080")
    let report = kept.map { Replayer().run(law, on: $0) }
    expect(report?.isSuccess, is: #"false"#)
    expect(
      report?.counterexample?.replayLine, is: #"counter.has-a-predecessor v1:0000000000000080"#)
  }

  @Test("CutLocus.md, example 1")
  func CutLocus_md_1() throws {
    expect(UInt8(0).antipode, is: #"128"#)
    expect(UInt8(0).isAntipodal(to: 128), is: #"true"#)
    expect(UInt8(0).midpoints(to: 127), is: #"{63+1/2}"#)
    expect(UInt8(0).midpoints(to: 128), is: #"{64, 192}"#)
    expect(UInt8(0).midpoints(to: 129), is: #"{192+1/2}: the other side, at once"#)
  }

  @Test("CutLocus.md, example 2")
  func CutLocus_md_2() throws {
    let away = UInt8(0).displacement(to: 128)
    expect(away, is: #"−128"#)
    expect(away.isHalfTurn, is: #"true"#)
    expect(away.magnitude, is: #"128"#)
  }

  @Test("CutLocus.md, example 3")
  func CutLocus_md_3() throws {
    let here: TorusVector<UInt8> = [0, 5, 9]
    expect(here.antipodalAxes(to: [128, 6, 137]), is: #"[0, 2]: four shortest paths"#)
    expect(here.isInCutLocus(of: [128, 6, 137]), is: #"true"#)
  }

  @Test("Means.md, example 1")
  func Means_md_1() throws {
    expect(CircularSample<UInt8>([250, 10])?.frechetMean().minimizers, is: #"[2]"#)
    expect(CircularSample<UInt8>([0, 1, 1])?.frechetMean().minimizers, is: #"[0+2/3]"#)
    expect(CircularSample<UInt8>([0, 128])?.frechetMean().minimizers, is: #"[64, 192]"#)
    expect(
      CircularSample<UInt8>([0, 64, 128, 192])?.frechetMean().minimizers, is: #"[32, 96, 160, 224]"#
    )
    expect(CircularSample<UInt8>([])?.frechetMean().minimizers, is: #"nil"#)
  }

  @Test("Means.md, example 2")
  func Means_md_2() throws {
    let sample = CircularSample<UnsignedBits<3>>([0, 0, 0, 0, 0, 2, 4, 4, 5])
    expect(sample?.frechetMean().minimizers, is: #"[1+2/3, 7]"#)
    expect(sample?.frechetMean().rounded(.toNearestOrEven), is: #"[2, 7]"#)
    expect(sample?.latticeMean().minimizers, is: #"[7]"#)
  }

  @Test("Means.md, example 3")
  func Means_md_3() throws {
    expect(CircularSample<UInt8>([250, 0, 9])?.circularMedian().minimizers, is: #"[[0, 0]]"#)
    expect(CircularSample<UInt8>([250, 9])?.circularMedian().minimizers, is: #"[[250, 9]]"#)
    expect(CircularSample<UInt8>([0, 128])?.circularMedian().minimizers, is: #"[circle]"#)
  }

  @Test("Means.md, example 4")
  func Means_md_4() throws {
    expect(Resultant<UInt8>(of: [250, 10]).direction(), is: #"2"#)
    expect(Resultant<UInt8>(of: [0, 64, 128, 192]).direction(), is: #"nil"#)
    expect(Resultant<UInt8>(of: [0, 85, 171]).vanishes, is: #"false: 256 is no multiple of 3"#)
  }

  @Test("Overflow.md, example 1")
  func Overflow_md_1() throws {
    let heading: TorusVector<UInt8> = [250, 7]
    expect(heading + [10, 249], is: #"(4, 0)"#)
    expect(-1 * TorusVector<UInt8>([100, 1]), is: #"(156, 255)"#)
  }

  @Test("Overflow.md, example 2")
  func Overflow_md_2() throws {
    expect(Int8(0).circularDistance(to: -128), is: #"128"#)
    expect(Int8.min.displacement(to: 0).magnitude, is: #"128"#)
  }

  @Test("Overflow.md, example 3")
  func Overflow_md_3() throws {
    expect(
      TorusVector<UInt32>([0]).squaredDistance(to: [50000]),
      is: #"2500000000: −1794967296 in 32 bits"#)
    expect(TorusVector<Int64>([0, 0]).leeDistance(to: [.min, .min]), is: #"18446744073709551616"#)
  }

  @Test("Overflow.md, example 4")
  func Overflow_md_4() throws {
    expect([-8 as SignedBits<4>, -8].dotProduct(with: [-8 as SignedBits<4>, -8]), is: #"128"#)
    let codes = [UInt8](repeating: 255, count: 33026)
    expect(codes.dotProduct(with: codes, as: Int64.self), is: #"2147515650"#)
    expect(codes.dotProduct(with: codes, as: Int32.self), is: #"nil"#)
  }

  @Test("Rounding.md, example 1")
  func Rounding_md_1() throws {
    let midpoint = Midpoint(floor: Int8(-2), isHalfway: true)
    expect(midpoint, is: #"-2+1/2"#)
    expect(midpoint.rounded(.down), is: #"−2"#)
    expect(midpoint.rounded(.up), is: #"−1"#)
    expect(midpoint.rounded(.toNearestOrEven), is: #"−2"#)
  }

  @Test("Rounding.md, example 2")
  func Rounding_md_2() throws {
    expect(UInt8(turns: 0.999), is: #"0"#)
    expect(UInt8(turns: -1e-20), is: #"0"#)
    expect(UInt64.max.turns(), is: #"0.0"#)
  }

  @Test("Rounding.md, example 3")
  func Rounding_md_3() throws {
    let tiny = -Double.ulpOfOne / 2
    expect(tiny.flooredRemainder(dividingBy: 3)?.value, is: #"2.9999999999999996"#)
    expect(tiny.flooredRemainder(dividingBy: 3)?.isExact, is: #"false"#)
    expect(tiny.centeredRemainder(dividingBy: 3), is: #"-1.1102230246251565e-16"#)
  }

  @Test("Rounding.md, example 4")
  func Rounding_md_4() throws {
    expect(UInt8(turns: 1e300), is: #"0: a whole number of turns"#)
    expect(UInt8(turns: Double.leastNonzeroMagnitude, rounding: .up), is: #"1"#)
    expect(UInt8(turns: Double.infinity), is: #"nil"#)
  }

  @Test("SerialOrders.md, example 1")
  func SerialOrders_md_1() throws {
    expect(UInt16(65535).serialOrder(relativeTo: 0), is: #"precedes"#)
    expect(UInt32(0).serialOrder(relativeTo: 0x8000_0000), is: #"incomparable"#)
    expect(UInt32(0).serialOrder(relativeTo: 0x8000_0001), is: #"follows"#)
  }

  @Test("SerialOrders.md, example 2")
  func SerialOrders_md_2() throws {
    expect(UInt8(0).serialOrder(relativeTo: 100), is: #"precedes"#)
    expect(UInt8(100).serialOrder(relativeTo: 200), is: #"precedes"#)
    expect(UInt8(200).serialOrder(relativeTo: 0), is: #"precedes"#)
  }

  @Test("SerialOrders.md, example 3")
  func SerialOrders_md_3() throws {
    expect(Int8(127).serialOrder(relativeTo: -128), is: #"precedes"#)
  }

  @Test("ToroidalArithmetic.md, example 1")
  func ToroidalArithmetic_md_1() throws {
    expect(UInt8(250).displacement(to: 3), is: #"9: forward through 0"#)
    expect(UInt8(250).circularDistance(to: 3), is: #"9"#)
    expect(Int8(0).circularDistance(to: -128), is: #"128, which only an unsigned type can hold"#)
    expect(UInt8(0).midpoints(to: 128), is: #"{64, 192}: both, because both are"#)
  }

  @Test("README.md, example 1")
  func README_md_1() throws {
    expect(UInt8(250).displacement(to: 3), is: #"9"#)
    expect(UInt8(250).circularDistance(to: 3), is: #"9"#)
    expect(Int8(0).circularDistance(to: -128), is: #"128, which only an unsigned type can hold"#)
    expect(UInt8(3).antipode, is: #"131"#)
    expect(UInt8(0).midpoints(to: 128), is: #"{64, 192}"#)
    expect(UInt32(0xffff_ffff).serialOrder(relativeTo: 0), is: #"precedes"#)
    expect(UInt32(0).serialOrder(relativeTo: 0x8000_0000), is: #"incomparable"#)

    expect(UInt8(turns: 0.25), is: #"64"#)
    expect(UInt8(turns: 0.999), is: #"0: it rounds to a full turn"#)
    expect(UInt8(turns: Double.nan), is: #"nil"#)
    expect(Int8(-64).turns(), is: #"0.75"#)

    let heading: TorusVector<UInt8> = [250, 7]
    let turned = heading + [10, 249]
    expect(turned, is: #"(4, 0)"#)
    expect(heading.leeDistance(to: turned), is: #"10 + 7 = 17"#)

    let table = TorusTable<UInt8>([[0, 0], [250, 7], [128, 128]], dimension: 2)
    expect(table.nearest(to: turned, count: 1).map(\.row), is: #"[0]"#)
  }

  @Test("README.md, example 2")
  func README_md_2() throws {
    var mine = Implementation<Int16>.standard
    mine.circularDistance = { a, b in (b &- a).magnitude == 32768 ? 32767 : (b &- a).magnitude }
    for law in Catalog(mine).distanceLaws {
      let report = Sampler(seed: 1, samples: 2000).run(law)
      if !report.isSuccess { print(report) }
    }
  }
}
