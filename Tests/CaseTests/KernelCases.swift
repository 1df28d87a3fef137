import Testing
import ToroidalArithmetic
import TorusArtifacts
import TorusQuantization
import TorusSearch

/// Public reports of integer kernels (kind K), for every body that this machine runs.
@Suite("Cases K: integer kernels")
struct KernelCases {
  private static let bodies = KernelBody.allCases.filter(\.runsHere)

  /// The distance of the one row to the one query.
  private func distance(
    _ row: [UInt16], _ query: [UInt16], bits: Int, packed: Bool = false, metric: SearchMetric,
    body: KernelBody
  ) throws -> UInt64 {
    let layout = CodeLayout(bits: bits, packed: packed)
    let rows = CodeRows(row, count: 1, axes: row.count, layout: layout)
    let queries = CodeRows(query, count: 1, axes: query.count, layout: layout)
    let found = try ExactSearch(rows, metric: metric, body: body).nearest(to: queries, count: 1)
    return found[0].first?.distance ?? .max
  }

  @Test("K02: the dot product of [-1] and [1] is -1, also where one of them is unsigned")
  func signedProducts() {
    #expect([Int8(-1)].dotProduct(with: [Int8(1)]) == -1)
    #expect([Int8(-1)].dotProduct(with: [UInt8(1)]) == -1)
    #expect([UInt8(1)].dotProduct(with: [Int8(-1)], as: Int32.self) == -1)
    #expect([UInt8(255)].dotProduct(with: [Int8(1)]) == 255)
  }

  @Test("K02: codes of both signs are two steps apart, not 254", arguments: bodies)
  func signs(body: KernelBody) throws {
    #expect(try distance([255], [1], bits: 8, metric: .lee, body: body) == 2)
    #expect(try distance([255], [1], bits: 8, metric: .squaredFlat, body: body) == 4)
    #expect(try distance([1], [255], bits: 8, metric: .squaredFlat, body: body) == 4)
  }

  @Test("K03: every row is its own nearest, at distance 0", arguments: bodies)
  func selfQuery(body: KernelBody) throws {
    let codes = (0..<64 * 33).map { place in
      let mixed: Int = place * place * 2_654_435_761
      return UInt16((mixed >> 7) & 255)
    }
    let rows = CodeRows(codes, count: 64, axes: 33, layout: CodeLayout(bits: 8))
    for metric in [SearchMetric.lee, .squaredFlat, .chebyshev] {
      let found = try ExactSearch(rows, metric: metric, body: body).nearest(to: rows, count: 1)
      for row in 0..<64 { #expect(found[row].first == Neighbor(row: row, distance: 0)) }
    }
  }

  @Test("K04: 33,026 copies of 255 by themselves are 2147515650, or refused in 32 bits")
  func totalOfProducts() {
    let codes = [UInt8](repeating: 255, count: 33026)
    #expect(codes.dotProduct(with: codes) == 2_147_515_650)
    #expect(codes.dotProduct(with: codes, as: Int64.self) == 2_147_515_650)
    #expect(codes.dotProduct(with: codes, as: UInt32.self) == 2_147_515_650)
    #expect(codes.dotProduct(with: codes, as: Int32.self) == nil)
    let fewer = codes.dropLast()
    #expect(fewer.dotProduct(with: fewer, as: Int32.self) == 2_147_450_625)
  }

  @Test(
    "K04: squares of 131,000 codes half a turn apart pass 31 bits; where 32 could overflow, they are refused",
    arguments: bodies)
  func totals(body: KernelBody) throws {
    let axes = 131_000
    let (zeros, halves) = (
      [UInt16](repeating: 0, count: axes), [UInt16](repeating: 128, count: axes)
    )
    #expect(
      try distance(zeros, halves, bits: 8, metric: .squaredFlat, body: body)
        == UInt64(axes) * 128 * 128)
    #expect(
      try distance(zeros, halves, bits: 8, metric: .lee, body: body) == UInt64(axes) * 128)
    #expect(throws: SearchError.axes(131_100, largest: 131_068)) {
      let more = [UInt16](repeating: 0, count: 131_100)
      _ = try distance(more, more, bits: 8, metric: .squaredFlat, body: body)
    }
  }

  @Test("K09: nibbles -8 · -8 + -8 · -8 are 128")
  func productsOfNibbles() {
    let nibbles = TorusVector<SignedBits<4>>([-8, -8])
    #expect(nibbles.dotProduct(with: nibbles) == 128)
    #expect(nibbles.dotProduct(with: nibbles, as: UInt8.self) == 128)
    #expect(nibbles.dotProduct(with: nibbles, as: Int8.self) == nil)
  }

  @Test("K09: sums of packed codes of 4 bits are kept in more than a byte", arguments: bodies)
  func nibbles(body: KernelBody) throws {
    let (zeros, halves) = ([UInt16](repeating: 0, count: 99), [UInt16](repeating: 8, count: 99))
    #expect(
      try distance(zeros, halves, bits: 4, packed: true, metric: .lee, body: body) == 8 * 99)
    #expect(
      try distance(zeros, halves, bits: 4, metric: .squaredFlat, body: body) == 64 * 99)
  }

  @Test("K08: a product near 2^31 saturates at the maximum, and never turns its sign")
  func saturates() throws {
    // A multiplier near 2^31 stands for almost 1, and the shift of 1 to the left for 2.
    for multiplier in (0x7fff_fff0 as UInt64)...0x7fff_ffff {
      for rule in LineRounding.allCases {
        let doubling = try #require(
          Requantizer<Int32>(multiplier: multiplier, exponent: 1 - 31, rounding: rule))
        for x in (1 << 30) - 20...(1 << 30) + 20 as ClosedRange<Int32> {
          let exact = Int64(multiplier) * Int64(x)
          let found = doubling.requantized(x)
          let isBeyond = exact > Int64(Int32.max) << 30
          if isBeyond {
            let isUp = exact > Int64(Int32.max) << 30 + 1 << 30
            #expect(found.code == .max && (found.saturation == .atMaximum || !isUp))
          } else {
            #expect(found.code > 0 && found.saturation == .none)
            #expect(abs(Int64(found.code) << 30 - exact) < 1 << 30)
          }
          #expect(doubling.requantized(-x).code < 0)
        }
      }
    }
    #expect(Requantizer<Int8>(scale: 0x1p1023)?.requantized(Int128.max).code == 127)
    #expect(Requantizer<Int8>(scale: 0x1p1023)?.requantized(Int128.min).code == -128)
  }

  @Test("K08: rounding just below the half turn does not change its side")
  func noSignFlip() throws {
    // 2^30 − ½ and its neighbors of 2^31 steps: the product of code and period fills 33 bits.
    let layout = try #require(GridLayout(bits: 16, refinementBits: 16, period: .turn))
    let half = 1 << 31
    for numerator in [half - 1, half, half + 1] {
      let array = NumPyArray(
        shape: [1, 1], elements: .float64([Double(numerator) / 0x1p32]))
      let table = try EmbeddingTable(ArtifactFile(path: "e.npy", bytes: array.encoded()))
      let codes = GridQuantizer(layout).codes(for: table)
      let fine = Int(codes.codes[0]) << 16 + Int(codes.refinement?[0] ?? 0)
      // In half steps, the center of the part that holds the point is within one of it.
      let gap = (2 * fine + 1) - (1 << 16) - 2 * numerator
      #expect(abs(gap) <= 1)
    }
  }
}
