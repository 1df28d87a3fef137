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
      ["distance", "0", "1", "-w", "8"],
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
