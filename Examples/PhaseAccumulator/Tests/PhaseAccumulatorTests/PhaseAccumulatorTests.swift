import CPhase
import LawSuites
import PropertyTesting
import PropertyTestingForSwiftTesting
import Testing
import TorusLaws

@Suite("A phase accumulator in C")
struct PhaseAccumulatorTests {
  /// The torus arithmetic of `UInt32`, with our C functions in the places of the library's.
  private static let ours: Implementation<UInt32> = {
    var implementation = Implementation<UInt32>.standard
    // Exact, so it is the answer under every rounding rule.
    implementation.turnsAsDouble = { phase, _ in phase_turns(phase) }
    implementation.circularDistance = { phase_distance($0, $1) }
    return implementation
  }()

  /// Ticks act on phases: `Step` is a number of ticks at a step of the accumulator.
  private static let ticks = ActionSuite<UInt64, UInt32>(
    "phase.ticks", steps: .integer, points: .integer, zero: 0, sum: { $0 &+ $1 },
    moved: { phase_after($0, 0x9E37_79B9, $1) })

  private static var laws: [Law] {
    let catalog = Catalog(ours)
    return catalog.distanceLaws + catalog.turnsLaws + ticks.laws + [
      after(phase_after), floatIsInRange(phase_turns_float),
    ]
  }

  /// The law that the phase is start + n · step modulo 2^32, computed in 128 bits.
  private static func after(
    _ function: @escaping @Sendable (UInt32, UInt32, UInt64) -> UInt32
  ) -> Law {
    Law("phase.after.agrees-with-integers", "after n ticks the phase is start + n · step mod 2^32")
    {
      (choices) throws(Discard) in
      let start = try choices.integer(UInt32.self, named: "start")
      let step = try choices.integer(UInt32.self, named: "step")
      let n = try choices.integer(UInt64.self, named: "n")
      let exact = UInt128(start) + UInt128(n) * UInt128(step)
      return .equal(function(start, step, n), UInt32(truncatingIfNeeded: exact))
    }
  }

  /// The law that a phase in turns, as a float, is in [0, 1).
  private static func floatIsInRange(_ function: @escaping @Sendable (UInt32) -> Float) -> Law {
    Law("phase.float.is-in-range", "the phase in turns is in [0, 1)") { (choices) throws(Discard) in
      let turns = function(try choices.integer(UInt32.self, named: "phase"))
      return .require(turns >= 0 && turns < 1, "\(turns) turns")
    }
  }

  @Test("every law holds", arguments: laws)
  func holds(law: Law) {
    expectHolds(law)
  }

  @Test("A11: a turn of 2^32 - 1 steps is refuted by one step")
  func wrongModulus() throws {
    var broken = Self.ours
    broken.turnsAsDouble = { phase, _ in broken_phase_turns(phase) }
    let laws = Catalog(broken).turnsLaws
    let found = try refutation(of: "turns.angle.agrees-with-oracle", in: laws)
    #expect(found.values.first?.description == "q = 1 (0x00000001)")
    let full = try refutation(of: "turns.angle.is-in-range", in: laws)
    #expect(full.values.first?.description == "q = 4294967295 (0xffffffff)")
  }

  @Test("H02: the first phase whose float is a full turn")
  func fullTurn() throws {
    let law = Self.floatIsInRange(broken_phase_turns_float)
    let found = try refutation(of: law.name, in: [law])
    // The floats near a full turn are 256 phases apart, and this is halfway to it.
    #expect(found.values.map(\.description) == ["phase = 4294967168 (0xffffff80)"])
    #expect(found.reason == "1.0 turns")
  }

  @Test("W01: the distance to the antipode is one too small")
  func antipode() throws {
    var broken = Self.ours
    broken.circularDistance = { broken_phase_distance($0, $1) }
    let found = try refutation(
      of: "circle.distance.agrees-with-oracle", in: Catalog(broken).distanceLaws)
    #expect(found.values.map(\.text) == ["0", "2147483648"])
    #expect(found.reason == "the value: expected 2147483648, found 2147483647")
  }

  @Test("a product of more than 53 bits is not exact in double")
  func product() throws {
    // 2^53 + 1 ticks of one step: the first sum that is no double.
    let law = Self.after(broken_phase_after)
    let found = try refutation(of: law.name, in: [law])
    #expect(found.values.map(\.text) == ["0", "1", "9007199254740993"])
  }

  /// The simplest counterexample to the law called `name`, found within a second.
  private func refutation(of name: LawName, in laws: [Law]) throws -> Counterexample {
    let law = try #require(laws.first { $0.name == name })
    var report: Report?
    let time = ContinuousClock().measure { report = Sampler(seed: 1).run(law) }
    #expect(time < .seconds(1))
    return try #require(report?.counterexample)
  }
}
