import ArgumentParser

/// One operation of the torus, from the command line.
struct Calc: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One operation of wrapping arithmetic, exactly.",
    discussion: """
      Points are integers of w bits on the circle Z/2^w: in [0, 2^w), or with --signed in
      [-2^(w-1), 2^(w-1)). They are written in decimal, or in hexadecimal after 0x.

      Example: torus calc displacement 250 3 --width 8          (answers 9)
               torus calc midpoint 0 128 --width 8              (there are two)
               torus calc compare 0 0x80000000 --width 32       (incomparable)
               torus calc turns 0.25 --width 8                  (64)
               torus calc vector-distance 0,250 3,3 --width 8 --metric lee
      """,
    subcommands: [
      CalcDistance.self, CalcDisplacement.self, CalcMidpoint.self, CalcCompare.self,
      CalcAntipode.self, CalcTurns.self, CalcAngle.self, CalcVectorDistance.self,
    ])
}
