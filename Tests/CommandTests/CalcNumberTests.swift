import Testing

/// How `torus calc` reads numbers: exactly, or not at all.
@Suite("numbers of torus calc")
struct CalcNumberTests {
  private func calc(_ line: String) throws -> Command {
    try Command(["calc"] + line.split(separator: " ").map(String.init))
  }

  @Test(
    "turns and degrees are those that are written, not the nearest Double's",
    arguments: [
      ("degrees 12345678901234567890 --width 16", "16384"),
      ("degrees 36000000000000000090 --width 16", "16384"),
      ("degrees -36000000000000000090 --width 16", "49152"),
      ("degrees 1e23 --width 16", "50972"),
      ("degrees 1e10000 --width 8", "199"),
      ("turns 9007199254740993.5 --width 8", "128"),
      ("turns 0.1 --width 64", "1844674407370955162"),
      ("turns 0.1 --width 64 --rounding down", "1844674407370955161"),
      ("turns 0.001953125 --width 8", "0"),
      ("turns 0.001953125000000000001 --width 8", "1"),
      ("turns -0.001953125 --width 8 --rounding nearest-down", "255"),
      ("turns -0.001953125 --width 8 --rounding nearest-up", "0"),
      ("turns 0.005859375 --width 8", "2"),
      ("turns 0.00585937499999999999999999 --width 8", "1"),
      ("turns 1e400 --width 8", "0"),
      ("turns -1e-400 --width 8 --rounding down", "255"),
      ("turns +.5 --width 8", "128"),
      ("turns 1. --width 8", "0"),
      ("turns -0 --width 8", "0"),
      ("turns 0x1.8p-1 --width 8", "192"),
      ("turns -0x.8 --width 8 --signed", "-128"),
      ("turns 0x1.00000000000000000000000000008p0 --width 8 --rounding up", "1"),
    ])
  func angles(line: String, answer: String) throws {
    let run = try calc(line)
    #expect(run.output == answer + "\n", "\(run.complaint)")
    #expect(run.exitCode == 0)
  }

  @Test("a number of 10,000 digits is read, and one of more refused")
  func manyDigits() throws {
    let sevens = String(repeating: "7", count: 10_000)
    #expect(try calc("degrees \(sevens)e-10000 --width 64").output == "39854076702458908\n")
    let refused = try calc("degrees \(sevens)7 --width 64")
    #expect(refused.exitCode == 2)
    #expect(refused.complaint.contains("at most 10000 digits"))
    #expect(refused.complaint.count < 300)
  }

  @Test(
    "what is no number, or not finite, or beyond the limits, is refused in words",
    arguments: [
      ("turns 1e10001 --width 8", "exponent from -10000 to 10000, found '1e10001'"),
      ("turns 1e-99999999999999999999 --width 8", "exponent from -10000 to 10000"),
      ("degrees inf --width 8", "finite angle in degrees, found 'inf'"),
      ("degrees -nan --width 8", "finite angle in degrees, found '-nan'"),
      ("radians 1e400 --width 8", "finite angle in radians"),
      ("turns . --width 8", "real number, found '.'"),
      ("turns 0x --width 8", "real number, found '0x'"),
      ("turns 1e --width 8", "real number, found '1e'"),
      ("turns 1e5x --width 8", "real number, found '1e5x'"),
      ("turns 1.2.3 --width 8", "real number, found '1.2.3'"),
      ("turns --width 8 -- --5", "real number, found '--5'"),
      ("antipode 0x-80 --width 8 --signed", "found '0x-80'"),
      ("antipode 0x+7 --width 8", "found '0x+7'"),
      ("antipode -0x81 --width 8 --signed", "-128...127"),
      ("antipode 1- --width 8", "found '1-'"),
      ("antipode 340282366920938463463374607431768211456 --width 128", "expected an integer in 0"),
      ("determinant 1,x;2,3 --width 8", "expected an integer, found 'x'"),
      ("replay 0 --size 1099511627776 --width 64", "1...16777216, found 1099511627776"),
      ("replay 0 --size 129 --width 8", "1...128"),
    ])
  func refusals(line: String, complaint: String) throws {
    let run = try calc(line)
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(run.complaint.contains(complaint), "\(run.complaint)")
  }

