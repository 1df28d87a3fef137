import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of arcs.
  static let arcs: [Mutant] = [
    Mutant(
      "arc-circle-is-almost-full", "the length is counted in the scalar, where m is 0",
      killedBy: "arc.length.agrees-with-oracle", UInt8.self
    ) {
      $0.arcs.length = { UInt320(UInt8(truncatingIfNeeded: $0.length.words[0])) }
    },
    Mutant(
      "arc-of-length-wraps", "a length above m is taken modulo m",
      killedBy: "arc.of-length.agrees-with-oracle", UInt8.self
    ) {
      $0.arcs.ofLength = { start, length in
        length == 256
          ? .circle
          : .closed(from: start, to: start &+ UInt8(truncatingIfNeeded: length.words[0]))
      }
    },
    Mutant(
      "arc-is-an-interval", "first ≤ x ≤ last is asked of integers, and no arc crosses the seam",
      killedBy: "arc.contains.agrees-with-oracle", Int8.self
    ) {
      $0.arcs.containsPoint = { arc, x in
        if case .closed(let start, let end) = arc { start <= x && x <= end } else { true }
      }
    },
    Mutant(
      "arc-rounds-points", "a real point is on the arc if the lattice point below it is",
      killedBy: "arc.contains-rational.agrees-with-oracle", UInt8.self
    ) {
      $0.arcs.containsRational = { $0.contains($1.floor) }
    },
    Mutant(
      "arc-contains-ends", "an arc is taken to contain another if it has both of its ends",
      killedBy: "arc.contains-arc.agrees-with-oracle", UInt8.self
    ) {
      $0.arcs.containsArc = { a, b in
        if case .closed(let start, let end) = b {
          a.contains(start) && a.contains(end)
        } else {
          a == .circle
        }
      }
    },
    Mutant(
      "arc-mirror-keeps-ends", "the mirror image runs the wrong way, around the rest",
      killedBy: "arc.images.have-the-images-of-points", Int8.self
    ) {
      $0.arcs.negation = { arc in
        if case .closed(let start, let end) = arc {
          .closed(from: 0 &- start, to: 0 &- end)
        } else {
          arc
        }
      }
    },
    Mutant(
      "arc-moves-one-end", "the first end is moved and the last forgotten",
      killedBy: "arc.images.have-the-images-of-points", Int8.self
    ) {
      $0.arcs.translated = { arc, step in
        if case .closed(let start, let end) = arc {
          .closed(from: start.translated(by: step), to: end)
        } else {
          arc
        }
      }
    },
    Mutant(
      "arc-complement-of-point", "the ends of a point change places, and its complement is itself",
      killedBy: "arc.complement.agrees-with-oracle", UInt8.self
    ) {
      $0.arcs.complementClosure = { arc in
        if case .closed(let start, let end) = arc { .closed(from: end, to: start) } else { nil }
      }
    },
    Mutant(
      "arc-intersection-is-one", "of two common arcs only the first is given",
      killedBy: "arc.intersection.agrees-with-oracle", Int8.self
    ) {
      $0.arcs.intersection = { a, b in
        a.intersection(with: b).all.first.map { .one($0) } ?? .empty
      }
    },
    Mutant(
      "arc-intersection-is-open", "arcs that touch in a point are taken to be apart",
      killedBy: "arc.intersection.is-commutative-and-idempotent", Int8.self
    ) {
      $0.arcs.intersection = { a, b in
        let parts = a.intersection(with: b).all.filter { $0.length != 0 }
        return switch parts.count {
        case 0: .empty
        case 1: .one(parts[0])
        default: .two(parts[0], parts[1])
        }
      }
    },
    Mutant(
      "arc-covering-is-one", "of several smallest arcs only one is given",
      killedBy: "arc.covering.of-polygon", Int8.self
    ) {
      $0.arcs.smallestArcs = { Array(Arc.smallestArcs(covering: $0).prefix(1)) }
    },
    Mutant(
      "arc-covering-is-a-range", "the arc from the least to the greatest integer is given",
      killedBy: "arc.covering.agrees-with-oracle", Int8.self
    ) {
      $0.arcs.smallestArcs = { points in
        guard let least = points.min(), let greatest = points.max() else { return [] }
        return [.closed(from: least, to: greatest)]
      }
    },
    Mutant(
      "arc-covering-of-nothing", "no points are given the point 0",
      killedBy: "arc.covering.is-shortest", Int8.self
    ) {
      $0.arcs.smallestArcs = {
        $0.isEmpty ? [.closed(from: 0, to: 0)] : Arc.smallestArcs(covering: $0)
      }
    },
  ]
}
