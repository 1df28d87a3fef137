import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

/// The circle Z/2^w of any width from 1 to 128, and how its points are written.
///
/// A point x is held as x · 2^(128−w) modulo 2^128. That map is a homomorphism which scales every
/// displacement by the same factor, so one scalar type serves all widths exactly.
struct Ring {
  /// w.
  let width: Int
  /// Whether points are written in [−m/2, m/2) rather than in [0, m).
  let isSigned: Bool

  private var shift: Int { 128 - width }

  /// The point that the token writes, in decimal, or in hexadecimal after `0x`.
  func point(_ token: NumberToken) throws -> UInt128 { try point(token.text) }

  /// The point that the text writes.
  func point(_ text: some StringProtocol) throws -> UInt128 {
    let least = isSigned ? "\(Int128.min >> shift)" : "0"
    let greatest = isSigned ? "\(Int128.max >> shift)" : "\(UInt128.max >> shift)"
    let lowered = text.lowercased()
    let isHexadecimal = lowered.hasPrefix("0x")
    let digits = isHexadecimal ? String(lowered.dropFirst(2)) : String(text)
    let radix = isHexadecimal ? 16 : 10
    let residue: UInt128? =
      if isSigned {
        Int128(digits, radix: radix).flatMap { value in
          value >= Int128.min >> shift && value <= Int128.max >> shift
            ? UInt128(truncatingIfNeeded: value) : nil
        }
      } else {
        UInt128(digits, radix: radix).flatMap { $0 <= UInt128.max >> shift ? $0 : nil }
      }
    guard let residue else {
      throw Failure.badInput("expected an integer in \(least)...\(greatest), found '\(text)'")
    }
    return residue << shift
  }

  /// How a point is written.
  func text(_ point: UInt128) -> String {
    isSigned ? "\(Int128(truncatingIfNeeded: point) >> shift)" : "\(point >> shift)"
  }

  /// How many steps a distance has.
  func steps(_ distance: UInt128) -> UInt128 { distance >> shift }

  /// How a displacement is written.
  func text(_ displacement: Displacement<UInt128>) -> String {
    (displacement.isNegative ? "-" : "") + "\(steps(displacement.magnitude))"
  }

  /// The midpoints of two points as numbers in steps, by increasing floor.
  func midpoints(of a: UInt128, and b: UInt128) -> [String] {
    let texts = a.midpoints(to: b).all.map { midpoint in
      // Below width 128 the halves are lattice points of the 128-bit ring.
      let isHalfway = midpoint.isHalfway || midpoint.floor & (1 << shift - 1) != 0
      let floor = (midpoint.floor >> shift) << shift
      return isHalfway ? halfway(after: floor) : text(floor)
    }
    // Of two antipodal midpoints the second is in the upper half, where signed points are negative.
    return isSigned ? texts.reversed() : texts
  }

  /// floor + ½ in decimal: 3.5 after 3, and −2.5 after −3.
  private func halfway(after floor: UInt128) -> String {
    let digits = text(floor)
    guard digits.hasPrefix("-") else { return digits + ".5" }
    return "-\((UInt128(digits.dropFirst()) ?? 1) - 1).5"
  }

  /// The code of a real angle in turns, or nil if it is not finite.
  ///
  /// Scaling by a power of two is exact, so this is the one correct rounding at this width.
  func code(turns: Double, rounding: CircularRounding) -> UInt128? {
    let scaled = Double(sign: .plus, exponent: width - 64, significand: turns)
    // A number too small to scale still has a sign, which the directed rules look at.
    let tiny = scaled == 0 && turns != 0 ? Double(signOf: turns, magnitudeOf: 0x1p-100) : scaled
    return UInt64(turns: tiny, rounding: rounding).map { UInt128($0) << shift }
  }

  /// The angle of a point in turns, for widths of at most 64.
  func turns(_ point: UInt128, rounding: CircularRounding) -> Double {
    UInt64(truncatingIfNeeded: point >> 64).turns(rounding: rounding)
  }
}

/// The options that say which circle is meant.
struct RingOptions: ParsableArguments {
  @Option(help: "The width w of the circle Z/2^w, from 1 to 128.")
  var width: Int

  @Flag(help: "Write points in [-2^(w-1), 2^(w-1)) rather than in [0, 2^w).")
  var signed = false

  @Flag(help: "Print one JSON object.")
  var json = false

  var ring: Ring { Ring(width: width, isSigned: signed) }

  func validate() throws {
    guard (1...128).contains(width) else {
      throw ValidationError("--width takes a number from 1 to 128, found \(width)")
    }
  }

  /// Prints the answer: the words for people, or the object.
  func answer(_ words: String, _ members: [JSONValue.Member]) {
    json ? Console.say(members) : Console.say(words)
  }
}
