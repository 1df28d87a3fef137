import PropertyTesting
import TorusArtifacts
import TorusQuantization

extension CertificateCatalog {
  /// Laws of signs.
  var signLaws: [Law] {
    [
      coordinatesHaveTheirSign, liftHasTheQuadrant, decidesBesideTheAxes, hammingCounts,
      hammingIsLee, signsReadBack, signPaddingIsZero, signErrorIsExact,
    ]
  }

  /// The signs of one number, on a table of its own.
  private func signs(_ number: Double, _ layout: SignLayout) -> [UInt16]? {
    SignedPoints.table([number], axes: 1).map { implementation.takeSigns($0, layout).signs }
  }

  private var coordinatesHaveTheirSign: Law {
    Law(
      "quantizer.sign.of-coordinates-is-theirs",
      "a coordinate has the sign 1 exactly if it is not below 0, and −0.0 is 0"
    ) { (choices) throws(Discard) in
      let magnitude = try choices.element(
        of: [0, .leastNonzeroMagnitude, 1, .greatestFiniteMagnitude, 0.3], named: "magnitude")
      let isNegative = try choices.bool(named: "negative")
      return .equal(
        signs(isNegative ? -magnitude : magnitude, .coordinates),
        [isNegative && magnitude > 0 ? 0 : 1], "the sign")
    }
  }

  private var liftHasTheQuadrant: Law {
    Law(
      "quantizer.sign.of-lift-is-the-quadrant",
      "cos 2πt is not negative for t in [−1/4, 1/4] and whole turns away, sin 2πt for [0, 1/2]"
    ) { (choices) throws(Discard) in
      let period = try choices.element(of: [Period.turn, .unitVectors], named: "period")
      let layout = SignLayout.cliffordLift(period)
      let point = try choices.signedPoint()
      let points = SignedPoints(layout: layout, axes: 1, points: [point])
      return .equal(
        signs(points.number(point), layout), points.signs(point), "cosine and sine of \(point)")
    }
  }

  private var decidesBesideTheAxes: Law {
    Law(
      "quantizer.sign.decides-beside-the-axes",
      "the floating-point numbers next to a quarter turn have the signs of the side on which they are"
    ) { (choices) throws(Discard) in
      let quarter = try choices.integer(in: 1...8, named: "quarters")
      let isAbove = try choices.bool(named: "above")
      let axis = Double(quarter) / 4
      return .equal(
        signs(isAbove ? axis.nextUp : axis.nextDown, .cliffordLift(.turn)),
        SignedPoints.signs[(isAbove ? quarter : quarter - 1) % 4],
        "cosine and sine \(isAbove ? "above" : "below") \(quarter)/4")
    }
  }

  /// Rows of points and the signs that the implementation gives them.
  private func drawSigns(
    _ choices: inout Choices
  ) throws(Discard) -> (points: SignedPoints, embeddings: EmbeddingTable, table: SignTable) {
    let points = try choices.signedPoints()
    guard let embeddings = points.table else { return try choices.discard() }
    return (points, embeddings, implementation.takeSigns(embeddings, points.layout))
  }

  private var hammingCounts: Law {
    Law("quantizer.sign.distance-counts-signs", "the distance of two rows is how many signs differ")
    { (choices) throws(Discard) in
      let (points, _, table) = try drawSigns(&choices)
      let (one, other) = (0, try choices.index(below: table.rows, named: "other"))
      let differing = (0..<points.axes).reduce(0) { sum, axis in
        let left = points.signs(points.points[one * points.axes + axis])
        let right = points.signs(points.points[other * points.axes + axis])
        return sum + zip(left, right).count { $0 != $1 }
      }
      return .equal(implementation.compareSigns(table, one, other), differing, "the distance")
    }
  }

  private var hammingIsLee: Law {
    Law(
      "quantizer.sign.distance-is-lee-of-quadrants",
      "between lifts it is the Lee distance on Z/4 of the quadrants, summed over the axes"
    ) { (choices) throws(Discard) in
      let (points, _, table) = try drawSigns(&choices)
      try choices.assume(points.layout != .coordinates)
      let other = try choices.index(below: table.rows, named: "other")
      let quadrants = points.points.map(SignedPoints.quadrant)
      func row(_ row: Int) -> [Int] {
        Array(quadrants[row * points.axes..<(row + 1) * points.axes])
      }
      return .equal(
        implementation.compareSigns(table, 0, other),
        Int(PlainNumbers.distance(row(0), row(other), turn: 4)), "the distance")
    }
  }

  private var signsReadBack: Law {
    Law(
      "quantizer.sign.reads-back",
      "signs are read as they were written, with what they are of, and written again alike"
    ) { (choices) throws(Discard) in
      let (_, _, table) = try drawSigns(&choices)
      let (codes, sidecar) = implementation.writeSigns(table)
      let read: SignTable
      do throws(ArtifactError) {
        read = try implementation.readSigns(
          ArtifactFile(path: "q.npy", bytes: codes), ArtifactFile(path: "q.json", bytes: sidecar))
      } catch {
        return .fails("\(error)")
      }
      let again = implementation.writeSigns(read)
      return Outcome.equal(read.signs, table.signs, "the signs")
        .and(.equal(read.sidecar, table.sidecar, "the sidecar"))
        .and(.require(again.codes == codes && again.sidecar == sidecar, "other bytes"))
    }
  }

  private var signPaddingIsZero: Law {
    Law(
      "quantizer.sign.padding-is-zero",
      "a bit after a row's last sign makes a file that is refused, whoever sealed it"
    ) { (choices) throws(Discard) in
      let (_, _, table) = try drawSigns(&choices)
      let padding = (8 - table.signsPerRow % 8) % 8
      try choices.assume(padding > 0)
      let row = try choices.index(below: table.rows, named: "row")
      let bit = try choices.index(below: padding, named: "bit")
      let (codes, sidecar) = table.encoded()
      let width = (table.signsPerRow + 7) / 8
      var changed = codes
      changed[codes.count - (table.rows - row - 1) * width - 1] ^= 1 << UInt8(bit)
      let isRead =
        (try? implementation.readSigns(
          ArtifactFile(path: "q.npy", bytes: changed),
          ArtifactFile(path: "q.json", bytes: Parcel.resealed(sidecar, codes, changed)))) != nil
      return .require(!isRead, "it is read")
    }
  }

  private var signErrorIsExact: Law {
    Law(
      "quantizer.sign.error-is-exact",
      "a residual is the way to the centers of the quadrants that the signs name, in 2^−18 turn"
    ) { (choices) throws(Discard) in
      let (points, embeddings, table) = try drawSigns(&choices)
      try choices.assume(points.layout != .coordinates)
      let eighth = SignedPoints.turn / 8
      let residuals = (0..<table.rows).map { row in
        let gap = (row * points.axes..<(row + 1) * points.axes).reduce(0) { sum, place in
          let point = points.points[place]
          let u = ((point % SignedPoints.turn) + SignedPoints.turn) % SignedPoints.turn
          let center = (2 * SignedPoints.quadrant(point) + 1) * eighth
          return sum + Int(PlainNumbers.distance([u], [center], turn: SignedPoints.turn))
        }
        // 2^6 units are one.
        return UInt64((gap + 63) / 64)
      }
      return .equal(
        implementation.loseSigns(table, embeddings)?.residuals, residuals, "the residuals")
    }
  }
}
