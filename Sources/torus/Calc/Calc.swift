import ArgumentParser

/// One operation of the torus, from the command line.
struct Calc: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One operation of wrapping arithmetic, exactly.",
    discussion: """
      Points are integers of w bits on the circle Z/2^w: in [0, 2^w), or with --signed in \
      [-2^(w-1), 2^(w-1)). They are written in decimal, or in hexadecimal after 0x, the sign in \
      front: -0x80. Where an answer is not unique, all of it is printed, in braces.

      Example: torus calc displacement 250 3 --width 8   # 9
               torus calc midpoint 0 128 --width 8
               # two midpoints, the points are antipodal: {64, 192}
               torus calc compare 0 0x80000000 --width 32   # incomparable
               torus calc mean 0 128 --width 8   # {64, 192}
               torus calc degrees -90 --width 8   # 192
               torus calc deadline 4294967290 20 5 --width 32
               # pending: 9 ticks remain
               torus calc box-image 51,51 49,49 --periods 100,100   # {-2} × {-2}
               torus calc vector-distance 0,250 3,3 --width 8 --metric lee   # 12
      """,
    groupedSubcommands: [
      CommandGroup(
        name: "One circle:",
        subcommands: [
          CalcDistance.self, CalcDisplacement.self, CalcMidpoint.self, CalcPoint.self,
          CalcLogarithm.self, CalcAntipode.self, CalcSwitch.self, CalcUnwrap.self, CalcPhase.self,
          CalcGadget.self,
        ]),
      CommandGroup(
        name: "Angles:",
        subcommands: [CalcTurns.self, CalcDegrees.self, CalcRadians.self, CalcAngle.self]),
      CommandGroup(
        name: "Many points:",
        subcommands: [
          CalcMean.self, CalcMedian.self, CalcDirection.self, CalcArcs.self, CalcIntersection.self,
        ]),
      CommandGroup(
        name: "Sequence numbers, clocks and rings:",
        subcommands: [
          CalcCompare.self, CalcAdd.self, CalcWindow.self, CalcReplay.self, CalcLollipop.self,
          CalcDeadline.self, CalcRing.self,
        ]),
      CommandGroup(
        name: "Vectors and matrices:",
        subcommands: [
          CalcVectorDistance.self, CalcBall.self, CalcImage.self, CalcDeterminant.self,
          CalcInverse.self,
        ]),
      CommandGroup(
        name: "Integers and reals that are no points:",
        subcommands: [CalcDot.self, CalcRequantize.self, CalcRemainder.self]),
      CommandGroup(
        name: "Boxes with other periods:",
        subcommands: [
          CalcBoxWrap.self, CalcBoxImage.self, CalcBoxDistance.self, CalcCellImage.self,
        ]),
    ])
}
