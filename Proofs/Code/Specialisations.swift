// The shipping generic functions at one machine integer, under names that a prover can find.
//
// `Proofs/Code/check` compiles this file in one module with all of Sources/ToroidalArithmetic, so that
// internal functions are in reach and the optimizer sees what it sees in a release build. What
// stands below the mark is repeated for the other seven types, with `Int8` replaced by their names.
//
// Nothing is computed here: each function calls one operation and hands on its answer.

@inline(__always)
private func first<Scalar>(_ midpoints: Midpoints<Scalar>) -> Midpoint<Scalar> {
  switch midpoints {
  case .unique(let one), .pair(let one, _): one
  }
}

/// The second midpoint, or the only one.
@inline(__always)
private func second<Scalar>(_ midpoints: Midpoints<Scalar>) -> Midpoint<Scalar> {
  switch midpoints {
  case .unique(let one), .pair(_, let one): one
  }
}

private typealias Row<Scalar> = UnsafeBufferPointer<Scalar>

// MARK: Int8

@_cdecl("displacement_Int8")
public func displacement(_ a: Int8, _ b: Int8) -> Int8 { a.displacement(to: b).residue }

@_cdecl("distance_Int8")
public func distance(_ a: Int8, _ b: Int8) -> Int8.Magnitude { a.circularDistance(to: b) }

@_cdecl("magnitude_Int8")
public func magnitude(_ a: Int8, _ b: Int8) -> Int8.Magnitude { a.displacement(to: b).magnitude }

@_cdecl("translated_Int8")
public func translated(_ a: Int8, _ b: Int8) -> Int8 { a.translated(by: Displacement(residue: b)) }

@_cdecl("arrival_Int8")
public func arrival(_ a: Int8, _ b: Int8) -> Int8 { a.translated(by: a.displacement(to: b)) }

@_cdecl("antipode_Int8")
public func antipode(_ a: Int8) -> Int8 { a.antipode }

@_cdecl("isAntipodal_Int8")
public func isAntipodal(_ a: Int8, _ b: Int8) -> Bool { a.isAntipodal(to: b) }

@_cdecl("displacementLess_Int8")
public func displacementLess(_ a: Int8, _ b: Int8) -> Bool {
  Displacement(residue: a) < Displacement(residue: b)
}

@_cdecl("equal_Int8")
public func equal(_ a: Int8, _ b: Int8) -> Bool { a.serialOrder(relativeTo: b) == .equal }

@_cdecl("precedes_Int8")
public func precedes(_ a: Int8, _ b: Int8) -> Bool { a.serialOrder(relativeTo: b) == .precedes }

@_cdecl("follows_Int8")
public func follows(_ a: Int8, _ b: Int8) -> Bool { a.serialOrder(relativeTo: b) == .follows }

@_cdecl("incomparable_Int8")
public func incomparable(_ a: Int8, _ b: Int8) -> Bool {
  a.serialOrder(relativeTo: b) == .incomparable
}

@_cdecl("additionIsDefined_Int8")
public func additionIsDefined(_ a: Int8, _ b: Int8.Magnitude) -> Bool {
  a.serialAdvanced(by: b) != nil
}

@_cdecl("sum_Int8")
public func sum(_ a: Int8, _ b: Int8.Magnitude) -> Int8 { a.serialAdvanced(by: b) ?? 0 }

@_cdecl("arcContains_Int8")
public func arcContains(_ a: Int8, _ b: Int8, _ c: Int8) -> Bool {
  Arc.closed(from: a, to: b).contains(c)
}

@_cdecl("hasTwoMidpoints_Int8")
public func hasTwoMidpoints(_ a: Int8, _ b: Int8) -> Bool { !a.midpoints(to: b).isUnique }

@_cdecl("isHalfway_Int8")
public func isHalfway(_ a: Int8, _ b: Int8) -> Bool { first(a.midpoints(to: b)).isHalfway }

@_cdecl("secondIsHalfway_Int8")
public func secondIsHalfway(_ a: Int8, _ b: Int8) -> Bool { second(a.midpoints(to: b)).isHalfway }

