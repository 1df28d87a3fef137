import TestSupport
import Testing
import TorusArtifacts
import TorusQuantization

@Suite("Signs")
struct SignQuantizerTests {
  private func table(_ axes: Int, _ values: [Double]) throws -> EmbeddingTable {
    let array = NumPyArray(shape: [values.count / axes, axes], elements: .float64(values))
    return try EmbeddingTable(ArtifactFile(path: "e.npy", bytes: array.encoded()))
  }

  private func read(_ codes: [UInt8], _ sidecar: [UInt8]) throws -> SignTable {
    try SignTable(
      codes: ArtifactFile(path: "q.npy", bytes: codes),
      sidecar: ArtifactFile(path: "q.json", bytes: sidecar))
  }

  @Test("a turn has the signs of its cosine and sine, also where one of them is 0")
  func lift() {
    let quantizer = SignQuantizer(.cliffordLift(.turn))
    let signs: [(Double, [UInt16])] = [
      (0, [1, 1]), (-0.0, [1, 1]), (0.1, [1, 1]), (0.25, [1, 1]), (0.25.nextUp, [0, 1]),
      (0.5, [0, 1]), (0.5.nextUp, [0, 0]), (0.75.nextDown, [0, 0]), (0.75, [1, 0]),
      (1 - 0x1p-53, [1, 0]), (1, [1, 1]), (-0.25, [1, 0]), (-0x1p-1074, [1, 0]),
      (0x1p-1074, [1, 1]), (1e300, [1, 1]), (-12.4, [0, 0]),
    ]
    for (turn, expected) in signs { #expect(quantizer.signs(for: turn) == expected, "\(turn)") }
    #expect(SignQuantizer(.cliffordLift(.unitVectors)).signs(for: 1.5) == [0, 1])
  }

  @Test("both zeros have the sign 1")
  func zeros() {
    let quantizer = SignQuantizer(.coordinates)
    let numbers: [Double] = [0, -0.0, 1, -1, .leastNonzeroMagnitude, -.leastNonzeroMagnitude]
    #expect(numbers.flatMap { quantizer.signs(for: $0) } == [1, 1, 1, 0, 1, 0])
  }

  @Test(
    "the first sign is in the most significant bit, as numpy.packbits has it", arguments: 1...17)
  func packed(axes: Int) throws {
    let values = (0..<3 * axes).map { ($0 * 7) % 5 < 2 ? -1.0 : 1.0 }
    let embeddings = try table(axes, values)
    let signs = SignQuantizer(.coordinates).signs(for: embeddings)
    let (codes, sidecar) = signs.encoded()
    let width = (axes + 7) / 8
    var bytes = [UInt8](repeating: 0, count: 3 * width)
    for (index, value) in values.enumerated() where value > 0 {
      bytes[index / axes * width + index % axes / 8] |= 128 >> UInt8(index % axes % 8)
    }
    #expect(codes.suffix(3 * width) == bytes[...])
    let again = try read(codes, sidecar)
    #expect(again.signs == signs.signs && again.sidecar == signs.sidecar)
  }

  @Test("the distance is the number of signs that differ", arguments: [1, 63, 64, 65, 200])
  func hamming(axes: Int) throws {
    var generator = SplitMix64(seed: UInt64(axes))
    let values = (0..<4 * axes).map { _ in generator.next() & 1 == 0 ? -1.0 : 1.0 }
    let signs = SignQuantizer(.coordinates).signs(for: try table(axes, values))
    for (row, other) in [(0, 0), (0, 1), (2, 3), (3, 0)] {
      let differing = (0..<axes).count { values[row * axes + $0] != values[other * axes + $0] }
      #expect(signs.hammingDistance(row, to: signs, other) == differing)
    }
  }

  @Test("signs of another program are read by its rule, and signs below 0 cost 128 less")
  func foreign() throws {
    let embeddings = try table(10, (0..<10).map { Double($0) - 4.5 })
    // numpy.packbits(e > 0) − 128, of 0000011111.
    let array = NumPyArray(shape: [1, 2], elements: .int8([-121, 0b0100_0000]))
    func read(_ bytes: [UInt8]) throws -> SignTable {
      try SignTable(
        foreign: ArtifactFile(path: "b.npy", bytes: bytes), layout: .coordinates,
        rule: .positive, storage: CodeStorage(.mostSignificantFirst, .signed),
        embeddings: embeddings)
    }
    let table = try read(array.encoded())
    #expect(table.signs == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
    #expect(table.sidecar.rule == .positive)
    #expect(table.encoded().codes == array.encoded())
    let padded = NumPyArray(shape: [1, 2], elements: .int8([-121, 0b0100_0001]))
    let error = #expect(throws: ArtifactError.self) { try read(padded.encoded()) }
    #expect(error?.description.contains("row 0") == true)
  }

  @Test("every changed byte of a sidecar is refused, or means something else")
  func changedSidecar() throws {
    for layout in [SignLayout.coordinates, .cliffordLift(.turn)] {
      let signs = SignQuantizer(layout).signs(for: try table(5, [0, 1, -1, 0.5, -0.3]))
      let (codes, sidecar) = signs.encoded()
      for index in sidecar.indices {
        var bytes = sidecar
        bytes[index] ^= 1
        if let read = try? read(codes, bytes) { #expect(read.sidecar != signs.sidecar) }
      }
    }
  }

  @Test("residuals lead to the centers of quadrants, and signs of coordinates have none")
  func residuals() throws {
    let embeddings = try table(2, [0.125, 0.25, 0.5, 0.75, 0.0, 1 + 0x1p-30])
    let lifted = SignQuantizer(.cliffordLift(.turn)).signs(for: embeddings)
    // An eighth of a turn is 2^15; less a part of a unit it is rounded up to it.
    #expect(
      QuantizationError(of: lifted, embeddings: embeddings)?.residuals == [
        1 << 15, 1 << 16, 1 << 16,
      ])
    let plain = SignQuantizer(.coordinates).signs(for: embeddings)
    #expect(QuantizationError(of: plain, embeddings: embeddings) == nil)
  }
}
