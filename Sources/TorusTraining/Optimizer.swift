import Foundation

/// η_e = η_end + (η_0 − η_end)(1 + cos(πe/E))/2 in epoch e of E: from η_0 down towards η_end.
///
/// PyTorch's `CosineAnnealingLR(T_max=E, eta_min=η_end)`, stepped once an epoch.
public struct CosineSchedule: Sendable, Equatable, Codable {
  /// η_0, the rate of the first epoch.
  public var start: Double
  /// η_end, which the epoch after the last would have.
  public var end: Double

  /// From `start` to `end`.
  public init(start: Double = 0.1, end: Double = 0.01) {
    self.start = start
    self.end = end
  }

  /// η_e, with `epoch` in 0 ..< `epochs`.
  public func rate(epoch: Int, epochs: Int) -> Double {
    end + (start - end) * (1 + cos(.pi * Double(epoch) / Double(epochs))) / 2
  }
}

/// θ ← θ − η·g, and beside it the moving average θ̄ ← δθ̄ + (1 − δ)θ.
///
/// δ = d^(1/steps per epoch): over one epoch the average forgets all but d of what it was.
package struct Optimizer: Sendable {
  package private(set) var parameters: [Float]
  package private(set) var averages: [Float]
  private let retention: Float

  /// `decay` is d in [0, 1); the average starts at θ.
  package init(parameters: [Float], decay: Double, stepsPerEpoch: Int) {
    self.parameters = parameters
    averages = parameters
    retention = Float(pow(decay, 1 / Double(stepsPerEpoch)))
  }

  /// One step against `gradient`, one row as long as θ.
  package mutating func step(gradient: Matrix, rate: Double) {
    let (rate, kept, taken) = (Float(rate), retention, 1 - retention)
    let count = parameters.count
    parameters.withUnsafeMutableBufferPointer { parameters in
      averages.withUnsafeMutableBufferPointer { averages in
        withExtendedLifetime(gradient) {
          let slope = gradient.elements
          for index in 0..<count {
            let moved = parameters[index] - rate * slope[index]
            parameters[index] = moved
            averages[index] = kept * averages[index] + taken * moved
          }
        }
      }
    }
  }
}

/// The mean of the weights of the k best epochs (stochastic weight averaging).
package struct BestEpochs: Sendable {
  private let capacity: Int
  private var kept: [(score: Double, parameters: [Float])] = []

  package init(capacity: Int) { self.capacity = capacity }

  /// Keeps `parameters` if they are among the best so far; of equal scores the earlier stays.
  package mutating func offer(score: Double, parameters: [Float]) {
    guard capacity > 0 else { return }
    let place = kept.firstIndex { $0.score < score } ?? kept.endIndex
    guard place < capacity else { return }
    kept.insert((score, parameters), at: place)
    if kept.count > capacity { kept.removeLast() }
  }

  /// The mean, best epoch first; nil when nothing was kept.
  package var mean: [Float]? {
    guard let best = kept.first else { return nil }
    return best.parameters.indices.map { index in
      Float(kept.reduce(0.0) { $0 + Double($1.parameters[index]) } / Double(kept.count))
    }
  }
}
