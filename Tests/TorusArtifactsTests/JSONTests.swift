import Testing
import TorusArtifacts

@Suite("JSON values")
struct JSONTests {
  private func decode(_ text: String) throws(ArtifactError) -> JSONValue {
    try JSONValue(decoding: Array(text.utf8), path: "a.json")
  }

  private func message(_ text: String) -> String? {
    message(Array(text.utf8))
  }

  private func message(_ bytes: [UInt8]) -> String? {
    failure(try JSONValue(decoding: bytes, path: "a.json"))?
      .description
  }

  @Test("values of every kind, with members in file order")
  func kinds() throws {
    let value = try decode(#" {"b" : [true, false, null, -0.5e+10, "x"], "a" : {} } "#)
    let number = try #require(JSONNumber(text: "-0.5e+10"))
    #expect(
      value
        == .object([
          .init("b", .array([.bool(true), .bool(false), .null, .number(number), .string("x")])),
          .init("a", .object([])),
        ]))
  }

  @Test("canonical bytes: sorted, unspaced, few escapes, one newline")
  func canonical() throws {
    let value = try decode(#"{"é":1,"z":[ 1.0 , "\u0041\/\"\\\b\t\n\f\r\u001f\u007f"],"a":{"":0}}"#)
    let expected = #"{"a":{"":0},"z":[1.0,"A/\"\\\b\t\n\f\r\u001f"# + "\u{7F}" + "\"],\"é\":1}\n"
    #expect(String(decoding: value.canonicalBytes(), as: UTF8.self) == expected)
  }

  @Test("integers convert exactly or not at all")
  func integers() throws {
    let big = try #require(JSONNumber(text: "18446744073709551615"))
    #expect(big.integer(as: UInt64.self) == .max)
    #expect(big.integer(as: Int64.self) == nil)
    #expect(JSONNumber(text: "1.0")?.integer(as: Int.self) == nil)
    #expect(JSONNumber(text: "1e3")?.integer(as: Int.self) == nil)
    #expect(JSONNumber(text: "-0")?.integer(as: Int.self) == nil)
    #expect(JSONNumber(text: "1e3")?.double == 1000)
    #expect(JSONNumber(text: "1e999")?.double == nil)
    #expect(JSONNumber(-128).integer(as: Int8.self) == -128)
  }

  @Test(
    "texts that are no number",
    arguments: ["", "-", "01", "-01", "+1", ".5", "1.", "1e", "1e+", "NaN", "0x1", "1 ", "²"])
  func wrongNumbers(text: String) {
    #expect(JSONNumber(text: text) == nil)
  }

  @Test("strings are compared by bytes, not by canonical equivalence")
  func stringIdentity() throws {
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
    #expect(try decode("{\"\u{E9}\":1,\"e\u{301}\":2}").kind == "object")
  }

  @Test("errors say where")
  func errors() {
    #expect(message("") == "a.json: byte 0: expected a JSON value, found the end of the file")
    #expect(message("[1,]") == "a.json: byte 3: expected a JSON value, found ']'")
    #expect(message("{\"a\":1,}") == "a.json: byte 7: expected a name in quotes, found '}'")
    #expect(message("[1 2]") == "a.json: byte 3: expected ',' or ']', found '2'")
    #expect(message("{} x") == "a.json: byte 3: expected the end of the file, found 'x'")
    #expect(
      message("{\"a\":1,\"a\":2}") == "a.json: byte 7: expected each name once, found \"a\" again")
    #expect(message("{\"a\":1,\"\\u0061\":2}")?.hasSuffix("found \"a\" again") == true)
    #expect(message("01") == "a.json: byte 1: expected no digit after a leading zero, found '1'")
    #expect(message("tru") == "a.json: byte 3: expected 'true', found the end of the file")
    #expect(message("\"\n\"")?.contains("byte 1: expected an escape") == true)
    #expect(message(#""\x""#) == #"a.json: byte 2: expected one of " \ / b f n r t u, found 'x'"#)
    #expect(message(#""\u12g4""#) == "a.json: byte 5: expected a hexadecimal digit, found 'g'")
    #expect(message("\u{FEFF}{}") == "a.json: byte 0: expected a JSON value, found byte 0xef")
    #expect(message("// no\n1") == "a.json: byte 0: expected a JSON value, found '/'")
  }

