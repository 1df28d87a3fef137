// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Tables")
struct TablesExamples {
  @Test("TorusTable+Radius.swift, example 1")
  func TorusTable_Radius_swift_1() throws {
    let table = TorusTable<UInt8>([[250], [3], [128]], dimension: 1)
    expect(table.rows(within: 6, of: [0]), is: #"[row 0 at 6, row 1 at 3]"#)
  }

  @Test("TorusTable+Radius.swift, example 2")
  func TorusTable_Radius_swift_2() throws {
    let table = TorusTable<UInt8>([[250], [3], [128]], dimension: 1)
    expect(table.pairs(within: 9), is: #"[rows 0 and 1 at 9]"#)
  }

  @Test("TorusTable+Radius.swift, example 3")
  func TorusTable_Radius_swift_3() throws {
    let table = TorusTable<UInt8>([[4, 0], [0, 2]], dimension: 2)
    try expect(
      table.nearest(to: [0, 0], count: 1, weights: AxisWeights([1, 3])), is: #"[row 0 at 4]"#)
  }
}
