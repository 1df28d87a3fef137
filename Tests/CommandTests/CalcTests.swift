import Testing

@Suite("torus calc")
struct CalcTests {
  @Test(
    "answers",
    arguments: [
      (["distance", "0", "-128", "--width", "8", "--signed"], "128"),
      (["distance", "250", "3", "--width", "8"], "9"),
      (["displacement", "3", "250", "--width", "8"], "-9"),
      (
        ["displacement", "18446744073709551615", "9223372036854775807", "--width", "64"],
        "-9223372036854775808 (the antipode: 9223372036854775808 leads there too)"
      ),
      (
        ["midpoint", "0", "128", "--width", "8"],
        "two midpoints, the points are antipodal: {64, 192}"
      ),
      (["midpoint", "-3", "0", "--width", "8", "--signed"], "-1.5"),
      (["midpoint", "250", "5", "--width", "8"], "255.5"),
      (
        ["midpoint", "9223372036854775805", "9223372036854775807", "--width", "64", "--signed"],
        "9223372036854775806"
      ),
      (["compare", "0", "2147483648", "--width", "32"], "incomparable"),
      (["compare", "0x7fffffff", "0x80000001", "--width", "32"], "precedes"),
      (["compare", "0", "2147483649", "--width", "32"], "follows"),
      (["compare", "65535", "0", "--width", "16"], "precedes"),
      (["antipode", "3", "--width", "8"], "131"),
      (["antipode", "3", "--width", "8", "--signed"], "-125"),
      (["turns", "0.25", "--width", "8"], "64"),
      (["turns", "-1e-20", "--width", "8"], "0"),
      (["turns", "-1e-20", "--width", "8", "--rounding", "down"], "255"),
      (["turns", "5e-324", "--width", "12", "--rounding", "up"], "1"),
      (["turns", "1e300", "--width", "64"], "0"),
      (["turns", "-0.25", "--width", "24"], "12582912"),
      (["angle", "128", "--width", "8"], "0.5"),
      (["angle", "18446744073709551615", "--width", "64"], "0.0"),
      (["vector-distance", "1,2,3", "4,5,250", "--width", "8"], "15"),
      (
        ["vector-distance", "-1,2", "127,2", "--width", "8", "--signed", "--metric", "squared"],
        "16384"
      ),
      (["vector-distance", "0", "50000", "--width", "32", "--metric", "squared"], "2500000000"),
    ])
  func answers(arguments: [String], answer: String) throws {
    let run = try Command(["calc"] + arguments)
    #expect(run.output == answer + "\n")
    #expect(run.exitCode == 0)
  }

