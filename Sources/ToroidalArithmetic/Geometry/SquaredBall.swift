/// A ball of the squared flat distance that is not the whole torus, to be counted.
///
/// In one and two dimensions the points are counted by columns. From three on, c(k, s), the
/// number of points at the squared distance s in k dimensions, is built up axis by axis to half of
/// the dimension, c(k + 1, s) = Σ a(i) · c(k, s − i²) with a(i) points at the distance i on one axis;
/// the two halves then make the whole, Σ c(p, s) · (c(q, 0) + … + c(q, r − s)).
///
/// Every number on the way counts points of the ball, so whatever does not fit is too large in the
/// end as well.
struct SquaredBall {
  /// n, at least 1.
  let dimension: Int
  /// h = m/2, the greatest distance along one axis.
  let halfTurn: UInt128
  /// r, below n · h².
  let radius: UInt320

  /// The number of points.
  func count() throws(BallCountError) -> UInt320 {
    let width = floorRoot(radius)
    switch dimension {
    case 1: return pointsWithin(width)
    case 2: return try countColumns(halfWidth: width)
    default:
      // The points with components 0 and 1 on min(n, r) axes are in the ball.
      guard dimension < UInt320.bitWidth || radius < UInt320(UInt320.bitWidth) else {
        throw .tooLarge
      }
      let half = UInt320(dimension - dimension / 2)
      guard
        let cells = (radius + 1).multipliedExactly(by: UInt320(width) + 1),
        let work = cells.multipliedExactly(by: half), work <= UInt320(BallCountError.workLimit),
        let size = Int(exactly: radius), let steps = Int(exactly: width)
      else { throw .tooCostly }
      return try countHalves(size: size, steps: steps)
    }
  }

  /// The greatest i in [0, h] with i² ≤ square, found bit by bit.
  private func floorRoot(_ square: UInt320) -> UInt128 {
    var root: UInt128 = 0
    var bit = halfTurn
    while bit != 0 {
      if root + bit <= halfTurn, UInt320.square(of: root + bit) <= square { root += bit }
      bit >>= 1
    }
    return root
  }

  /// The number of points of one axis at a distance of at most `distance`, which is in [0, h].
  private func pointsWithin(_ distance: UInt128) -> UInt320 {
    let side = UInt320(distance)
    // The antipode is met from both sides, and the points 0 and h are one each.
    return distance == halfTurn ? side + side : side + side + 1
  }

  /// The number of points of one axis at exactly `distance`, which is in [0, h]: 1 or 2.
  private func points(at distance: UInt128) -> UInt320 {
    distance == 0 || distance == halfTurn ? 1 : 2
  }

  /// The number of points in two dimensions, column by column from the middle.
  private func countColumns(halfWidth: UInt128) throws(BallCountError) -> UInt320 {
    // A column is a square or two, which take about as long as four additions.
    guard halfWidth < UInt128(BallCountError.workLimit / 4) else { throw .tooCostly }
    var count: UInt320 = 0
    var height = halfWidth
    var distance: UInt128 = 0
    while distance <= halfWidth {
      let rest = radius - UInt320.square(of: distance)
      while UInt320.square(of: height) > rest { height -= 1 }
      let column = pointsWithin(height)
      count += points(at: distance) == 1 ? column : column + column
      distance += 1
    }
    return count
  }

  /// The number of points in three dimensions or more, from the two halves of the axes.
  ///
  /// `size` is r, and `steps` is the greatest distance on one axis.
  private func countHalves(size: Int, steps: Int) throws(BallCountError) -> UInt320 {
    var byDistance = [UInt320](repeating: 0, count: size + 1)
    byDistance[0] = 1
    var reach = 0
    func addAxis() throws(BallCountError) {
      reach = Swift.min(size, reach + steps * steps)
      // Downward, so that what is read is still of one axis less.
      for distance in stride(from: reach, to: 0, by: -1) {
        byDistance[distance] = try withAxis(distance, byDistance, steps)
      }
    }
    for _ in 0..<dimension / 2 { try addAxis() }
    let first = byDistance
    if dimension % 2 == 1 { try addAxis() }
    var within = byDistance
    for distance in 0..<size {
      within[distance + 1] = try sum(within[distance + 1], within[distance])
    }
    var count: UInt320 = 0
    for distance in 0...size where first[distance] != 0 {
      guard let part = first[distance].multipliedExactly(by: within[size - distance]) else {
        throw .tooLarge
      }
      count = try sum(count, part)
    }
    return count
  }

  /// Σ a(i) · c(s − i²), from the c of one axis less.
  private func withAxis(
    _ distance: Int, _ byDistance: [UInt320], _ steps: Int
  ) throws(BallCountError) -> UInt320 {
    var both = 0 as UInt320
    var step = 1
    var rest = distance - 1
    var total = byDistance[distance]
    while step <= steps, rest >= 0 {
      if points(at: UInt128(step)) == 1 {
        total = try sum(total, byDistance[rest])
      } else {
        both = try sum(both, byDistance[rest])
      }
      rest -= 2 * step + 1
      step += 1
    }
    total = try sum(total, both)
    return try sum(total, both)
  }

  /// left + right.
  private func sum(_ left: UInt320, _ right: UInt320) throws(BallCountError) -> UInt320 {
    guard let sum = left.addingExactly(right) else { throw .tooLarge }
    return sum
  }
}
