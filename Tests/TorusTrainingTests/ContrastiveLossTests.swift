import Foundation
import Testing
import TorusTraining

// L09 (a zero row in half precision) has nothing to test here: all arithmetic is in `Float`, with
// lengths in `Double`.

@Suite("Supervised contrastive loss")
struct ContrastiveLossTests {
  /// Unit vectors of random direction.
  static func points(_ count: Int, width: Int, seed: UInt64) -> [Float] {
    let rows = Reference.rows([Float].normals(count * width, seed: seed).doubles, width: width)
    return rows.flatMap { Reference.point($0, head: .sphere).map { Float($0) } }
  }

  static let labels = [0, 1, 2, 0, 1, 3, 0, 7, 2, 1, 3]

  @Test("Value and gradient are those of the textbook formula", arguments: [0.1, 0.5, 2])
  func textbook(temperature: Double) {
    let points = Self.points(Self.labels.count, width: 5, seed: 1)
    let loss = SupervisedContrastiveLoss(temperature: temperature)
    let (result, gradient) = loss.evaluate(points: points, width: 5, labels: Self.labels)
    let value = { (flat: [Double]) in
      Reference.contrastive(
        Reference.rows(flat, width: 5), labels: Self.labels, temperature: temperature,
        baseTemperature: 0.07)
    }
    let expected = value(points.doubles)
    #expect(abs(result.value - expected) < 1e-5 * (1 + expected))
    let slopes = Reference.gradient(at: points.doubles, of: value)
    #expect(relativeError(gradient, slopes) < gradientTolerance)
  }

  @Test("A row without a positive is left out and counted")
  func rowsWithoutPositive() {
    let points = Self.points(Self.labels.count, width: 5, seed: 2)
    let loss = SupervisedContrastiveLoss(temperature: 0.1)
    let result = loss.evaluate(points: points, width: 5, labels: Self.labels).result
    #expect(result.rowsWithoutPositive == 1)
    #expect(result.rows == Self.labels.count - 1)
    #expect(result.isDefined)
  }

  @Test("L02: without any positive the loss is 0, and the result says that it is not defined")
  func caseL02() {
    let points = Self.points(100, width: 4, seed: 3)
    let loss = SupervisedContrastiveLoss(temperature: 0.1)
    let (result, gradient) = loss.evaluate(points: points, width: 4, labels: Array(0..<100))
    #expect(result.value == 0)
    #expect(!result.isDefined)
    #expect(result.rowsWithoutPositive == 100)
    #expect(gradient.allSatisfy { $0 == 0 })
  }

  @Test("L04: eight pairs, all equal, give ln 15, and T/T_base times that")
  func caseL04() {
    let points = [Float](repeating: 0.5, count: 16 * 4)
    let labels = (0..<16).map { $0 / 2 }
    let plain = SupervisedContrastiveLoss(temperature: 0.1, baseTemperature: 0.1)
    let scaled = SupervisedContrastiveLoss(temperature: 0.1)
    let value = plain.evaluate(points: points, width: 4, labels: labels).result.value
    #expect(abs(value - log(15)) < 1e-6)
    #expect(abs(value - 2.70805) < 1e-5)
    let ratio = scaled.evaluate(points: points, width: 4, labels: labels).result.value / value
    #expect(abs(ratio - 0.1 / 0.07) < 1e-6)
    #expect(plain.collapsedValue(rows: 16) == log(15))
  }

  @Test("L06: what is masked is skipped, so a tiny temperature leaves the gradient finite")
  func caseL06() {
    // The row itself is the only entry masked; it would have the largest logit, 1/T = 10^5.
    let points: [Float] = [1, 0, 0, 1, -1, 0]
    let loss = SupervisedContrastiveLoss(temperature: 1e-5)
    let (result, gradient) = loss.evaluate(points: points, width: 2, labels: [0, 0, 1])
    #expect(result.value.isFinite)
    #expect(gradient.allSatisfy { $0.isFinite })
  }

  @Test("Logits far from 0 neither overflow nor lose the answer")
  func stability() {
    // Row 0: positive at logit 0, negative at logit −10^4 with T = 10^−4: loss ln(1 + e^−10000) = 0.
    let loss = SupervisedContrastiveLoss(temperature: 1e-4, baseTemperature: 1e-4)
    let result = loss.evaluate(points: [1, 0, 0, 1, -1, 0], width: 2, labels: [0, 0, 1]).result
    // Row 1: both others at logit 0: loss ln 2. The mean of the two rows.
    #expect(abs(result.value - log(2) / 2) < 1e-6)
  }
}

@Suite("KoLeo")
struct KoLeoTests {
  @Test("Value and gradient are those of the textbook formula")
  func textbook() {
    let points = ContrastiveLossTests.points(9, width: 4, seed: 4)
    let (value, gradient) = KoLeo().evaluate(points: points, width: 4)
    let f = { (flat: [Double]) in Reference.koleo(Reference.rows(flat, width: 4)) }
    #expect(abs(value - f(points.doubles)) < 1e-5)
    #expect(
      relativeError(gradient, Reference.gradient(at: points.doubles, of: f)) < gradientTolerance)
  }

  @Test("Two opposite points are 2 apart: −ln 2")
  func opposite() {
    let value = KoLeo().evaluate(points: [1, 0, -1, 0], width: 2).value
    #expect(abs(value + log(2)) < 1e-6)
  }

  @Test("L12: two equal rows give −ln ε and no force; nearly equal rows a bounded one")
  func caseL12() {
    let equal = KoLeo().evaluate(points: [0, 1, 0, 1], width: 2)
    #expect(abs(equal.value + log(1e-6)) < 1e-9)
    #expect(equal.gradient == [0, 0, 0, 0])
    let near = KoLeo().evaluate(points: [0, 1, 1e-7, 1], width: 2)
    #expect(near.value.isFinite)
    #expect(near.gradient.allSatisfy { $0.isFinite && abs($0) <= 1e6 })
    #expect(near.gradient[0] > 0 && near.gradient[2] < 0)
  }

  @Test("One point has no neighbor")
  func single() {
    let (value, gradient) = KoLeo().evaluate(points: [1, 0], width: 2)
    #expect(value == 0 && gradient == [0, 0])
  }
}
