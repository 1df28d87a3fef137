import Testing
import ToroidalArithmetic

/// Public reports of oscillator phases (kind H).
@Suite("Cases H: phases")
struct PhaseCases {
  @Test("H02: the phase of 440 Hz at 44.1 kHz is in [0, 1) at every step, and does not drift")
  func phasor() throws {
    let step = try #require(UInt32(turns: 440.0 / 44100))
    var phase: UInt32 = 0
    for sample in 1...44100 {
      phase &+= step
      for rule in CircularRounding.allCases {
        let turns = phase.turns(as: Float.self, rounding: rule)
        if !(turns >= 0 && turns < 1) { Issue.record("\(turns) at sample \(sample)") }
      }
    }
    // 440 whole turns, but for half a step of rounding a sample.
    #expect((0 as UInt32).circularDistance(to: phase) <= 44100 / 2)
  }

  @Test("H02: the last phases before a full turn are not rounded to 1")
  func lastPhases() {
    for back in 1...1000 as ClosedRange<UInt32> {
      let turns = (0 &- back).turns(as: Float.self, rounding: .up)
      #expect(turns >= 0 && turns < 1)
    }
  }

  @Test("H02: at the exact rate the phase returns to 0 after a second, with no drift in a year")
  func exactRate() throws {
    let start = try #require(PhaseAccumulator<UInt32>(turnsPerTick: 440, over: 44100))
    var phase = start
    for sample in 1...44100 {
      phase.advance()
      // floor(2^32 · 440 n / 44100) modulo 2^32, in 64 bits.
      let exact = UInt32(truncatingIfNeeded: (UInt64(sample) * 440 << 32) / 44100)
      let turns = phase.floor.turns(as: Float.self, rounding: .up)
      if phase.floor != exact || !(turns >= 0 && turns < 1) {
        Issue.record("\(phase.point), \(turns) turns, at sample \(sample)")
      }
    }
    #expect(phase == start)
    let year: Int64 = 365 * 86400 * 44100
    #expect(start.phase(at: year) == RationalPoint(floor: 0))
    #expect(start.phase(at: year + 1) == start.phase(at: 1))
    #expect(start.phase(at: 1).rounded(.toNearestOrEven) == UInt32(turns: 440.0 / 44100))
  }
}