  @Test(
    "integers have their sign before 0x, and entries of matrices are of any size",
    arguments: [
      ("antipode -0x80 --width 8 --signed", "0"),
      ("antipode +0X7f --width 8", "255"),
      ("antipode -0x0 --width 8", "128"),
      ("distance 1 -0x7F --width 8 --signed", "128"),
      (
        "antipode -170141183460469231731687303715884105728 --width 128 --signed", "0"
      ),
      (
        "determinant 226854911280625642308916404954512140971 --width 128",
        "226854911280625642308916404954512140971"
      ),
      ("inverse 226854911280625642308916404954512140971 --width 128", "3"),
      ("matrix-image 340282366920938463463374607431768211455 2 --width 128 --signed", "-2"),
      ("determinant 0x100000000000000000000000000000000ff,-1;0,1 --width 8", "255"),
      ("replay 0 5 --size 16777216 --width 64", "fresh, fresh"),
      (
        "point 0 128 --at 9223372036854775808/18446744073709551615 --width 8 --rounding down",
        "{64, 191}"
      ),
    ])
  func integers(line: String, answer: String) throws {
    let run = try calc(line)
    #expect(run.output == answer + "\n", "\(run.complaint)")
    #expect(run.exitCode == 0)
  }

  @Test(
    "a fraction that is none is a usage error that names its form and its limits",
    arguments: [
      ("phase --rate 0.1 --tick 1 --width 8", "a fraction p/q, p in -9223372036854775808..."),
      ("phase --rate 1/0 --tick 1 --width 8", "q in 1...18446744073709551615"),
      ("point 0 1 --at -1/2 --width 8", "'-1/2' is invalid for '--at <at>': expected an integer p"),
      ("point 0 1 --at 1/2/3 --width 8", "p in 0...18446744073709551615"),
      ("point 0 1 --at 3/2 --width 8", "from 0 to 1, found 3/2"),
      ("distance 1 2 -3 --width 8", "Unexpected argument '-3'"),
    ])
  func fractions(line: String, complaint: String) throws {
    let run = try calc(line)
    #expect(run.exitCode == 64)
    #expect(run.complaint.contains(complaint), "\(run.complaint)")
  }

  @Test(
    "boxes and cells take decimal coordinates, exactly",
    arguments: [
      ("box-wrap 0.5,12.3,-7.1 --periods 10,10,10", "0.5,2.3,2.9"),
      ("box-wrap 0.5,12.3 --periods 10,10 --json", #"{"point":[0.5,2.3]}"#),
      ("box-wrap 1.50,1e2 --periods 1,open", "0.5,100"),
      ("box-wrap -1e-17 --periods 1", "0.99999999999999999"),
      ("box-image 0 0.25 --periods 0.5", "{-0.25, 0.25}"),
      ("box-image 0.5 9.75 --periods 10 --json", #"{"images":[[-0.75]]}"#),
      ("box-distance 0.5 9.75 --periods 10", "0.75"),
      ("box-distance 0.5,1 9.75,2 --periods 10,10 --metric squared", "1.5625"),
      ("cell-image 0,0 0.9,0.1 --edges 1,0;0.5,1", "(-0.1, 0.1)"),
      (
        "cell-image 0,0 0.9,0.1 --edges 1,0;0.5,1 --json",
        #"{"images":[[-0.1,0.1]],"squared_length":0.02}"#
      ),
    ])
  func boxes(line: String, answer: String) throws {
    let run = try calc(line)
    #expect(run.output == answer + "\n", "\(run.complaint)")
    #expect(run.exitCode == 0)
  }

  @Test(
    "what is no box or cell is refused in words",
    arguments: [
      ("box-wrap 1 --periods -0.5", "periods above 0, found another on axis 1"),
      ("box-wrap 1e10 --periods 1e-10", "times 10^-10, their common unit, found '1e10'"),
      ("box-wrap 1,x --periods 1,1", "found 'x'"),
      ("cell-image 0,0 1,1 --edges 1,2,3;1,2", "2 edges of 2 coordinates, found 3 in edge 1"),
      ("cell-image 0 1 --edges 1;2;3;4", "expected 1 to 3 edges, found 4"),
      ("cell-image 0 1 --edges 1e17", "at most 72057594037927936, found 1"),
      ("cell-image 0,0 1,1 --edges 1,2;2,4", "independent edges"),
    ])
  func boxRefusals(line: String, complaint: String) throws {
    let run = try calc(line)
    #expect(run.exitCode == 2)
    #expect(run.complaint.contains(complaint), "\(run.complaint)")
    #expect(!run.complaint.contains("row:"))
  }
}
