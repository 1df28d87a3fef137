/// A closed arc of the real circle R/mZ with lattice ends: the points start + t, t in [0, length].
public struct ReferenceArc: Sendable, Equatable {
  /// The first end, in [0, m).
  public let start: BigInteger
  /// The length, in [0, m]; of the arcs of length m, all of them one set, only that from 0 is made.
  public let length: BigInteger

  /// The arc of `length` from `start`.
  public init(start: BigInteger, length: BigInteger) {
    self.start = start
    self.length = length
  }
}

extension Reference {
  /// The whole circle.
  public var circle: ReferenceArc { ReferenceArc(start: 0, length: modulus) }

  /// The arc from `start` upward to `end`, of a length in [0, m).
  public func arc(from start: BigInteger, to end: BigInteger) -> ReferenceArc {
    ReferenceArc(start: residue(start), length: residue(end - start))
  }

  /// Whether some x + k·m lies in the interval [start, start + length].
  public func contains(_ arc: ReferenceArc, _ x: BigRational) -> Bool {
    let offset = x - BigRational(arc.start)
    let circle = BigRational(modulus)
    // The least offset that is not negative; if it is too long, so are all the others.
    return offset - BigRational((offset / circle).floor) * circle <= BigRational(arc.length)
  }

  /// The pieces into which the ends of arcs divide the circle, in order: an end, the open arc after
  /// it, the next end, and so on. Each is given by twice one of its points, which is an integer.
  ///
  /// Every set that is made of the arcs is a union of such pieces.
  private func pieces(_ arcs: [ReferenceArc]) -> [(
    isEnd: Bool, end: BigInteger, double: BigInteger
  )] {
    var ends: [BigInteger] = []
    for arc in arcs {
      for end in [arc.start, residue(arc.start + arc.length)] where !ends.contains(end) {
        ends.append(end)
      }
    }
    ends.sort()
    let nexts = ends.dropFirst() + ends.prefix(1).map { $0 + modulus }
    return zip(ends, nexts).flatMap { end, next in
      [(true, end, 2 * end), (false, end, end + next)]
    }
  }

  /// Whether the point `double`/2 lies on the arc.
  private func contains(_ arc: ReferenceArc, double: BigInteger) -> Bool {
    (double - 2 * arc.start).modulo(2 * modulus) <= 2 * arc.length
  }

  /// The closed arcs that the pieces of `arcs` which `isInside` accepts consist of, by start.
  ///
  /// The ends of an accepted open piece must be accepted too.
  private func components(
    of arcs: [ReferenceArc], _ isInside: (BigInteger) -> Bool
  ) -> [ReferenceArc] {
    let pieces = pieces(arcs)
    let inside = pieces.map { isInside($0.double) }
    if !inside.contains(false) { return [circle] }
    var found: [ReferenceArc] = []
    for first in pieces.indices where pieces[first].isEnd && inside[first] {
      let before = (first + pieces.count - 1) % pieces.count
      if inside[before] { continue }
      var last = first
      while inside[(last + 1) % pieces.count] { last = (last + 1) % pieces.count }
      found.append(arc(from: pieces[first].end, to: pieces[last].end))
    }
    return found.sorted { $0.start < $1.start }
  }

  /// Whether every point of `inner` is a point of `outer`.
  public func contains(_ outer: ReferenceArc, _ inner: ReferenceArc) -> Bool {
    pieces([outer, inner]).allSatisfy {
      !contains(inner, double: $0.double) || contains(outer, double: $0.double)
    }
  }

  /// The closed arcs that the points on both arcs consist of, by start.
  public func intersection(_ a: ReferenceArc, _ b: ReferenceArc) -> [ReferenceArc] {
    components(of: [a, b]) { contains(a, double: $0) && contains(b, double: $0) }
  }

  /// The closed arcs that the closure of the points outside `arc` consists of, by start.
  public func complementClosure(_ arc: ReferenceArc) -> [ReferenceArc] {
    let isOutside = { (double: BigInteger) in !contains(arc, double: double) }
    // A point is in the closure if it is outside or if points as near as one likes are; on either
    // side, half a step away is near enough between lattice points.
    let outside = components(of: [arc]) { double in
      isOutside(double) || double.modulo(2) == 0 && (isOutside(double - 1) || isOutside(double + 1))
    }
    return outside
  }

  /// The shortest arcs on which all the points lie, by start: every point is tried as a start, with
  /// the length that the farthest point upward asks for.
  public func smallestArcs(covering points: [BigInteger]) -> [ReferenceArc] {
    let candidates = points.map { start in
      ReferenceArc(
        start: residue(start), length: points.map { residue($0 - start) }.reduce(0, max))
    }
    guard let least = candidates.map(\.length).min() else { return [] }
    var found: [ReferenceArc] = []
    for candidate in candidates where candidate.length == least && !found.contains(candidate) {
      found.append(candidate)
    }
    return found.sorted { $0.start < $1.start }
  }
}
