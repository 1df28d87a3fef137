public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of the scalar type itself as a fixed-width integer.
  ///
  /// They hold of the standard library's integers, and judge `UnsignedBits` and `SignedBits`.
  public var integerLaws: [Law] {
    [
      integerSums, integerProducts, integerQuotients, integerDoubleWidth, integerShifts,
      integerBits, integerText, integerConversions, wideSums,
    ]
  }

  /// What a `ReportingOverflow` operation owes: the residue, and whether the exact value fits.
  private static func reports(
    _ result: (partialValue: Scalar, overflow: Bool), _ exact: BigInteger, _ what: String
  ) -> Outcome {
    let fits = BigInteger(Scalar.min) <= exact && exact <= BigInteger(Scalar.max)
    return .equal(result.partialValue, Scalar(congruentTo: exact), what)
      .and(.equal(result.overflow, !fits, "\(what) overflows"))
  }

  var integerSums: Law {
    Law(
      "integer.sums.agree-with-oracle",
      "sums and differences are the exact ones modulo m, and overflow exactly if they do not fit"
    ) { (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let (x, y) = (BigInteger(a), BigInteger(b))
      return Self.reports(a.addingReportingOverflow(b), x + y, "a + b")
        .and(Self.reports(a.subtractingReportingOverflow(b), x - y, "a − b"))
        .and(.equal(a &+ b, Scalar(congruentTo: x + y), "a &+ b"))
        .and(.equal(a &- b, Scalar(congruentTo: x - y), "a &- b"))
        .and(.equal(a < b, x < y, "a < b"))
        .and(.equal(BigInteger(a.magnitude), x.magnitude, "|a|"))
    }
  }

  var integerProducts: Law {
    Law(
      "integer.products.agree-with-oracle",
      "products are the exact ones modulo m, and overflow exactly if they do not fit"
    ) { (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let product = BigInteger(a) * BigInteger(b)
      let (high, low) = a.multipliedFullWidth(by: b)
      let whole = BigInteger(high) * BigInteger.powerOfTwo(Scalar.bitWidth) + BigInteger(low)
      return Self.reports(a.multipliedReportingOverflow(by: b), product, "a · b")
        .and(.equal(a &* b, Scalar(congruentTo: product), "a &* b"))
        .and(.equal(whole, product, "a · b in double width"))
    }
  }

  var integerQuotients: Law {
    Law(
      "integer.quotients.agree-with-oracle",
      "quotients go toward zero, remainders complete them, and both overflow where undefined"
    ) { (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let (x, y) = (BigInteger(a), BigInteger(b))
      if b == 0 {
        return .require(
          a.dividedReportingOverflow(by: b) == (a, true)
            && a.remainderReportingOverflow(dividingBy: b) == (a, true), "division by 0")
      }
      let magnitude = x.magnitude.floorDivided(by: y.magnitude)
      let quotient = (x < 0) == (y < 0) ? magnitude : -magnitude
      let remainder = x - quotient * y
      return Self.reports(a.dividedReportingOverflow(by: b), quotient, "a / b")
        .and(
          .equal(
            BigInteger(a.remainderReportingOverflow(dividingBy: b).partialValue), remainder,
            "a % b"))
    }
  }

  var integerDoubleWidth: Law {
    Law(
      "integer.double-width.division-undoes-product",
      "dividing (q · b + r) in double width by b gives q and r back"
    ) { (choices) throws(Discard) in
      let q = try choices.integer(Scalar.self, named: "q")
      let b = try choices.integer(Scalar.self, named: "b")
      let r = try choices.integer(Scalar.self, named: "r")
      // Toward zero: the remainder is smaller than b and has the sign of the dividend.
      let value = BigInteger(q) * BigInteger(b) + BigInteger(r)
      try choices.assume(b != 0 && BigInteger(r).magnitude < BigInteger(b).magnitude)
      try choices.assume(r == 0 || (value < 0) == (r < 0))
      let half = BigInteger.powerOfTwo(Scalar.bitWidth)
      let high = Scalar(congruentTo: value.floorDivided(by: half))
      let low = Scalar.Magnitude(congruentTo: value)
      let found = b.dividingFullWidth((high, low))
      return .require(found == (q, r), "found \(found)")
    }
  }

  var integerShifts: Law {
    Law(
      "integer.shifts.agree-with-oracle",
      "shifts multiply and divide by powers of two, and masking shifts take the amount mod w"
    ) { (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let s = try choices.integer(in: -2 * Scalar.bitWidth...2 * Scalar.bitWidth, named: "s")
      let x = BigInteger(a)
      func shifted(_ amount: Int) -> Scalar {
        amount >= 0
          ? Scalar(congruentTo: x * BigInteger.powerOfTwo(amount))
          : Scalar(congruentTo: x.floorDivided(by: BigInteger.powerOfTwo(-amount)))
      }
      let outcome = Outcome.equal(a << s, shifted(s), "a << s")
        .and(.equal(a >> s, shifted(-s), "a >> s"))
      guard s >= 0, s < Scalar.bitWidth, let amount = Scalar(exactly: s) else { return outcome }
      return outcome.and(.equal(a &<< amount, shifted(s), "a &<< s"))
        .and(.equal(a &>> amount, shifted(-s), "a &>> s"))
    }
  }

  var integerBits: Law {
    Law(
      "integer.bits.are-twos-complement",
      "bit counts, complements and words are those of the two's complement representation"
    ) { (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let bits = (0..<Scalar.bitWidth).map { a >> $0 & Scalar(truncatingIfNeeded: 1) != 0 }
      return .equal(a.nonzeroBitCount, bits.count { $0 }, "set bits")
        .and(.equal(a.trailingZeroBitCount, bits.prefix { !$0 }.count, "trailing zeros"))
        .and(.equal(a.leadingZeroBitCount, bits.reversed().prefix { !$0 }.count, "leading zeros"))
        .and(.equal(~a, 0 &- a &- Scalar(truncatingIfNeeded: 1), "~a"))
        .and(.equal((a & b) &+ (a | b), a &+ b, "(a & b) + (a | b)"))
        .and(.equal((a ^ b) ^ b, a, "a ^ b ^ b"))
        .and(.equal(BigInteger(a.signum()), a == 0 ? 0 : a < 0 ? -1 : 1, "the sign of a"))
    }
  }

  var integerText: Law {
    Law("integer.text.round-trips", "a value is read back from its decimal text, and no other is") {
      (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let beyond = BigInteger(a) + BigInteger.powerOfTwo(Scalar.bitWidth)
      return .equal(a.description, BigInteger(a).description)
        .and(.equal(Scalar(a.description), a, "read back"))
        .and(.equal(Scalar(beyond.description), nil, "a + m read"))
    }
  }

  var integerConversions: Law {
    Law(
      "integer.conversions.agree-with-oracle",
      "an integer converts exactly or not at all, to its residue, or to the nearest value"
    ) { (choices) throws(Discard) in
      // Up to twice the ring each way, where the ring is that small.
      let reach = Int(clamping: UInt64(2) << UInt64(Swift.min(Scalar.bitWidth, 61)))
      let k = try choices.integer(in: -reach...reach, named: "k")
      let exact = BigInteger(k)
      let (least, greatest) = (BigInteger(Scalar.min), BigInteger(Scalar.max))
      let isHeld = least <= exact && exact <= greatest
      return .equal(
        Scalar(exactly: k).map { BigInteger($0) }, isHeld ? exact : nil, "exactly"
      ).and(.equal(Scalar(truncatingIfNeeded: k), Scalar(congruentTo: exact), "truncating"))
        .and(
          .equal(
            BigInteger(Scalar(clamping: k)), Swift.min(Swift.max(exact, least), greatest),
            "clamping"))
    }
  }

  var wideSums: Law {
    Law(
      "sums.uint320.agrees-with-oracle",
      "320-bit sums add, compare, print and convert as integers do"
    ) { (choices) throws(Discard) in
      let a = try choices.vector(UInt128.self, dimension: 2, named: "a")
      let b = try choices.vector(UInt128.self, dimension: 2, named: "b")
      // Squared distances of 128-bit vectors are the widest sums there are.
      let x = a.squaredDistance(to: b)
      let y = b.squaredDistance(to: -a)
      return .equal((x + y).referenced, x.referenced + y.referenced, "x + y")
        .and(.equal(x < y, x.referenced < y.referenced, "x < y"))
        .and(.equal(x.description, x.referenced.description, "text"))
        .and(
          .equal(
            UInt128(exactly: x).map { BigInteger($0) },
            x.referenced < BigInteger.powerOfTwo(128) ? x.referenced : nil, "as UInt128"))
    }
  }
}
