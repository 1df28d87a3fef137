// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Boxes")
struct BoxesExamples {
  @Test("BoxAxis.swift, example 1")
  func BoxAxis_swift_1() throws {
    let axis = BoxAxis<Int8>(period: 100)!
    expect(axis.wrapped(-128), is: #"72"#)
    expect(axis.distance(from: 99, to: -99), is: #"2"#)
    expect(BoxAxis<Int8>.open.distance(from: 127, to: -128), is: #"255"#)
  }

  @Test("BoxAxis.swift, example 2")
  func BoxAxis_swift_2() throws {
    expect(BoxAxis<Int32>(period: 100)?.minimumImage(from: 51, to: 49), is: #"{-2}"#)
    expect(BoxAxis<Int32>(period: 100)?.minimumImage(from: 0, to: 50), is: #"{-50, 50}"#)
    expect(BoxAxis<Int32>(period: 5)?.minimumImage(from: 0, to: 3), is: #"{-2}"#)
  }

  @Test("BoxTable.swift, example 1")
  func BoxTable_swift_1() throws {
    let box = try PeriodicBox<Int32>(periods: [10, 10])
    let table = BoxTable([[0, 3], [10, 3], [9, 3]], in: box)
    expect(table.sites(), is: #"[(0, 3) × 2, (9, 3) × 1]"#)
    expect(table.nearest(to: [-1, 3], count: 1), is: #"[row 2 at 0]"#)
    expect(
      table.pairs(within: 1), is: #"[rows 0 and 1 at 0, rows 0 and 2 at 1, rows 1 and 2 at 1]"#)
  }

  @Test("LatticeCell.swift, example 1")
  func LatticeCell_swift_1() throws {
    let cell = try LatticeCell([[10, 0], [6, 5]])
    expect(
      cell.minimumImages(from: [0, 0], to: [8, 3]),
      is: #"LatticeImages(all: [[2, -2]], squaredLength: 8)"#)
    expect(
      cell.minimumImages(from: [0, 0], to: [5, 0]),
      is: #"LatticeImages(all: [[-5, 0], [5, 0]], squaredLength: 25)"#)
  }

  @Test("MinimumImage.swift, example 1")
  func MinimumImage_swift_1() throws {
    expect(Int8(exactly: AxisStep<Int8>(isNegative: true, magnitude: 255)), is: #"nil"#)
  }

  @Test("PeriodicBox+Distances.swift, example 1")
  func PeriodicBox_Distances_swift_1() throws {
    try expect(
      PeriodicBox<Int>(periods: [100, 7]).leeDistance(from: [99, 0], to: [1, 5]), is: #"4: 2 + 2"#)
  }

  @Test("PeriodicBox.swift, example 1")
  func PeriodicBox_swift_1() throws {
    let screen = try PeriodicBox<Int32>(periods: [100, 100])
    expect(screen.minimumImages(from: [51, 51], to: [49, 49]), is: #"[{-2}, {-2}]"#)
    expect(screen.wrapped([-1, 250]), is: #"[99, 50]"#)
    let film = try PeriodicBox<Int32>(periods: [10, 10, nil])
    expect(film.wrapped([9, 11, 13]), is: #"[9, 1, 13]"#)
  }
}
