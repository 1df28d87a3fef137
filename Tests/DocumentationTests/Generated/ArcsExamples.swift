// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Arcs")
struct ArcsExamples {
  @Test("Arc+Covering.swift, example 1")
  func Arc_Covering_swift_1() throws {
    expect(Arc<UInt8>.smallestArcs(covering: [250, 3, 0]), is: #"[[250, 3]]"#)
    expect(Arc<UInt8>.smallestArcs(covering: [0, 128]), is: #"[[0, 128], [128, 0]]"#)
    expect(
      Arc<UInt8>.smallestArcs(covering: [0, 64, 128, 192]),
      is: #"[[0, 192], [64, 0], [128, 64], [192, 128]]"#)
    expect(Arc<UInt8>.smallestArcs(covering: [7, 7]), is: #"[[7, 7]]"#)
    expect(Arc<UInt8>.smallestArcs(covering: []), is: #"[]"#)
  }

  @Test("Arc+Intersection.swift, example 1")
  func Arc_Intersection_swift_1() throws {
    let east = Arc<UInt8>.closed(from: 0, to: 128)
    expect(east.intersection(with: .closed(from: 100, to: 200)), is: #"one([100, 128])"#)
    expect(east.intersection(with: .closed(from: 128, to: 200)), is: #"one([128, 128])"#)
    expect(east.intersection(with: .closed(from: 129, to: 200)), is: #"empty"#)
    expect(east.intersection(with: .closed(from: 100, to: 50)), is: #"two([0, 50], [100, 128])"#)
  }

  @Test("Arc+Isometries.swift, example 1")
  func Arc_Isometries_swift_1() throws {
    expect(-Arc<UInt8>.closed(from: 1, to: 10), is: #"[246, 255]"#)
  }

  @Test("Arc+Isometries.swift, example 2")
  func Arc_Isometries_swift_2() throws {
    expect(Arc<UInt8>.closed(from: 250, to: 4).antipode, is: #"[122, 132]"#)
  }

  @Test("Arc+Isometries.swift, example 3")
  func Arc_Isometries_swift_3() throws {
    expect(Arc<UInt8>.closed(from: 250, to: 4).complementClosure, is: #"[4, 250]"#)
    expect(Arc<UInt8>.closed(from: 7, to: 7).complementClosure, is: #"circle"#)
  }

  @Test("Arc+Membership.swift, example 1")
  func Arc_Membership_swift_1() throws {
    expect(Arc<UInt8>.closed(from: 250, to: 4).contains(4), is: #"true"#)
    expect(Arc<UInt8>.closed(from: 4, to: 250).contains(0), is: #"false"#)
  }

  @Test("Arc+Membership.swift, example 2")
  func Arc_Membership_swift_2() throws {
    let half = RationalPoint(floor: UInt8(255), numerator: 1, denominator: 2)
    expect(Arc<UInt8>.closed(from: 0, to: 255).contains(half), is: #"false, though every lattice"#)
    expect(Arc<UInt8>.circle.contains(half), is: #"true"#)
  }

  @Test("Arc.swift, example 1")
  func Arc_swift_1() throws {
    let arc = Arc<UInt8>.closed(from: 250, to: 4)
    expect(arc.contains(1), is: #"true"#)
    expect(arc.length, is: #"10"#)
    expect(Arc<UInt8>.circle.length, is: #"256"#)
    expect(
      Arc<UInt8>.closed(from: 0, to: 255).length,
      is: #"255: the open step from 255 to 0 is outside"#)
  }

  @Test("Arc.swift, example 2")
  func Arc_swift_2() throws {
    expect(Arc<UInt8>(from: 250, length: 10), is: #"[250, 4]"#)
    expect(Arc<UInt8>(from: 250, length: 256), is: #"circle"#)
  }
}
