// Written by Scripts/examples from the documentation; not to be edited.

import PropertyTesting
import Testing
import ToroidalArithmetic
import TorusLaws

@Suite("Examples of Pages")
struct PagesExamples {
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