  @Test(
    "lone surrogates",
    arguments: [#""\ud800""#, #""\udc00""#, #""\ud800x""#, #""\ud800\n""#, #""\ud800\ud800""#])
  func surrogates(text: String) {
    #expect(
      message(text)
        == "a.json: byte 1: expected a scalar or a surrogate pair, found a lone surrogate")
  }

  @Test("ill-formed UTF-8: exactly what Swift's own decoder refuses")
  func illFormedUTF8() {
    // Every pair, and every triple and quadruple around the borders of the ranges.
    let borders: [UInt8] = [
      0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
      0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    func check(_ text: [UInt8]) {
      let isValid = String(validating: text, as: UTF8.self) != nil
      let isRead = message([0x22] + text + [0x22]) == nil
      if isValid != isRead { Issue.record("\(text)") }
    }
    for first in borders {
      for second in borders {
        check([first, second])
        for third in borders {
          check([first, second, third])
          if first >= 0xF0 { check([first, second, third, 0x80]) }
        }
      }
    }
    #expect(
      message([0x22, 0x61, 0xC0, 0x22])
        == "a.json: byte 2: expected well-formed UTF-8, found byte 0xc0")
  }

  @Test("depth and size have limits, and a million brackets end politely")
  func limits() {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(message(deep) == "a.json: byte 128: expected a depth of at most 128, found 129")
    let limits = JSONLimits(depth: 512, bytes: 1024)
    let open = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(throws: Never.self) {
      try JSONValue(decoding: Array(open.utf8), path: "a.json", limits: limits)
    }
    let long = failure(
      try JSONValue(decoding: Array(open.utf8) + [0x20], path: "a.json", limits: limits))
    #expect(
      long?.description
        == "a.json: byte 0: expected a JSON text in bytes of at most 1024, found 1025")
  }
}

@Suite("JSON fields")
struct JSONFieldsTests {
  private func fields(_ text: String) throws -> JSONFields {
    try JSONFields(JSONValue(decoding: Array(text.utf8), path: "m.json"), path: "m.json")
  }

  @Test("typed access")
  func access() throws {
    let digest = Digest(of: [])
    let fields = try fields(
      #"{"n":3,"s":"x","l":[1,2],"o":{"b":true},"d":0.5,"r":[{"k":1}],"h":"\#(digest.hexadecimal)"}"#
    )
    #expect(try fields.integer("n", in: 1...16) == 3)
    #expect(try fields.string("s") == "x")
    #expect(try fields.integers("l") == [1, 2] as [UInt8])
    #expect(try fields.object("o").bool("b"))
    #expect(try fields.double("d") == 0.5)
    #expect(try fields.objects("r")[0].integer("k") == 1)
    #expect(try fields.digest("h") == digest)
    #expect(try fields.value("s") == .string("x"))
    #expect(fields.contains("n") && !fields.contains("m"))
  }

  @Test("errors name the whole key, and the byte of its value")
  func errors() throws {
    let fields = try fields(#"{"a":{"b": "x","n":300,"l":[1,-1]}}"#)
    let inner = try fields.object("a")
    func check(_ expected: String, _ body: @autoclosure () throws -> Any) {
      #expect(failure(try body())?.description == expected)
    }
    check(
      #"m.json: byte 11: expected true or false for key "a.b", found string "x""#,
      try inner.bool("b"))
    check(
      #"m.json: byte 19: expected an integer in [0, 255] for key "a.n", found number 300"#,
      try inner.integer("n") as UInt8)
    check(
      #"m.json: byte 27: expected an integer in [0, 255] for key "a.l", found number -1"#,
      try inner.integers("l") as [UInt8])
    check(#"m.json: byte 5: expected key "a.z", found no such key"#, try inner.string("z"))
    check(
      #"m.json: byte 27: expected only the keys b, n, found key "a.l""#,
      try inner.requireOnly(["b", "n"]))
    check(
      "m.json: byte 0: expected an object, found array of 0",
      try JSONFields(.array([]), path: "m.json"))
  }
}
