public import PropertyTesting
import ToroidalArithmetic

/// A scalar type, with the laws that the library owes over it.
public struct ScalarType: Sendable {
  /// The name of the type, such as `Int8` or `UnsignedBits<3>`.
  public let name: String

  /// The number of bits of the type.
  public let bitWidth: Int

  /// The laws of single scalars, which draw nothing from a scope.
  public let scalarLaws: [Law]

  /// The laws of vectors and tables, drawing from a scope.
  public let vectorLaws: @Sendable (Scope) -> [Law]

  /// The type `Scalar`, called `name`.
  ///
  /// Not specialized: over some thirty types the laws would take ten minutes to compile, and most of
  /// their time goes to the oracle anyway.
  @_semantics("optimize.sil.specialize.generic.never")
  public init<Scalar: FixedWidthInteger & Sendable>(_ name: String, _: Scalar.Type) {
    self.name = name
    bitWidth = Scalar.bitWidth
    scalarLaws = Catalog<Scalar>().scalarLaws
    vectorLaws = { Catalog<Scalar>(scope: $0).vectorLaws }
  }

  /// The type `Scalar`, with the laws of one circle alone, compiled for it: many times as fast.
  private init<Scalar: FixedWidthInteger & Sendable>(circleOf _: Scalar.Type, _ name: String) {
    self.name = name
    bitWidth = Scalar.bitWidth
    let catalog = Catalog<Scalar>()
    scalarLaws =
      catalog.displacementLaws + catalog.distanceLaws + catalog.antipodeLaws + catalog.midpointLaws
    vectorLaws = { _ in [] }
  }

  /// Bytes and words with the laws of one circle alone, for those who run them by the billion.
  public static let circles: [ScalarType] = [
    ScalarType(circleOf: Int8.self, "Int8"), ScalarType(circleOf: UInt8.self, "UInt8"),
    ScalarType(circleOf: Int64.self, "Int64"), ScalarType(circleOf: UInt64.self, "UInt64"),
  ]

  /// The types of the standard library, and Int and UInt.
  public static let standard: [ScalarType] = [
    ScalarType("Int8", Int8.self), ScalarType("UInt8", UInt8.self),
    ScalarType("Int16", Int16.self), ScalarType("UInt16", UInt16.self),
    ScalarType("Int32", Int32.self), ScalarType("UInt32", UInt32.self),
    ScalarType("Int64", Int64.self), ScalarType("UInt64", UInt64.self),
    ScalarType("Int128", Int128.self), ScalarType("UInt128", UInt128.self),
  ]

  /// The integers of 1 to 6 bits, whose tori are enumerated, and of the other odd widths.
  public static let narrow: [ScalarType] = [
    narrow(UnsignedBits<1>.self, SignedBits<1>.self),
    narrow(UnsignedBits<2>.self, SignedBits<2>.self),
    narrow(UnsignedBits<3>.self, SignedBits<3>.self),
    narrow(UnsignedBits<4>.self, SignedBits<4>.self),
    narrow(UnsignedBits<5>.self, SignedBits<5>.self),
    narrow(UnsignedBits<6>.self, SignedBits<6>.self),
    narrow(UnsignedBits<7>.self, SignedBits<7>.self),
    narrow(UnsignedBits<8>.self, SignedBits<8>.self),
    narrow(UnsignedBits<11>.self, SignedBits<11>.self),
    narrow(UnsignedBits<16>.self, SignedBits<16>.self),
  ].flatMap { $0 }

  private static func narrow<Unsigned, Signed>(
    _ unsigned: Unsigned.Type, _ signed: Signed.Type
  ) -> [ScalarType]
  where
    Unsigned: FixedWidthInteger & Sendable, Signed: FixedWidthInteger & Sendable
  {
    [
      ScalarType("UnsignedBits<\(Unsigned.bitWidth)>", unsigned),
      ScalarType("SignedBits<\(Signed.bitWidth)>", signed),
    ]
  }

  /// Wider integers of no whole number of bytes, or of three.
  public static let uneven: [ScalarType] = [
    ScalarType("NarrowInteger<UInt32,24>", NarrowInteger<UInt32, 24>.self),
    ScalarType("NarrowInteger<Int64,33>", NarrowInteger<Int64, 33>.self),
    ScalarType("NarrowInteger<UInt128,65>", NarrowInteger<UInt128, 65>.self),
    ScalarType("NarrowInteger<Int128,127>", NarrowInteger<Int128, 127>.self),
  ]

  /// Every scalar type over which the laws are run.
  public static let all = narrow + uneven + standard

  /// The types whose pairs are enumerated: 1 to 6 bits, and the bytes.
  public static let enumerated = narrow.filter { $0.bitWidth <= 6 } + Array(standard.prefix(2))
}

extension ScalarType {
  /// One law over one scalar type under one engine.
  public struct Run: Sendable {
    /// The name of the scalar type; `nil` if the law is over none.
    public let scalar: String?
    /// The number of bits of the scalar type; 0 if there is none.
    public let bitWidth: Int
    /// The dimension of the vectors, where the law is enumerated over vectors of one dimension.
    public let dimension: Int?
    /// What the engine found.
    public let report: Report

    /// The run with these properties.
    public init(scalar: String?, bitWidth: Int, dimension: Int?, report: Report) {
      self.scalar = scalar
      self.bitWidth = bitWidth
      self.dimension = dimension
      self.report = report
    }
  }

  /// Samples the laws whose names `isWanted` accepts.
  public func sample(
    with sampler: Sampler, where isWanted: (LawName) -> Bool = { _ in true }
  ) -> [Run] {
    (scalarLaws + vectorLaws(.sampled)).filter { isWanted($0.name) }.map {
      Run(scalar: name, bitWidth: bitWidth, dimension: nil, report: sampler.run($0))
    }
  }

  /// The most cases of a scalar law that an enumeration walks unless told otherwise: all pairs, and
  /// of up to 5 bits all triples, max(4^w, 2^15).
  public var enumerationCap: Int { max(1 << (2 * bitWidth), 1 << 15) }

  /// Enumerates the laws that `isWanted` accepts, by name and dimension (`nil` for a scalar law):
  /// vector laws once for each dimension, so that one too many for the cap does not hide the others.
  ///
  /// The dimensions are 0 and 1, and those up to `dimension` whose vectors have at most 9 bits: all
  /// vectors of three 3-bit components. With GMP at every case, the default caps take half a minute a
  /// type in a release build.
  public func enumerate(
    cap: Int? = nil, vectorCap: Int = 1 << 12, dimension: Int = 3,
    where isWanted: (LawName, Int?) -> Bool = { _, _ in true }
  ) -> [Run] {
    let scalars = Enumerator(cap: cap ?? enumerationCap)
    var runs = scalarLaws.filter { isWanted($0.name, nil) }.map {
      Run(scalar: name, bitWidth: bitWidth, dimension: nil, report: scalars.run($0))
    }
    let vectors = Enumerator(cap: vectorCap)
    for dimension in 0...dimension where dimension <= 1 || dimension * bitWidth <= 9 {
      let laws = vectorLaws(.enumerated(dimension: dimension))
      runs += laws.filter { isWanted($0.name, dimension) }.map {
        Run(scalar: name, bitWidth: bitWidth, dimension: dimension, report: vectors.run($0))
      }
    }
    return runs
  }
}
