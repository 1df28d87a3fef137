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
}