  @Test(
    "answers of the whole geometry",
    arguments: [
      ("mean 250 0 9 --width 8", "1"),
      ("mean 0 128 --width 8", "{64, 192}"),
      ("mean 0 0 0 0 0 2 4 4 5 --width 3", "{5/3, 7}"),
      ("mean 0 0 0 0 0 2 4 4 5 --width 3 --rounding nearest-even", "{2, 7}"),
      ("mean 0 0 0 0 0 2 4 4 5 --width 3 --lattice", "7"),
      ("mean 0 1 --weights 1,2 --width 8", "2/3"),
      ("median 250 9 --width 8", "[250, 9]"),
      ("median 0 128 --width 8", "circle"),
      ("direction 250 10 --width 8", "2"),
      ("direction 0 64 128 192 --width 8", "none: the vectors cancel"),
      ("arcs 0 128 --width 8", "{[0, 128], [128, 0]}"),
      ("intersection 200 50 40 210 --width 8", "{[40, 50], [200, 210]}"),
      ("ball --dimension 2 --radius 3 --width 8", "25"),
      ("point 250 4 --at 1/3 --width 8", "760/3"),
      ("point 0 128 --at 1/2 --width 8", "{64, 192}"),
      ("logarithm 0 128 --width 8", "{-128, 128}"),
      ("serial-add 65530 10 --width 16", "4"),
      ("window 65530 16 3 --width 16", "inside, at offset 9"),
      ("replay 65535 0 65535 --size 64 --width 16", "fresh, fresh, duplicate"),
      ("deadline 4294967290 20 5 --width 32", "pending: 9 ticks remain"),
      ("lollipop 250 5", "precedes"),
      ("ring -2147483648 --capacity 48 --width 32 --signed", "32"),
      ("switch 1000 --width 16 --to-width 8", "4"),
      ("unwrap 250 253 0 3 --width 8", "250 253 256 259"),
      ("unwrap 0 128 --half-turns backward --width 8", "0 -128"),
      ("phase --rate 440/44100 --tick 44100 --width 32", "0"),
      ("phase --rate -1/3 --tick 1 --width 8", "512/3"),
      ("matrix-image 2,1;1,1 200,100 --width 8", "244,44"),
      ("determinant 2,1;1,1 --width 8", "1"),
      ("inverse 2,1;1,1 --width 8", "1,255;255,2"),
      ("inverse 2,0;0,1 --width 8", "none: the determinant is even"),
      ("dot 255,1 255,2 --width 8", "65027"),
      ("dot -1 1 --width 8 --signed", "-1"),
      ("dot 255 255 --copies 33026 --width 8", "2147515650"),
      (
        "dot 255 255 --copies 33026 --width 8 --sum-width 32",
        "none: 2147515650 does not fit 32 bits"
      ),
      ("dot 255 255 --copies 0 --width 8", "0"),
      ("dot -8,-8 -8,-8 --width 4 --signed", "128"),
      (
        "dot 50000 50000 --width 32 --sum-width 32", "none: 2500000000 does not fit 32 bits"
      ),
      ("dot 50000 50000 --width 32 --sum-width 33", "2500000000"),
      ("dot 50000 -50000 --width 32 --signed --json", #"{"product":-2500000000}"#),
      ("dot 1 2 --width 8 --sum-width 2 --json", #"{"product":null}"#),
      (
        "requantize 585 --scale 0.011111111910680305 --zero-point -126 --width 8 --signed", "-119"
      ),
      (
        "requantize 1073741825 --multiplier 2147483647 --exponent -30 --width 32 --signed",
        "2147483647, cut off at the maximum"
      ),
      ("requantize 3 --scale 0.5 --width 8 --rounding toward-zero", "1"),
      ("requantize 5 --scale 0.5 --width 8", "2"),
      ("requantize 5 --scale 0.5 --width 8 --rounding up", "3"),
      ("requantize 5 --multiplier 3 --exponent -2 --width 8", "4"),
      ("remainder -7.5 --period 2", "0.5"),
      ("requantize -5 --scale 0.5 --width 8 --signed --rounding nearest-away", "-3"),
      ("requantize -1 --scale 5e-324 --width 8 --rounding down", "0, cut off at the minimum"),
      ("requantize 5 --scale 1 --width 8 --json", #"{"code":5,"saturation":null}"#),
      ("remainder -25308.7 --period 6.283185307179586", "6.253602626552201"),
      ("remainder -1e-20 --period 3", "2.9999999999999996, rounded down"),
      ("remainder 350 --period 360 --interval centered", "-10.0"),
      (
        "remainder -1e-20 --period 3 --json", #"{"exact":false,"remainder":2.9999999999999996}"#
      ),
      ("gadget 183 --base-bits 2 --levels 3 --width 8", "-1 0 -2"),
      ("gadget 183 --base-bits 2 --levels 3 --width 8 --rounding down", "-1 -1 1"),
      (
        "gadget 0x12345678 --base-bits 8 --levels 2 --width 32 --json",
        #"{"digits":[18,52],"point":305397760}"#
      ),
      ("box-wrap 5,123,-71 --periods 100,100,100", "5,23,29"),
      ("box-image 51,51 49,49 --periods 100,100", "{-2} × {-2}"),
      ("box-image 0 50 --periods 100", "{-50, 50}"),
      ("box-image 0,3 9,-8 --periods 10,open", "{-1} × {-11}"),
      ("box-distance 1,1 99,98 --periods 100,100 --metric squared", "13"),
      ("cell-image 0,0 9,1 --edges 10,0;5,10", "(-1, 1)"),
      ("degrees -90 --width 8", "192"),
      ("radians 3.141592653589793 --width 8", "128"),
      ("angle 128 --width 8 --unit degrees", "180.0"),
      ("angle 64 --width 8 --unit radians", "1.5707963267948966"),
      ("median 0 128 --width 8 --json", #"{"deviation":128,"medians":["circle"]}"#),
      ("mean 0 1 1 --width 8 --json", #"{"means":["2/3"],"variation":"2/3"}"#),
    ])
  func geometry(line: String, answer: String) throws {
    let run = try Command(["calc"] + line.split(separator: " ").map(String.init))
    #expect(run.output == answer + "\n")
    #expect(run.exitCode == 0)
  }

  @Test(
    "refuses what has no answer",
    arguments: [
      ("mean 0 1 --weights 0,0 --width 8", "positive weight"),
      ("mean 0 1 --weights 18446744073709551615,1 --width 8", "below 2^64"),
      ("mean 0 1 --weights 1 --width 8", "expected 2 weights"),
      ("ball --dimension 64 --radius 9999 --width 8", "fewer than 2^320"),
      ("ball --dimension 3 --radius -1 --width 8", "found '-1'"),
      ("serial-add 0 32768 --width 16", "0...32767"),
      ("unwrap 0 128 --width 8", "half a turn"),
      ("deadline 0 128 1 --width 8", "half the ring"),
      ("replay 1 --size 0 --width 8", "expected a size"),
      ("inverse 1,2;3 --width 8", "equally many entries"),
      ("determinant 1,2 --width 8", "square"),
      ("dot 1,2 1 --width 8", "one dimension"),
      ("dot -1 1 --width 8", "0...255"),
      ("requantize 1 --scale 0 --width 8", "greater than 0"),
      ("requantize 1 --scale nan --width 8", "finite scale"),
      ("requantize 1 --multiplier 0 --width 8", "greater than 0"),
      ("requantize 1 --scale 1 --zero-point 256 --width 8", "0...255"),
      ("remainder 1 --period 0", "greater than 0"),
      ("remainder inf --period 1", "finite number"),
      ("gadget 1 --base-bits 3 --levels 3 --width 8", "found 3 of 3"),
      ("box-wrap 1 --periods 0", "above 0"),
      ("box-image 1 2,3 --periods 10,10", "expected 2 coordinates"),
      ("cell-image 0,0 1,1 --edges 1,1;2,2", "independent"),
      ("degrees nan --width 8", "finite angle"),
    ])
  func refusals(line: String, complaint: String) throws {
    let run = try Command(["calc"] + line.split(separator: " ").map(String.init))
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(run.complaint.contains(complaint), "\(run.complaint)")
  }

  @Test(
    "refuses bad values with exit code 2, and says what it expected",
    arguments: [
      (["turns", "nan", "--width", "8"], "expected a finite angle"),
      (["turns", "-inf", "--width", "8"], "expected a finite angle"),
      (["distance", "0", "256", "--width", "8"], "0...255"),
      (["distance", "0", "128", "--width", "8", "--signed"], "-128...127"),
      (["distance", "0", "x", "--width", "8"], "found 'x'"),
      (["vector-distance", "1,2", "1", "--width", "8"], "one dimension"),
      (["vector-distance", "1,,2", "1,2,3", "--width", "8"], "found ''"),
    ])
  func refuses(arguments: [String], complaint: String) throws {
    let run = try Command(["calc"] + arguments)
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(run.complaint.contains(complaint))
  }

  @Test(
    "takes a mistyped option for what it is, with exit code 64",
    arguments: [
      ["distance", "0", "-128", "--width", "8", "--sgned"], ["distance", "0", "1"],
      ["distance", "0", "1", "--width", "129"], ["turns", "0.5", "--width", "65"],
      ["distance", "0", "1", "-w", "8"], ["requantize", "1", "--width", "8"],
      ["requantize", "1", "--scale", "1", "--multiplier", "1", "--width", "8"],
    ])
  func usage(arguments: [String]) throws {
    #expect(try Command(["calc"] + arguments).exitCode == 64)
  }

  @Test("prints one JSON object on demand")
  func json() throws {
    let run = try Command("calc", "midpoint", "0", "-128", "--width", "8", "--signed", "--json")
    #expect(run.output == "{\"midpoints\":[-64,64]}\n")
  }
}
