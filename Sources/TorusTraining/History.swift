/// What was seen in each epoch, in order; the same for the same seed and data.
public typealias History = [EpochRecord]

/// One epoch, its figures averaged over its steps.
public struct EpochRecord: Sendable, Equatable, Codable {
  /// From 0.
  public let epoch: Int
  /// contrastive + λ · koleo.
  public let loss: Double
  /// ``SupervisedContrastiveLoss``, defined in every step: a view's partner is its positive.
  public let contrastive: Double
  /// ``KoLeo``, summed over the two views; 0 when λ = 0, where it is not computed.
  public let koleo: Double
  /// η of this epoch.
  public let learningRate: Double
  /// 1 − ‖mean of the points of all views‖, in [0, 1].
  public let circularVariance: Double
  /// precision@1 of the averaged weights, when there is a validation set.
  public let validationPrecision: Double?
  /// What went wrong, if anything.
  public let events: [TrainingEvent]
}

/// Something in an epoch that makes its loss mean less than it seems to.
public enum TrainingEvent: Sendable, Equatable, Codable {
  /// All points are nearly one: the loss stays near ln(2B − 1) and the variance near 0.
  case collapsed(contrastive: Double, expected: Double, circularVariance: Double)
}

/// When training counts as collapsed.
///
/// If all 2B points are equal, every row's loss is ln(2B − 1) times T/T_base, its gradient is zero
/// by symmetry, and the circular variance is 0. A fresh network, its weights small beside its
/// biases, starts near there, so a first epoch may say so; it is the later ones that matter.
package struct CollapseTest: Sendable {
  /// Relative distance from ln(2B − 1).
  package static let lossTolerance = 0.02
  /// Largest circular variance of a collapsed epoch.
  package static let varianceBound = 0.01

  private let expected: Double

  package init(loss: SupervisedContrastiveLoss, rows: Int) {
    expected = loss.collapsedValue(rows: rows)
  }

  /// The event, if both figures say so.
  package func event(contrastive: Double, circularVariance: Double) -> TrainingEvent? {
    guard circularVariance <= Self.varianceBound,
      abs(contrastive - expected) <= Self.lossTolerance * expected
    else { return nil }
    return .collapsed(
      contrastive: contrastive, expected: expected, circularVariance: circularVariance)
  }
}
