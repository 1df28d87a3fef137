public import LawFuzzing
import PropertyTesting
import TorusLaws

extension LawTarget {
  /// The fuzzer of the laws of the torus whose names begin with one of `families`, at every width.
  ///
  /// A title is the scalar type and the law: `Int8 circle.distance.is-symmetric`.
  public convenience init(_ families: String...) {
    var laws: [(title: String, law: Law)] = []
    for scalar in ScalarType.all {
      for law in scalar.scalarLaws + scalar.vectorLaws(.sampled)
      where families.contains(where: { law.name.text.hasPrefix($0) }) {
        laws.append(("\(scalar.name) \(law.name)", law))
      }
    }
    self.init(titled: laws)
  }
}
