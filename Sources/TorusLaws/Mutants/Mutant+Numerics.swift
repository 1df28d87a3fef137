import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of operations on integers and reals that are no points.
  static let numerics: [Mutant] = dotProducts

  private static let dotProducts: [Mutant] = [
    Mutant(
      "dot-reads-signed-as-unsigned", "one of the signed vectors is read as unsigned",
      killedBy: "dot-product.sum.agrees-with-oracle", Int8.self
    ) {
      $0.numerics.dotProduct = { a, b in
        TorusVector(a.components.map { UInt8(bitPattern: $0) }).dotProduct(with: b)
      }
    },
    Mutant(
      "dot-of-other-type-is-cut", "the wider vector is cut to the type of the other",
      killedBy: "dot-product.sum.agrees-with-oracle-across-types", UInt8.self
    ) {
      $0.numerics.dotProductWithUInt128 = { a, b in
        a.dotProduct(with: TorusVector(b.components.map { UInt8(truncatingIfNeeded: $0) }))
      }
    },
    Mutant(
      "dot-products-saturate", "each product stops at the largest value of the scalar",
      killedBy: "dot-product.sum.is-congruent-to-the-wrapping-sum", SignedBits<4>.self
    ) {
      $0.numerics.dotProduct = { a, b in
        ExactSum(
          zip(a.components, b.components).reduce(0) {
            $0 + Int(SignedBits<4>(clamping: Int($1.0) * Int($1.1)))
          })
      }
    },
    Mutant(
      "dot-forgets-odd-end", "components are taken in pairs, and an odd one at the end is left out",
      killedBy: "dot-product.sum.adds-over-parts", Int8.self
    ) {
      $0.numerics.dotProduct = { a, b in
        let count = a.dimension & ~1
        return a.components.prefix(count).dotProduct(with: b.components.prefix(count))
      }
    },
    Mutant(
      "dot-wraps-in-32-bits", "the sum of squares passes 2^31 and is negative",
      killedBy: "dot-product.accumulator.agrees-with-oracle", UInt16.self
    ) {
      $0.numerics.dotProductInInt32 = { a, b in
        zip(a.components, b.components).reduce(Int32(0)) { $0 &+ Int32($1.0) &* Int32($1.1) }
      }
    },
    Mutant(
      "dot-refuses-partial-sums", "a sum on the way that does not fit is taken for the whole",
      killedBy: "dot-product.accumulator.forgets-the-order", Int16.self
    ) {
      $0.numerics.dotProductInInt32 = { a, b in
        var sum = 0
        for (a, b) in zip(a.components, b.components) {
          sum += Int(a) * Int(b)
          guard Int32(exactly: sum) != nil else { return nil }
        }
        return Int32(exactly: sum)
      }
    },
  ]
}
