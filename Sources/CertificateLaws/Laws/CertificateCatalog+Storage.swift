import PropertyTesting
import TorusArtifacts

extension CertificateCatalog {
  /// Laws of how codes lie in files.
  var storageLaws: [Law] { [readsBack, firstCodeIsMostSignificant, paddingIsZero] }

  /// A table of 1 to 4 rows and 1 to 9 axes, in a storage that holds its bits.
  private func drawTable(
    _ choices: inout Choices, storages: [CodeStorage]
  ) throws(Discard) -> CalibratedCodeTable {
    let storage = try choices.element(of: storages, named: "storage")
    let widths = GridLayout.widths.filter { storage.holds(bits: $0) }
    let bits = try choices.element(of: widths, named: "bits")
    let rule = try choices.element(of: CalibratedGrid.Rule.allCases, named: "rule")
    let axes = try choices.integer(in: 1...9, named: "axes")
    let rows = try choices.integer(in: 1...4, named: "rows")
    var (lower, bounds): ([Double], [Double]) = ([], [])
    for _ in 0..<axes {
      lower.append(Double(try choices.integer(in: -8...8)) / 4)
      bounds.append(2 + Double(try choices.integer(in: 0...1 << 30)))
    }
    var codes: [UInt16] = []
    for _ in 0..<rows * axes {
      codes.append(UInt16(try choices.integer(in: 0...(1 << bits) - 1)))
    }
    guard let grid = CalibratedGrid(bits: bits, rule: rule, lower: lower, bounds: bounds)
    else { return try choices.discard() }
    return CalibratedCodeTable(
      codes: codes, grid: grid, storage: storage, embeddings: Digest(of: []))
  }

  private static let storages = BitOrder.allCases.flatMap { order in
    ElementSign.allCases.map { CodeStorage(order, $0) }
  }

  private var readsBack: Law {
    Law(
      "quantizer.storage.reads-back",
      "codes in any storage are read as they were written, with their grid, and written again alike"
    ) { (choices) throws(Discard) in
      let table = try drawTable(&choices, storages: Self.storages)
      let (codes, sidecar) = implementation.write(table)
      let read: CalibratedCodeTable
      do throws(ArtifactError) {
        read = try implementation.read(
          ArtifactFile(path: "q.npy", bytes: codes), ArtifactFile(path: "q.json", bytes: sidecar))
      } catch {
        return .fails("\(error)")
      }
      let again = implementation.write(read)
      return Outcome.equal(read.codes, table.codes, "the codes")
        .and(.equal(read.sidecar, table.sidecar, "the sidecar"))
        .and(.require(again.codes == codes && again.sidecar == sidecar, "other bytes"))
    }
  }

  private var firstCodeIsMostSignificant: Law {
    Law(
      "quantizer.storage.first-code-is-most-significant",
      "packed, code i of a row is bits 8 − b(i mod 8/b + 1) and up of byte ⌊ib/8⌋ of the row"
    ) { (choices) throws(Discard) in
      let table = try drawTable(&choices, storages: [.packed])
      let file = implementation.write(table).codes
      let (bits, axes) = (table.grid.bits, table.axes)
      let width = (axes * bits + 7) / 8
      guard let array = try? NumPyArray(decoding: file, path: "q.npy"),
        array.shape == [table.rows, width], case .uint8(let bytes) = array.elements
      else { return .fails("it is no array of \(width) bytes a row") }
      var expected = [UInt8](repeating: 0, count: table.rows * width)
      for (index, code) in table.codes.enumerated() {
        for bit in 0..<bits where code >> UInt16(bits - 1 - bit) & 1 == 1 {
          let place = index % axes * bits + bit
          expected[index / axes * width + place / 8] += 1 << UInt8(7 - place % 8)
        }
      }
      return .equal(bytes, expected, "the bytes")
    }
  }

  private var paddingIsZero: Law {
    Law(
      "quantizer.storage.padding-is-zero",
      "a bit after a row's last code makes a file that is refused, whoever sealed it"
    ) { (choices) throws(Discard) in
      let table = try drawTable(&choices, storages: [.packed])
      let (bits, axes) = (table.grid.bits, table.axes)
      let padding = (8 - axes * bits % 8) % 8
      try choices.assume(padding > 0)
      let row = try choices.integer(in: 0...table.rows - 1, named: "row")
      let bit = try choices.integer(in: 0...padding - 1, named: "bit")
      let (codes, sidecar) = table.encoded()
      let width = (axes * bits + 7) / 8
      var changed = codes
      changed[codes.count - (table.rows - row - 1) * width - 1] ^= 1 << UInt8(bit)
      let isRead =
        (try? implementation.read(
          ArtifactFile(path: "q.npy", bytes: changed),
          ArtifactFile(path: "q.json", bytes: Parcel.resealed(sidecar, codes, changed)))) != nil
      return .require(!isRead, "it is read")
    }
  }
}
