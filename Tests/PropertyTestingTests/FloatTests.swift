import PropertyTesting
import Testing

@Suite("Floating-point numbers as choices")
struct FloatTests {
  private static let formats = [16, 32, 64]

  @Test("the order: integers before halves before quarters, small first, positive first, NaN last")
  func order() {
    let domain = ChoiceDomain.floats(through: UInt128(UInt64.max))
    let sorted: [Double] = [
      0, -0.0, 1, -1, 2, -2, 3, 100, 1e300, 0.5, -0.5, 1.5, 7.5, 0.25, 0.75, 0.1,
      .leastNonzeroMagnitude,
      .infinity, -.infinity, .nan,
    ]
    let ranks = sorted.map { domain.rank(of: choice($0)) }
    #expect(ranks == ranks.sorted())
    #expect(Set(ranks).count == ranks.count)
    #expect(ranks[0] == 0)
  }

  @Test("of 16 bits, every pattern is one choice, and no two have the same rank")
  func allOfSixteenBits() {
    for (specials, count) in [(FloatSpecials(), 0xF800), (.infinities, 0xF802), (.all, 0x10000)] {
      let domain = Choices.floats(width: 16, specials)
      #expect(domain.maximum == UInt128(count - 1))
      #expect(Set((0...domain.maximum).map { domain.rank(of: $0) }).count == count)
    }
  }

  @Test("bits of 32 and 64 are those of Float and Double")
  func bitPatterns() throws {
    let doubles: [Double] = [
      0, -0.0, 1.5, -2.25, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity,
    ]
    for number in doubles {
      let domain = Choices.floats(width: 64, .all)
      let sequence = ChoiceSequence([Choice(choice(number), from: domain)])
      var choices = Choices(from: ReplayedChoices(sequence))
      choices.begin(case: 0)
      let drawn = try choices.float(Double.self, including: .all)
      #expect(drawn.bitPattern == number.bitPattern)
    }
    let law = Law("float.reported", "no") { (choices) throws(Discard) in
      _ = try choices.float(Float.self, named: "x")
      return .fails("no")
    }
    let domain = Choices.floats(width: 32, [])
    let sequence = ChoiceSequence([Choice(UInt128(Float(2.5).bitPattern) << 1 | 1, from: domain)])
    #expect(law.description(of: sequence).values.map(\.description) == ["x = -2.5 (0xc0200000)"])
  }

  @Test("n·2^e to bits and back, and what does not fit is rounded towards 0", arguments: formats)
  func parts(width: Int) {
    let format = FloatFormat(width: width)
    var generator = Xoshiro256(seed: 5)
    for _ in 0..<2000 {
      let bits = generator.next(through: format.infinity - 1)
      let (odd, exponent) = format.parts(of: bits)
      #expect(format.bits(of: odd, exponent: exponent) == bits)
      #expect(odd == 0 || odd & 1 == 1)
    }
    #expect(format.bits(of: 1, exponent: 5000) == format.infinity - 1)
    #expect(format.bits(of: 1, exponent: -5000) == 0)
    #expect(format.bits(of: UInt64.max, exponent: -64) < format.bits(of: 1, exponent: 0))
  }

