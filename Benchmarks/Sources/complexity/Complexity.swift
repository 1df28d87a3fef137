import Foundation
import ToroidalArithmetic

// How the time of an operation grows with its input, and whether the answer is right: each line
// checks a value that is known otherwise.

/// The least time of three runs, in milliseconds, and the answer of the last.
func measured<Answer>(_ body: () -> Answer) -> (milliseconds: Double, answer: Answer) {
  var answer = body()
  var least = Duration.seconds(1_000_000)
  for _ in 0..<3 {
    let time = ContinuousClock().measure { answer = body() }
    least = min(least, time)
  }
  return (least / .milliseconds(1), answer)
}

func line(_ what: String, _ size: Int, _ milliseconds: Double, isRight: Bool) {
  let name = what + String(repeating: " ", count: max(0, 34 - what.count))
  let number = String(size)
  let padding = String(repeating: " ", count: max(0, 9 - number.count))
  let time = (milliseconds * 1000).rounded() / 1000
  print("\(name) \(padding)\(number)  \(time) ms\(isRight ? "" : "  WRONG")")
}

/// Points that fill the circle evenly, in an order that is not sorted.
func points(_ count: Int) -> [UInt64] {
  (0..<count).map { UInt64($0) &* 0x9e37_79b9_7f4a_7c15 }
}

print("operation                               size  least of three runs")
for count in [1000, 10_000, 100_000, 1_000_000] {
  let codes = points(count)
  // The same points and their negatives balance about 0 and about m/2.
  let balanced = codes + codes.map { 0 &- $0 }
  let (time, sample) = measured { CircularSample(balanced) }
  line("sample of UInt64 (sort)", 2 * count, time, isRight: sample != nil)
  guard let sample else { continue }
  let (mean, means) = measured { sample.frechetMean() }
  let mirrored = means.minimizers.prefix(3).allSatisfy { point in
    means.minimizers.contains { other in
      (other.floor &+ point.floor == 0 && point.isLatticePoint && other.isLatticePoint)
        || (other.floor &+ point.floor == .max && !point.isLatticePoint && !other.isLatticePoint)
    }
  }
  line("Fréchet mean", 2 * count, mean, isRight: mirrored && !means.minimizers.isEmpty)
  let (median, medians) = measured { sample.circularMedian() }
  line("circular median", 2 * count, median, isRight: !medians.minimizers.isEmpty)
  let (arcs, covering) = measured { Arc.smallestArcs(covering: balanced) }
  // Such points have gaps of few lengths, and thousands of arcs are smallest.
  let covers = covering.prefix(3).allSatisfy { arc in balanced.allSatisfy { arc.contains($0) } }
  line("smallest covering arcs", 2 * count, arcs, isRight: covers && !covering.isEmpty)
}
for dimension in [8, 16, 32, 64] {
  let radius: UInt320 = 300
  let (time, count) = measured {
    try? MetricBall<UInt8>.pointCount(dimension: dimension, radius: radius, metric: .lee)
  }
  let smaller = try? MetricBall<UInt8>.pointCount(
    dimension: dimension, radius: 299, metric: .lee)
  line("Lee ball of radius 300, UInt8", dimension, time, isRight: (count ?? 0) > (smaller ?? 1))
  let (squared, squares) = measured {
    try? MetricBall<UInt8>.pointCount(dimension: dimension, radius: 1000, metric: .squared)
  }
  line("squared ball of radius 1000, UInt8", dimension, squared, isRight: (squares ?? 0) > 1)
}
for dimension in [10_000, 100_000, 1_000_000, 10_000_000] {
  let zero = TorusVector<Int8>.zero(dimension: dimension)
  let far = TorusVector([Int8](repeating: .min, count: dimension))
  let (lee, distance) = measured { zero.leeDistance(to: far) }
  line("Lee distance, Int8", dimension, lee, isRight: distance == UInt320(128 * dimension))
  let (squared, squares) = measured { zero.squaredDistance(to: far) }
  line("squared distance, Int8", dimension, squared, isRight: squares == UInt320(16384 * dimension))
  let wide = TorusVector([Int64](repeating: .min, count: dimension))
  let (big, sum) = measured { TorusVector.zero(dimension: dimension).squaredDistance(to: wide) }
  let expected = (0..<126).reduce(UInt320(dimension)) { twice, _ in twice + twice }
  line("squared distance, Int64", dimension, big, isRight: sum == expected)
}