@_cdecl("firstFloor_Int8")
public func firstFloor(_ a: Int8, _ b: Int8) -> Int8 { first(a.midpoints(to: b)).floor }

@_cdecl("secondFloor_Int8")
public func secondFloor(_ a: Int8, _ b: Int8) -> Int8 { second(a.midpoints(to: b)).floor }

@_cdecl("first_down_Int8")
public func firstDown(_ a: Int8, _ b: Int8) -> Int8 { first(a.midpoints(to: b)).rounded(.down) }

@_cdecl("first_up_Int8")
public func firstUp(_ a: Int8, _ b: Int8) -> Int8 { first(a.midpoints(to: b)).rounded(.up) }

@_cdecl("first_toNearestOrDown_Int8")
public func firstOrDown(_ a: Int8, _ b: Int8) -> Int8 {
  first(a.midpoints(to: b)).rounded(.toNearestOrDown)
}

@_cdecl("first_toNearestOrUp_Int8")
public func firstOrUp(_ a: Int8, _ b: Int8) -> Int8 {
  first(a.midpoints(to: b)).rounded(.toNearestOrUp)
}

@_cdecl("first_toNearestOrEven_Int8")
public func firstOrEven(_ a: Int8, _ b: Int8) -> Int8 {
  first(a.midpoints(to: b)).rounded(.toNearestOrEven)
}

@_cdecl("second_down_Int8")
public func secondDown(_ a: Int8, _ b: Int8) -> Int8 { second(a.midpoints(to: b)).rounded(.down) }

@_cdecl("second_up_Int8")
public func secondUp(_ a: Int8, _ b: Int8) -> Int8 { second(a.midpoints(to: b)).rounded(.up) }

@_cdecl("second_toNearestOrDown_Int8")
public func secondOrDown(_ a: Int8, _ b: Int8) -> Int8 {
  second(a.midpoints(to: b)).rounded(.toNearestOrDown)
}

@_cdecl("second_toNearestOrUp_Int8")
public func secondOrUp(_ a: Int8, _ b: Int8) -> Int8 {
  second(a.midpoints(to: b)).rounded(.toNearestOrUp)
}

@_cdecl("second_toNearestOrEven_Int8")
public func secondOrEven(_ a: Int8, _ b: Int8) -> Int8 {
  second(a.midpoints(to: b)).rounded(.toNearestOrEven)
}

// The loops over axes. C has no name for 128 bits, so those go by Swift's own convention.

@_cdecl("lee64_Int8")
public func lee64(_ a: UnsafePointer<Int8>, _ b: UnsafePointer<Int8>, _ count: Int) -> UInt64 {
  DistanceSums.lee(Row(start: a, count: count), Row(start: b, count: count), UInt64.self)
}

@_silgen_name("lee128_Int8")
public func lee128(_ a: UnsafePointer<Int8>, _ b: UnsafePointer<Int8>, _ count: Int) -> UInt128 {
  DistanceSums.lee(Row(start: a, count: count), Row(start: b, count: count), UInt128.self)
}

@_cdecl("squared64_Int8")
public func squared64(_ a: UnsafePointer<Int8>, _ b: UnsafePointer<Int8>, _ count: Int) -> UInt64 {
  DistanceSums.squared(Row(start: a, count: count), Row(start: b, count: count), UInt64.self)
}

@_silgen_name("squared128_Int8")
public func squared128(
  _ a: UnsafePointer<Int8>, _ b: UnsafePointer<Int8>, _ count: Int
) -> UInt128 {
  DistanceSums.squared(Row(start: a, count: count), Row(start: b, count: count), UInt128.self)
}

@_cdecl("chebyshev_Int8")
public func chebyshev(
  _ a: UnsafePointer<Int8>, _ b: UnsafePointer<Int8>, _ count: Int
) -> Int8.Magnitude {
  DistanceSums.chebyshev(Row(start: a, count: count), Row(start: b, count: count))
}