  @Test("the bits of doubles are n·2^e as the standard library has it")
  func doubles() {
    let format = FloatFormat(width: 64)
    var generator = Xoshiro256(seed: 6)
    for _ in 0..<2000 {
      let bits = generator.next(through: format.infinity - 1)
      let (odd, exponent) = format.parts(of: bits)
      let number = Double(bitPattern: bits)
      #expect(
        exponent > 900 || exponent < -1000
          || Double(sign: .plus, exponent: exponent, significand: Double(odd)) == number)
    }
  }

  @Test(
    "chance draws zeros of both signs, subnormals, integers, ulps, extremes and what is allowed")
  func mixture() throws {
    let kinds: [(String, @Sendable (Double) -> Bool)] = [
      ("-0", { $0 == 0 && $0.sign == .minus }),
      ("0", { $0 == 0 && $0.sign == .plus }),
      ("subnormal", { $0.isSubnormal }),
      ("integer", { $0 == $0.rounded() && $0.magnitude > 16 && $0.magnitude < 0x1p53 }),
      ("a multiple of 2^-8", { $0 * 256 == ($0 * 256).rounded() && $0.magnitude < 1 && $0 != 0 }),
      ("an ulp above 1/2", { $0.magnitude == 0.5.nextUp }),
      ("an ulp below 1/4", { $0.magnitude == 0.25.nextDown }),
      ("the largest", { $0.magnitude == .greatestFiniteMagnitude }),
      ("the least", { $0.magnitude == .leastNonzeroMagnitude }),
      ("infinity", { $0 == .infinity }),
      ("NaN", { $0.isNaN }),
    ]
    for specials in [FloatSpecials(), .infinities, .all] {
      var seen = Set<String>()
      var choices = Choices(from: RandomChoices(seed: 8))
      for number in 0..<20_000 as Range<UInt64> {
        choices.begin(case: number)
        let x = try choices.float(Double.self, including: specials)
        for (name, isKind) in kinds where isKind(x) { seen.insert(name) }
      }
      var expected = Set(kinds.map(\.0))
      if specials != .all { expected.remove("NaN") }
      if specials == [] { expected.remove("infinity") }
      #expect(seen == expected)
    }
  }

  @Test("a range is drawn at its binary fractions, each once, the ends first")
  func fractions() {
    for places in 0...8 {
      let last = UInt64(1) << UInt64(places)
      let order = (0...last).map { Choices.binaryFraction($0, places: places) }
      #expect(order.sorted() == Array(0...last))
      #expect(Array(order.prefix(2)) == [0, last])
    }
    let first = (0..<7 as Range<UInt64>).map { Choices.binaryFraction($0, places: 3) }
    #expect(first == [0, 8, 4, 2, 6, 1, 3])
  }

  @Test("a range is never left, whatever the bounds and ulps")
  func staysInRange() throws {
    let ranges: [ClosedRange<Double>] = [
      0...1, -1...1, 0.1...0.3, -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
      5...5, -0.0 ... .leastNonzeroMagnitude,
    ]
    for range in ranges {
      var choices = Choices(from: RandomChoices(seed: 3))
      var seen = Set<Double>()
      for number in 0..<2000 as Range<UInt64> {
        choices.begin(case: number)
        let x = try choices.float(in: range, ulps: 3)
        #expect(range.contains(x))
        seen.insert(x)
      }
      #expect(seen.contains(range.lowerBound) && seen.contains(range.upperBound))
      #expect(seen.contains(min(range.lowerBound.nextUp, range.upperBound)))
    }
  }

  /// Draws from `range`, and expects values of it alone, both ends among them.
  private func expectInRange<T: BinaryFloatingPoint>(_ range: ClosedRange<T>) throws {
    for places in [0, 1, 10, 11, 24, 25, 53, 62] {
      var choices = Choices(from: RandomChoices(seed: 3))
      var ends = (low: false, high: false)
      for number in 0..<500 as Range<UInt64> {
        choices.begin(case: number)
        let x = try choices.float(in: range, places: places)
        #expect(range.contains(x), "\(x) of \(T.self) with \(places) places")
        if x == range.lowerBound { ends.low = true }
        if x == range.upperBound { ends.high = true }
      }
      #expect(ends.low && ends.high, "\(range) of \(T.self) with \(places) places")
    }
  }

  /// The expectation for ranges that are short, long, and about as long as there are.
  private func expectInRanges<T: BinaryFloatingPoint>(of _: T.Type) throws {
    let greatest = T.greatestFiniteMagnitude
    try expectInRange((0...1) as ClosedRange<T>)
    try expectInRange((-1...1) as ClosedRange<T>)
    try expectInRange(-greatest...greatest)
    try expectInRange(0...greatest)
    try expectInRange(-greatest...0)
    try expectInRange(-greatest...(-1))
    try expectInRange(0...T.leastNonzeroMagnitude)
    try expectInRange(-T.leastNormalMagnitude...greatest)
    try expectInRange(greatest.nextDown...greatest)
    try expectInRange((5...5) as ClosedRange<T>)
  }

  @Test("the range is kept in every format there is, at any number of places")
  func formatsStayInRange() throws {
    #if !(os(macOS) && arch(x86_64))
      try expectInRanges(of: Float16.self)
    #endif
    try expectInRanges(of: Float.self)
    try expectInRanges(of: Double.self)
    #if arch(x86_64) && !os(Windows)
      try expectInRanges(of: Float80.self)
    #endif
  }

  #if !(os(macOS) && arch(x86_64))
    @Test("of 16 bits, the multiples of 2^-24 are rounded to the nearest")
    func halves() throws {
      let domain = ChoiceDomain.index(through: 1 << 24)
      let beside = ChoiceDomain.index(through: 4)
      for number in [0, 1, 2, 3, 4, 5, 100, 5000, 1 << 20, 1 << 24 - 1, 1 << 24] as [UInt64] {
        let sequence = ChoiceSequence([
          Choice(UInt128(number), from: domain), Choice(0, from: beside),
        ])
        var choices = Choices(from: ReplayedChoices(sequence))
        choices.begin(case: 0)
        let exact = Double(Choices.binaryFraction(number, places: 24)) / 0x1p24
        #expect(try choices.float(in: (0...1) as ClosedRange<Float16>) == Float16(exact))
      }
    }
  #endif

  @Test("all codes of 3 places with an ulp on either side are enumerated")
  func enumerated() {
    let law = Law("float.codes", "0 <= x <= 1") { (choices) throws(Discard) in
      let x = try choices.float(in: 0...1 as ClosedRange<Double>, places: 3, ulps: 1)
      return .require(x >= 0 && x <= 1, "\(x)")
    }
    #expect(Enumerator().run(law).description == "float.codes: enumerated all 27 cases")
  }
}
