import Testing
import TorusArtifacts

@Suite("NumPy arrays: what is refused, at which byte")
struct NumPyRefusalTests {
  /// What the message says of a file with this header, whose first byte is byte 10.
  private func message(_ header: String, _ elements: [UInt8] = []) -> String? {
    failure(try NumPyArray(decoding: numpyFile(header, elements), path: "a.npy"))?.description
  }

  private func message(descr: String, shape: String, elements: Int = 0) -> String? {
    message(
      "{'descr': \(descr), 'fortran_order': False, 'shape': \(shape), }",
      [UInt8](repeating: 0, count: elements))
  }

  @Test("magic bytes and version")
  func magicAndVersion() {
    var bytes = numpyFile("{'descr': '|u1', 'fortran_order': False, 'shape': (), }", [0])
    bytes[6] = 9
    #expect(
      failure(try NumPyArray(decoding: bytes, path: "codes.npy"))?
        .description
        == "codes.npy: byte 6: expected NumPy format version 1, 2 or 3, found 9")
    bytes[3] = UInt8(ascii: "m")
    #expect(
      failure(try NumPyArray(decoding: bytes, path: "codes.npy"))?
        .description
        == "codes.npy: byte 3: expected the magic bytes 0x93 'NUMPY', found 'm'")
  }

  @Test("element types that are not numbers of 1, 2, 4 or 8 bytes")
  func elementTypes() throws {
    let expected = [
      ("complex", "'<c8' (complex numbers)"), ("unicode", "'<U3' (Unicode text)"),
      ("object", "'|O' (Python objects)"), ("structured", "a structured type"),
    ]
    for (name, found) in expected {
      let error = failure(try NumPyArray(contentsOf: fixture("\(name).npy")))
      let description = try #require(error).description
      #expect(
        description.hasSuffix(
          "byte 20: expected an element type among b1, i1…i8, u1…u8, f2, f4, f8, found \(found)"))
    }
    #expect(
      message(descr: "'<f16'", shape: "()")?.hasSuffix("(floating point of another width)") == true)
    #expect(message(descr: "'<M8[ns]'", shape: "()")?.hasSuffix("(dates or durations)") == true)
    #expect(message(descr: "'\u{7F}'", shape: "()")?.contains("byte 21") == true)
    #expect(message(descr: "''", shape: "()")?.contains("(another type)") == true)
  }

  @Test("keys: missing, twice, unknown")
  func keys() {
    #expect(
      message("{'descr': '|u1', 'shape': ()}")
        == "a.npy: byte 38: expected the key 'fortran_order', found the end of the dictionary")
    #expect(
      message("{'shape': (), 'shape': ()}")
        == "a.npy: byte 24: expected each key once, found 'shape' again")
    #expect(
      message("{'extra': 1}")
        == "a.npy: byte 11: expected the key 'descr', 'fortran_order' or 'shape', found 'extra'")
  }

  @Test("shapes that are no tuple of lengths")
  func shapes() {
    #expect(
      message(descr: "'|u1'", shape: "(184)")
        == "a.npy: byte 64: expected a comma after the only length, found ')'")
    #expect(message(descr: "'|u1'", shape: "[3]")?.hasSuffix("expected '(', found '['") == true)
    #expect(
      message(descr: "'|u1'", shape: "(-1,)")?.hasSuffix("a length of at least 0, found '-'")
        == true)
    #expect(
      message(descr: "'|u1'", shape: "(007,)")?.hasSuffix("without leading zeros, found 007")
        == true)
    #expect(message(descr: "'|u1'", shape: "(((((")?.hasSuffix("found '('") == true)
    #expect(message(descr: "'|u1'", shape: "(1.5,)")?.hasSuffix("found '.'") == true)
    #expect(message(descr: "'|u1'", shape: "(1 2)")?.hasSuffix("found '2'") == true)
    #expect(message(descr: "'|u1'", shape: "(,)")?.hasSuffix("found ','") == true)
    let many = "(" + String(repeating: "1,", count: 65) + ")"
    #expect(
      message(descr: "'|u1'", shape: many)?.hasSuffix("a number of axes of at most 64, found more")
        == true)
    let deep = String(repeating: "(", count: 60_000)
    #expect(message(descr: "'|u1'", shape: deep)?.hasSuffix("found '('") == true)
  }

  @Test("lengths and sizes beyond 63 bits")
  func overflow() {
    #expect(
      message(descr: "'|u1'", shape: "(9223372036854775808,)")
        == "a.npy: byte 61: expected a length of at most 9223372036854775807, "
        + "found 9223372036854775808")
    #expect(
      message(descr: "'|u1'", shape: "(4294967296, 4294967296)")?
        .hasSuffix("found shape (4294967296, 4294967296) of uint8") == true)
    #expect(
      message(descr: "'<f8'", shape: "(2305843009213693952,)")?
        .hasSuffix("found shape (2305843009213693952,) of float64") == true)
    let digits = String(repeating: "9", count: 5000)
    #expect(message(descr: "'|u1'", shape: "(\(digits),)")?.hasSuffix("9…") == true)
  }

  @Test("elements that are cut, and bytes after them")
  func sizes() {
    #expect(
      message(descr: "'<i2'", shape: "(3,)", elements: 5)
        == "a.npy: byte 67: expected 6 more bytes, found 5 bytes")
    #expect(
      message(descr: "'<i2'", shape: "(3,)", elements: 7)
        == "a.npy: byte 73: expected the end of the file, found 1 byte")
    #expect(
      message(descr: "'<i8'", shape: "(1000000000000000,)", elements: 8)?
        .hasSuffix("expected 8000000000000000 more bytes, found 8 bytes") == true)
  }

  @Test("a Boolean other than 0 and 1")
  func booleans() {
    #expect(
      message("{'descr': '|b1', 'fortran_order': False, 'shape': (2,), }", [1, 2])
        == "a.npy: byte 68: expected a Boolean, 0 or 1, found byte 0x02")
  }

  @Test("text after the dictionary, and a header over its limit")
  func surroundings() {
    #expect(
      message("{'descr': '|u1', 'fortran_order': False, 'shape': ()} #")?
        .hasSuffix("expected nothing but spaces after the dictionary, found '#'") == true)
    let long = numpyFile(String(repeating: " ", count: 65_536), major: 2)
    #expect(
      failure(try NumPyArray(decoding: long, path: "a.npy"))?
        .description
        == "a.npy: byte 8: expected a header length of at most 65535, found 65536")
    let wrapping = Array(long[..<8]) + [0xFF, 0xFF, 0xFF, 0xFF]
    #expect(
      failure(try NumPyArray(decoding: wrapping, path: "a.npy"))?
        .found == .integer(4_294_967_295))
  }
}
