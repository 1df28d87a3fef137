import PropertyTesting
import ToroidalArithmetic

extension SignedPermutation {
  /// A signed permutation of `dimension` axes, any of the 2^n · n! of them, once for each choice.
  init(dimension: Int, from choices: inout Choices) throws(Discard) {
    var sources = Array(0..<dimension)
    var isNegated: [Bool] = []
    for axis in 0..<dimension {
      sources.swapAt(axis, axis + (try choices.index(below: dimension - axis, named: "swap")))
      isNegated.append(try choices.bool(named: "negate"))
    }
    self.init(sources: sources, isNegated: isNegated)
  }
}
