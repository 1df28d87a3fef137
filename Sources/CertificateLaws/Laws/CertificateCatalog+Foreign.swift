import PropertyTesting
import TorusArtifacts
import TorusQuantization

extension CertificateCatalog {
  /// Laws of codes that other programs made.
  var foreignLaws: [Law] {
    [
      truncatedCodesAreNear, positiveSignsAreRead, foreignErrorIsExact, foreignReadsBack,
      foreignNamesACodeword,
    ]
  }

  private var truncatedCodesAreNear: Law {
    Law(
      "quantizer.foreign.truncated-codes-are-within-a-step",
      "codes that were cut off, and not rounded, decode to within a step of what was coded"
    ) { (choices) throws(Discard) in
      let lower = try choices.integer(in: -1000...1000, named: "lower")
      let extent = try choices.integer(in: 1...5000, named: "extent")
      let offset = try choices.integer(in: 0...extent, named: "offset")
      let isSigned = try choices.bool(named: "signed")
      // A cast cuts off toward 0, which is code 128 of the signed ones.
      let code =
        isSigned ? (offset * 255 - 128 * extent) / extent + 128 : offset * 255 / extent
      let array = NumPyArray(
        shape: [1, 1],
        elements: isSigned ? .int8([Int8(code - 128)]) : .uint8([UInt8(code)]))
      guard let table = SignedPoints.table([Double(lower + offset)], axes: 1),
        let grid = CalibratedGrid(
          bits: 8, rule: .endpoints, lower: [Double(lower)], bounds: [Double(lower + extent)]),
        let read = try? implementation.foreign.readCodes(
          ArtifactFile(path: "i8.npy", bytes: array.encoded()), grid,
          CodeStorage(.unpacked, isSigned ? .signed : .unsigned), table),
        let residual = implementation.lose(read, table)?.largest
      else { return .fails("it is refused") }
      // A step is extent/255, and a residual less than a unit too large.
      return .require(
        (Int(residual) - 1) * 255 < extent << -grid.unitLog2,
        "\(offset) of \(extent) has code \(read.codes), \(residual) of 2^\(grid.unitLog2) away")
    }
  }

  private var positiveSignsAreRead: Law {
    Law(
      "quantizer.foreign.signs-are-of-what-is-above-0",
      "packed bits of x > 0, less 128 or not, are read as the sign of each coordinate"
    ) { (choices) throws(Discard) in
      let axes = try choices.integer(in: 1...20, named: "axes")
      let rows = try choices.integer(in: 1...3, named: "rows")
      let isSigned = try choices.bool(named: "signed")
      var points: [Int] = []
      for _ in 0..<rows * axes { points.append(try choices.integer(in: -2...2)) }
      var bytes = [Int](repeating: 0, count: rows * ((axes + 7) / 8))
      for (index, point) in points.enumerated() where point > 0 {
        bytes[index / axes * ((axes + 7) / 8) + index % axes / 8] += 128 >> (index % axes % 8)
      }
      let array = NumPyArray(
        shape: [rows, (axes + 7) / 8],
        elements: isSigned
          ? .int8(bytes.map { Int8($0 - 128) }) : .uint8(bytes.map { UInt8($0) }))
      guard let table = SignedPoints.table(points.map { Double($0) }, axes: axes),
        let read = try? implementation.foreign.readSigns(
          ArtifactFile(path: "b.npy", bytes: array.encoded()),
          CodeStorage(.mostSignificantFirst, isSigned ? .signed : .unsigned), table)
      else { return .fails("they are refused") }
      return .equal(read.signs, points.map { $0 > 0 ? 1 : 0 }, "the signs")
    }
  }

  /// Another program's product codes, and what is read of them; where they are refused there is no case.
  private func drawForeign(
    _ choices: inout Choices
  ) throws(Discard) -> (
    product: ForeignProduct, table: EmbeddingTable, read: EuclideanCodeTable
  ) {
    let product = try choices.foreignProduct()
    guard let table = product.table,
      let read = try? implementation.foreign.readProduct(
        product.codeFile, product.codebookFile, table)
    else { return try choices.discard() }
    return (product, table, read)
  }

  private var foreignErrorIsExact: Law {
    Law(
      "quantizer.foreign.error-is-exact",
      "a residual is the sum over axes of |x − x̂| to the codewords that the codes name"
    ) { (choices) throws(Discard) in
      let (product, table, read) = try drawForeign(&choices)
      let axes = table.axes
      let residuals = (0..<product.rows).map { row in
        let gaps = zip(product.points[row * axes..<(row + 1) * axes], product.decoded(row))
        return UInt64(gaps.reduce(0) { $0 + abs($1.0 - $1.1) } << -read.codebook.unitLog2)
      }
      return .equal(
        implementation.foreign.lose(read, table)?.residuals, residuals, "the residuals")
    }
  }

  private var foreignReadsBack: Law {
    Law(
      "quantizer.foreign.reads-back",
      "adopted product codes are read again with the sidecar that was written beside them"
    ) { (choices) throws(Discard) in
      let (product, _, read) = try drawForeign(&choices)
      do throws(ArtifactError) {
        let again = try implementation.foreign.reread(
          product.codeFile, product.codebookFile,
          ArtifactFile(path: "q.json", bytes: read.sidecar.encoded()))
        return Outcome.equal(again.codes, read.codes, "the codes")
          .and(.equal(again.codebook, read.codebook, "the codebook"))
          .and(.equal(again.sidecar, read.sidecar, "the sidecar"))
      } catch {
        return .fails("\(error)")
      }
    }
  }

  private var foreignNamesACodeword: Law {
    Law(
      "quantizer.foreign.names-a-codeword", "a code that names no codeword is refused"
    ) { (choices) throws(Discard) in
      let product = try choices.foreignProduct()
      let place = try choices.index(below: product.codes.count, named: "place")
      let code = try choices.integer(in: UInt8(product.codewords)...UInt8.max, named: "code")
      var codes = product.codes
      codes[place] = code
      let array = NumPyArray(shape: [product.rows, product.subspaces], elements: .uint8(codes))
      guard let table = product.table else { return try choices.discard() }
      let isRead =
        (try? implementation.foreign.readProduct(
          ArtifactFile(path: "q.npy", bytes: array.encoded()), product.codebookFile, table))
        != nil
      return .require(!isRead, "it is read")
    }
  }
}
