public import LawFuzzing
import PropertyTesting
public import TorusLaws

extension LawTarget {
  /// The fuzzer of the laws of the torus whose names begin with one of `families`, over `scalars`, by
  /// default at every width.
  ///
  /// A title is the scalar type and the law: `Int8 circle.distance.is-symmetric`.
  public convenience init(_ families: String..., over scalars: [ScalarType] = ScalarType.all) {
    var laws: [(title: String, law: Law)] = []
    for scalar in scalars {
      for law in scalar.scalarLaws + scalar.vectorLaws(.sampled)
      where families.contains(where: { law.name.text.hasPrefix($0) }) {
        laws.append(("\(scalar.name) \(law.name)", law))
      }
    }
    self.init(titled: laws)
  }
}
