import PropertyTesting
import Testing
import ToroidalArithmetic
import TorusLaws
import TorusSearch

/// Each body of the kernels is an implementation of the arithmetic, under all laws of metrics and tables.
@Suite("Kernels under the laws of the arithmetic")
struct KernelImplementationTests {
  @Test(
    "hold for bytes, words and narrow integers", arguments: KernelBody.available, Bits.allCases)
  func hold(body: KernelBody, bits: Bits) {
    for law in bits.laws(of: body) {
      let report = Sampler(seed: 20_261_127, samples: samples).run(law)
      #expect(report.verdict == .passed, "\(bits) by \(body): \(report)")
    }
  }

  @Test(
    "hold for every pair of vectors of narrow integers",
    arguments: KernelBody.available, [Bits.unsigned1, .signed2, .unsigned3])
  func areExhausted(body: KernelBody, bits: Bits) {
    for dimension in 1...2 {
      for law in bits.laws(of: body, scope: .enumerated(dimension: dimension)) {
        let report = Enumerator(cap: 1 << 12).run(law)
        #expect(report.counterexample == nil, "\(bits) by \(body): \(report)")
      }
    }
  }

  enum Bits: CaseIterable {
    case signed8, unsigned8, signed16, unsigned16, unsigned1, signed2, unsigned3, signed11

    func laws(of body: KernelBody, scope: Scope = .sampled) -> [Law] {
      switch self {
      case .signed8: Implementation<Int8>.laws(of: body, scope)
      case .unsigned8: Implementation<UInt8>.laws(of: body, scope)
      case .signed16: Implementation<Int16>.laws(of: body, scope)
      case .unsigned16: Implementation<UInt16>.laws(of: body, scope)
      case .unsigned1: Implementation<UnsignedBits<1>>.laws(of: body, scope)
      case .signed2: Implementation<SignedBits<2>>.laws(of: body, scope)
      case .unsigned3: Implementation<UnsignedBits<3>>.laws(of: body, scope)
      case .signed11: Implementation<SignedBits<11>>.laws(of: body, scope)
      }
    }
  }

  #if DEBUG
    private let samples = 30
  #else
    private let samples = 1000
  #endif
}

extension Implementation {
  /// The library with its metrics and searches by one body of the kernels.
  fileprivate static func kernels(_ body: KernelBody) -> Implementation {
    var kernels = standard
    kernels.leeDistance = { distance($0, $1, .lee, body) }
    kernels.squaredDistance = { distance($0, $1, .squared, body) }
    kernels.chebyshevDistance = { a, b in
      Scalar.Magnitude(distance(a, b, .chebyshev, body).words[0])
    }
    kernels.nearest = { table, query, count, metric in
      let count = min(count, table.count)
      if count == 0 { return [] }
      return search(table, metric, body) {
        try $0.nearest(to: rows([query]), count: count)
      }
    }
    kernels.searches.rows = { table, radius, query, metric, weights in
      guard weights == nil, table.count > 0, radius <= UInt320(UInt64.max) else {
        return table.rows(within: radius, of: query, metric: metric, weights: weights)
      }
      let found = search(table, metric, body) {
        try $0.rows(within: radius.words[0], of: rows([query]))
      }
      return found.sorted { $0.row < $1.row }
    }
    return kernels
  }

  fileprivate static func laws(of body: KernelBody, _ scope: Scope) -> [Law] {
    let catalog = Catalog(kernels(body), scope: scope)
    return catalog.metricLaws + catalog.tableLaws
      + catalog.searchesVectorLaws.filter { $0.name.text.hasPrefix("table.rows-within") }
  }

  /// Rows for the kernels, which know no torus of dimension 0: it is the point of one.
  private static func rows(_ vectors: [TorusVector<Scalar>]) -> CodeRows {
    let padded = vectors.map { $0.dimension == 0 ? TorusVector([0]) : $0 }
    return CodeRows(TorusTable(padded, dimension: padded.first?.dimension ?? 1))
  }

  private static func search(
    _ table: TorusTable<Scalar>, _ metric: TorusMetric, _ body: KernelBody,
    _ ask: (ExactSearch) throws -> NeighborLists
  ) -> [TorusNeighbor] {
    let metrics: [TorusMetric: SearchMetric] = [
      .lee: .lee, .squared: .squaredFlat, .chebyshev: .chebyshev,
    ]
    do {
      let search = try ExactSearch(
        rows((0..<table.count).map { table[$0] }), metric: metrics[metric] ?? .lee, body: body)
      return try ask(search)[0].map {
        TorusNeighbor(row: $0.row, distance: UInt320($0.distance))
      }
    } catch {
      Issue.record(error)
      return []
    }
  }

  private static func distance(
    _ a: TorusVector<Scalar>, _ b: TorusVector<Scalar>, _ metric: TorusMetric, _ body: KernelBody
  ) -> UInt320 {
    let table = TorusTable([a], dimension: a.dimension)
    return search(table, metric, body) { try $0.nearest(to: rows([b]), count: 1) }
      .first?.distance ?? UInt320(UInt64.max)
  }
}
