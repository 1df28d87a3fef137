import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of tori with integer periods.
  static let boxes: [Mutant] = axes + boxTables + cells

  private static let axes: [Mutant] = [
    Mutant(
      "box-wrap-by-remainder", "the remainder keeps the sign of a negative coordinate",
      killedBy: "box.wrap.agrees-with-oracle", Int8.self
    ) {
      $0.boxes.wrapped = { box, point in
        zip(box.axes, point).map { axis, x in
          if let period = axis.period { x % period } else { x }
        }
      }
    },
    Mutant(
      "box-wrap-keeps-period",
      "the coordinate L is left where it is, so that both walls are points",
      killedBy: "box.wrap.forgets-whole-periods", Int8.self
    ) {
      $0.boxes.wrapped = { box, point in
        zip(box.axes, point).map { axis, x in axis.period == x ? x : axis.wrapped(x) }
      }
    },
    Mutant(
      "box-image-hides-second", "half a period away is one step, whichever it is",
      killedBy: "box.image.agrees-with-oracle", Int8.self
    ) {
      $0.boxes.minimumImages = {
        $0.minimumImages(from: $1, to: $2).map { .unique($0.displacement) }
      }
    },
    Mutant(
      "box-image-of-wrapped-difference", "b − a is taken in the type, where it wraps at 2^w",
      killedBy: "box.image.leads-there", Int8.self
    ) {
      $0.boxes.minimumImages = { box, a, b in
        box.axes.indices.map { box.axes[$0].minimumImage(from: 0, to: b[$0] &- a[$0]) }
      }
    },
    Mutant(
      "box-translation-wraps-open-axis", "a step off the end of an open axis wraps at 2^w",
      killedBy: "box.translation.agrees-with-oracle", Int8.self
    ) {
      $0.boxes.translated = { box, point, steps in
        box.axes.indices.map { axis in
          let pattern = Int8(truncatingIfNeeded: steps[axis].magnitude)
          return box.axes[axis].translated(point[axis], by: steps[axis])
            ?? (steps[axis].isNegative ? point[axis] &- pattern : point[axis] &+ pattern)
        }
      }
    },
    Mutant(
      "box-images-from-first-axis", "every axis is wrapped with the period of the first",
      killedBy: "box.distance.agrees-with-oracle", Int8.self
    ) {
      $0.boxes.distance = { box, a, b, metric in
        PeriodicBox(axes: box.axes.map { _ in box.axes[0] })
          .distance(from: a, to: b, metric: metric)
      }
    },
    Mutant(
      "box-distance-without-seam", "the distance is that of the wrapped coordinates on a line",
      killedBy: "box.distance.is-translation-invariant", Int8.self
    ) {
      $0.boxes.distance = { box, a, b, metric in
        PeriodicBox(axes: box.axes.map { _ in .open })
          .distance(from: box.wrapped(a), to: box.wrapped(b), metric: metric)
      }
    },
    Mutant(
      "box-half-of-odd-period", "half of an odd period is rounded down, and called ambiguous",
      killedBy: "box.cut-locus.agrees-with-oracle", Int8.self
    ) {
      $0.boxes.antipodalAxes = { box, a, b in
        box.axes.indices.filter { axis in
          guard let period = box.axes[axis].period else { return false }
          return box.axes[axis].distance(from: a[axis], to: b[axis]) == period.magnitude / 2
        }
      }
    },
  ]

  private static let boxTables: [Mutant] = [
    Mutant(
      "box-sites-drop-duplicates", "only the first row of a site is kept",
      killedBy: "box.sites.agree-with-oracle", Int8.self
    ) {
      $0.boxes.sites = {
        $0.sites().map { BoxSite(point: $0.point, rows: Array($0.rows.prefix(1))) }
      }
    },
    Mutant(
      "box-nearest-prefers-last", "ties go to the higher row",
      killedBy: "box.nearest.agrees-with-oracle", Int8.self
    ) {
      $0.boxes.nearest = { table, query, count, metric, weights in
        let all = table.nearest(to: query, count: table.count, metric: metric, weights: weights)
        let sorted = all.sorted {
          $0.distance != $1.distance ? $0.distance < $1.distance : $0.row > $1.row
        }
        return Array(sorted.prefix(count))
      }
    },
    Mutant(
      "box-rows-exclude-radius", "a row exactly at the radius is left out",
      killedBy: "box.rows.agree-with-oracle", Int8.self
    ) {
      $0.boxes.rows = { table, radius, query, metric, weights in
        table.rows(within: radius, of: query, metric: metric, weights: weights)
          .filter { $0.distance < radius }
      }
    },
    Mutant(
      "box-pairs-lost-at-the-wall", "pairs across a wall are not looked at",
      killedBy: "box.pairs.agree-with-oracle", Int8.self
    ) {
      $0.boxes.pairs = { table, radius, metric, weights in
        let line = PeriodicBox<Int8>(axes: table.box.axes.map { _ in .open })
        return BoxTable((0..<table.count).map { table[$0] }, in: line)
          .pairs(within: radius, metric: metric, weights: weights)
      }
    },
  ]

  private static let cells: [Mutant] = [
    Mutant(
      "cell-rounds-each-axis", "each coefficient of the difference is rounded to an integer",
      killedBy: "cell.images.agree-with-oracle", Int8.self
    ) {
      $0.boxes.cellImages = { cell, a, b in
        let exact = cell.minimumImages(from: a, to: b)
        guard cell.dimension == 2 else { return exact }
        let (p, q) = (cell.basis[0].map { Double($0) }, cell.basis[1].map { Double($0) })
        let t = zip(a, b).map { Double($1 - $0) }
        let volume = p[0] * q[1] - p[1] * q[0]
        let i = ((t[0] * q[1] - t[1] * q[0]) / volume).rounded()
        let j = ((p[0] * t[1] - p[1] * t[0]) / volume).rounded()
        let image = (0...1).map { Int64(t[$0] - i * p[$0] - j * q[$0]) }
        let square = UInt320(image.map { $0 * $0 }.reduce(0, +))
        return square == exact.squaredLength
          ? exact : LatticeImages(all: [image], squaredLength: square)
      }
    },
    Mutant(
      "cell-hides-ties", "one of the shortest vectors is given for all",
      killedBy: "cell.images.agree-with-oracle", Int8.self
    ) {
      $0.boxes.cellImages = {
        let exact = $0.minimumImages(from: $1, to: $2)
        return LatticeImages(all: Array(exact.all.prefix(1)), squaredLength: exact.squaredLength)
      }
    },
    Mutant(
      "cell-uses-edges-only", "steps are tried along the basis as given, not along a reduced one",
      killedBy: "cell.images.forget-the-basis", Int64.self
    ) {
      $0.boxes.cellImages = { cell, a, b in
        var image = zip(a, b).map { Int128($1) - Int128($0) }
        func square(_ vector: [Int128]) -> Int128 { vector.map { $0 * $0 }.reduce(0, +) }
        for edge in cell.basis.map({ $0.map { Int128($0) } }) {
          let product = zip(image, edge).map { $0 * $1 }.reduce(0, +)
          image = zip(image, edge).map { $0 - product / square(edge) * $1 }
        }
        return LatticeImages(
          all: [image.map { Int64(truncatingIfNeeded: $0) }],
          squaredLength: cell.squaredDistance(from: a, to: b))
      }
    },
    Mutant(
      "cell-reversed-without-sign", "the images from b to a are those from a to b",
      killedBy: "cell.images.are-congruent-and-least", Int32.self
    ) {
      $0.boxes.cellImages = { cell, a, b in
        a.lexicographicallyPrecedes(b)
          ? cell.minimumImages(from: a, to: b) : cell.minimumImages(from: b, to: a)
      }
    },
    Mutant(
      "cell-right-handed-only", "a basis of negative determinant is refused",
      killedBy: "cell.basis.is-refused-exactly-if-dependent", Int8.self
    ) {
      $0.boxes.cell = { basis in
        guard basis.count == 2, let cell = try? LatticeCell(basis) else {
          return try? LatticeCell(basis)
        }
        return basis[0][0] * basis[1][1] < basis[0][1] * basis[1][0] ? nil : cell
      }
    },
  ]
}
