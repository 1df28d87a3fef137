import Foundation
import Testing
import TorusTraining

@Suite("Heads")
struct HeadTests {
  /// y and dz of the map at z for the upstream gradient dy.
  static func pass(
    _ head: Head, z: [Float], dimensions: Int, dy: [Float]
  ) -> (y: [Float], dz: [Float]) {
    let map = HeadMap(head: head, dimensions: dimensions)
    let count = z.count / dimensions
    let (zs, dzs) = (
      Matrix(rows: count, columns: dimensions, values: z),
      Matrix(rows: count, columns: dimensions)
    )
    let (ys, dys) = (
      Matrix(rows: count, columns: map.pointWidth),
      Matrix(rows: count, columns: map.pointWidth, values: dy)
    )
    return withExtendedLifetime((zs, dzs, ys, dys)) {
      map.forward(rows: 0..<count, z: zs, y: ys)
      map.backward(rows: 0..<count, z: zs, y: ys, dy: dys, dz: dzs)
      return (ys.values, dzs.values)
    }
  }

  @Test("Points and their derivatives are those of the definition", arguments: Head.allCases)
  func definition(head: Head) {
    let z = [Float].normals(3 * 6, seed: 1)
    let width = head.pointWidth(dimensions: 6)
    let dy = [Float].normals(3 * width, seed: 2)
    let (y, dz) = Self.pass(head, z: z, dimensions: 6, dy: dy)
    let points = { (flat: [Double]) in
      Reference.rows(flat, width: 6).flatMap { Reference.point($0, head: head) }
    }
    #expect(relativeError(y, points(z.doubles)) < 1e-6)
    let slopes = Reference.gradient(at: z.doubles) { Reference.dot(points($0), dy.doubles) }
    #expect(relativeError(dz, slopes) < gradientTolerance)
  }

  @Test("Circles, axes and widths", arguments: Head.allCases)
  func counts(head: Head) {
    let found = [
      head.circles(dimensions: 16), head.axes(dimensions: 16), head.pointWidth(dimensions: 16),
    ]
    switch head {
    case .sphere: #expect(found == [0, 16, 16])
    case .torusC: #expect(found == [16, 16, 32])
    case .torusN: #expect(found == [8, 8, 16])
    }
  }

  @Test(
    "Similarity of stored embeddings is the dot product of their points", arguments: Head.allCases)
  func similarity(head: Head) {
    let z = [Float].normals(12, seed: 3)
    let rows = [Array(z[0..<6]), Array(z[6..<12])]
    let stored = rows.map { row in row.withUnsafeBufferPointer { head.embedding(of: $0) } }
    let points = rows.map { Reference.point($0.doubles, head: head) }
    // A turn is rounded to 2^−24, an angle of 4·10^−7.
    #expect(
      abs(head.similarity(stored[0], stored[1]) - Reference.dot(points[0], points[1])) < 2e-6)
    #expect(abs(head.similarity(stored[0], stored[0]) - 1) < 1e-6)
    let lifted = head.points(of: stored[0], axes: stored[0].count)
    #expect(relativeError(lifted, points[0]) < 2e-6)
  }

  @Test("Opposite turns have similarity −1, a quarter turn 0, and turns wrap")
  func knownSimilarities() {
    #expect(Head.torusC.similarity([0, 0.25], [0.5, 0.75]) == -1)
    #expect(abs(Head.torusN.similarity([0.125], [0.375])) < 1e-15)
    #expect(abs(Head.torusC.similarity([0.0625], [0.9375]) - cos(.pi / 4)) < 1e-15)
  }

  @Test("L07, L08: the zero vector becomes a point, its gradient is 0", arguments: Head.allCases)
  func caseL07(head: Head) {
    let width = head.pointWidth(dimensions: 4)
    let dy = [Float](repeating: 3, count: width)
    let (y, dz) = Self.pass(head, z: [0, 0, 0, 0], dimensions: 4, dy: dy)
    #expect(abs(y.doubles.reduce(0) { $0 + $1 * $1 } - 1) < 1e-6)
    if head != .torusC { #expect(dz == [0, 0, 0, 0]) }
    #expect(dz.allSatisfy { $0.isFinite })
  }

  @Test(
    "L07: next to zero the gradient is clipped to ±100; huge vectors keep their direction",
    arguments: [Head.sphere, .torusN])
  func extremes(head: Head) {
    let tiny: Float = 0x1p-140
    let near = Self.pass(head, z: [tiny, 0, tiny, 0], dimensions: 4, dy: [1, 1, 1, -1])
    #expect(near.dz.contains(100) && near.dz.contains(-100))
    #expect(near.dz.allSatisfy { abs($0) <= 100 })
    let huge = Self.pass(head, z: [3e38, 0, 3e38, 0], dimensions: 4, dy: [1, 1, 1, 1])
    #expect(relativeError(huge.y, [(0.5).squareRoot(), 0, (0.5).squareRoot(), 0]) < 1e-6)
  }

  @Test("L10: the pair (0, 0) is the angle 0, as point and as turn, with gradient 0")
  func caseL10() {
    let (y, dz) = Self.pass(.torusN, z: [0, 0, 0, 2], dimensions: 4, dy: [5, 5, 0, 0])
    #expect(dz == [0, 0, 0, 0])
    #expect(relativeError(y, [(0.5).squareRoot(), 0, 0, (0.5).squareRoot()]) < 1e-6)
    let z: [Float] = [0, 0, 0, 2]
    #expect(z.withUnsafeBufferPointer { Head.torusN.embedding(of: $0) } == [0, 0.25])
  }

  @Test("NaN is not taken for a short vector", arguments: [Head.sphere, .torusN])
  func notANumber(head: Head) {
    let (y, _) = Self.pass(head, z: [.nan, 1], dimensions: 2, dy: [1, 1])
    #expect(y.contains { $0.isNaN })
  }

  @Test("Turns are multiples of 2^−24 in [0, 1), and what rounds to 1 is 0")
  func turns() {
    #expect(Head.turn(-1e-300) == 0)
    #expect(Head.turn(-0x1p-26) == 0)
    #expect(Head.turn(-0x1p-24) == 1 - 0x1p-24)
    #expect(Head.turn(1 - 0x1p-26) == 0)
    #expect(Head.turn(2.75) == 0.75)
    #expect(Head.turn(-2.25) == 0.75)
    #expect(Head.turn(0x1p-25) == 0)
    #expect(Head.turn(0x3p-25) == 0x1p-23)
    let z: [Float] = [-1, 0, -1, -0.0, 1, -1e-30, 0, -1]
    #expect(z.withUnsafeBufferPointer { Head.torusN.embedding(of: $0) } == [0.5, 0.5, 0, 0.75])
    for turn in [Float].normals(100, seed: 4).map({ Head.turn(Double($0)) }) {
      #expect(turn >= 0 && turn < 1 && (turn * 0x1p24).rounded() == turn * 0x1p24)
    }
  }
}
