import PropertyTesting
import ToroidalArithmetic

/// A permutation of the axes with a change of sign on some of them: an isometry that fixes 0.
struct SignedPermutation {
  private var sources: [Int]
  private var isNegated: [Bool]

  /// A signed permutation of `dimension` axes, any of the 2^n · n! of them, once for each choice.
  init(dimension: Int, from choices: inout Choices) throws(Discard) {
    sources = Array(0..<dimension)
    isNegated = []
    for axis in 0..<dimension {
      sources.swapAt(axis, axis + (try choices.index(below: dimension - axis, named: "swap")))
      isNegated.append(try choices.bool(named: "negate"))
    }
  }

  /// The image of `vector`.
  func callAsFunction<Scalar>(_ vector: TorusVector<Scalar>) -> TorusVector<Scalar> {
    TorusVector(
      sources.indices.map { axis in
        let component = vector[sources[axis]]
        return isNegated[axis] ? 0 &- component : component
      })
  }
}
