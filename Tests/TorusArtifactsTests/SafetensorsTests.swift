import Testing
import TorusArtifacts

@Suite("Safetensors")
struct SafetensorsTests {
  private func message(_ bytes: [UInt8]) -> String? {
    failure(try Safetensors(decoding: bytes, path: "m"))?.description
  }

  private func message(_ header: String, _ data: [UInt8] = []) -> String? {
    message(safetensorsFile(header, data))
  }

  @Test("the reference writer's file: read, and written with its bytes")
  func reference() throws {
    let bytes = try FileBytes.read(fixture("reference.safetensors"))
    let file = try Safetensors(decoding: bytes, path: "m")
    #expect(file["b.weight"] == Safetensors.Tensor(shape: [2, 3], floats: [0, 1, 2, 3, 4, 5]))
    #expect(file["a.bias"]?.floats() == [1.5, -2])
    #expect(file["half"]?.floats() == [0, 1, 2])
    #expect(file["scalar"]?.shape == [] && file["scalar"]?.type == .int64)
    #expect(file["mask"]?.bytes == [1, 0, 1])
    #expect(file["empty"]?.shape == [0, 4] && file["empty"]?.floats() == nil)
    #expect(file["missing"] == nil)
    #expect(file.metadata == [.init(key: "source", value: "a \"quoted\" é\n")])
    #expect(file.entries.map(\.name) == file.entries.map(\.name).sorted())
    #expect(file.encoded() == bytes)
  }

  @Test("bfloat16 widens exactly")
  func bfloat16() {
    let tensor = Safetensors.Tensor(type: .bfloat16, shape: [2], bytes: [0x80, 0x3F, 0x20, 0xC0])
    #expect(tensor.floats() == [1, -2.5])
  }

  @Test("the order of the entries does not matter, and an empty file is two braces")
  func determinism() {
    let a = Safetensors.Entry(name: "a", tensor: .init(shape: [1], floats: [1]))
    let b = Safetensors.Entry(name: "b", tensor: .init(shape: [1], floats: [2]))
    #expect(Safetensors([a, b]).encoded() == Safetensors([b, a]).encoded())
    #expect(Safetensors([]).encoded() == [8, 0, 0, 0, 0, 0, 0, 0] + Array("{}      ".utf8))
  }

  @Test("G01: a header length near 2^64 wraps nowhere and takes no memory")
  func wrappingHeaderLength() {
    let all = [UInt8](repeating: 0xFF, count: 8)
    #expect(
      message(all + Array("{}".utf8))
        == "m: byte 0: expected a header length, the limit of safetensors, of at most 100000000, "
        + "found 18446744073709551615")
    for low in UInt8(0xF0)...0xFF {
      #expect(message([low] + all.dropFirst() + Array("{}".utf8)) != nil)
    }
  }

  @Test("G03: a header of 126 MB is refused with the limit in the message")
  func honestLargeHeader() {
    let length: [UInt8] = [0x80, 0x9B, 0x82, 0x07, 0, 0, 0, 0]
    #expect(
      message(length)
        == "m: byte 0: expected a header length, the limit of safetensors, of at most 100000000, "
        + "found 126000000")
    #expect(Safetensors.maximumHeaderLength == 100_000_000)
    let within: [UInt8] = [0, 0xE1, 0xF5, 0x05, 0, 0, 0, 0]
    #expect(message(within) == "m: byte 8: expected 100000000 more bytes, found 0 bytes")
  }

  @Test("G04: a shape of a thousand digits is an error of this file")
  func hugeShape() {
    let digits = String(repeating: "9", count: 1280)
    let text = message(#"{"a":{"dtype":"F32","shape":[\#(digits)],"data_offsets":[0,4]}}"#)
    #expect(
      text?.hasPrefix(
        "m: byte 36: expected an integer in [0, 9223372036854775807] for key \"a.shape\", "
          + "found number 999") == true)
    #expect(
      message(#"{"a":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,4]}}"#)
        == "m: byte 13: expected a size in bytes of at most 9223372036854775807, "
        + "found shape [4294967296, 4294967296] of F64")
  }

  @Test("offsets: holes, overlaps, out of range, wrong size, bytes of nobody")
  func offsets() {
    func two(_ first: String, _ second: String) -> String {
      #"{"a":{"dtype":"U8","shape":[2],"data_offsets":\#(first)},"#
        + #""b":{"dtype":"U8","shape":[2],"data_offsets":\#(second)}}"#
    }
    let data = [UInt8](repeating: 0, count: 5)
    #expect(message(two("[0,2]", "[2,4]"), Array(data[..<4])) == nil)
    #expect(message(two("[2,4]", "[0,2]"), Array(data[..<4])) == nil)
    #expect(
      message(two("[0,2]", "[3,5]"), data)?.hasSuffix(
        "data of 'b' to begin at 2, without hole, found 3") == true)
    #expect(
      message(two("[0,2]", "[1,3]"), data)?.hasSuffix(
        "data of 'b' to begin at 2, without overlap, found 1") == true)
    #expect(
      message(two("[0,2]", "[2,4]"), Array(data[..<3]))?.hasSuffix(
        "expected 4 more bytes, found 3 bytes") == true)
    #expect(
      message(two("[0,2]", "[2,4]"), data)?.hasSuffix("expected the end of the file, found 1 byte")
        == true)
    #expect(
      message(two("[0,2]", "[2,5]"), data)?.hasSuffix(
        "expected 2 bytes for shape [2] of U8, found 3 bytes") == true)
    #expect(
      message(two("[2,0]", "[2,4]"), data)?.hasSuffix(
        "expected two data_offsets in order, found [2, 0]") == true)
    #expect(message(two("[0]", "[2,4]"), data)?.hasSuffix("found [0]") == true)
  }

  @Test("headers: names twice, unknown types and keys, metadata that is no text")
  func headers() {
    let tensor = #"{"dtype":"U8","shape":[0],"data_offsets":[0,0]}"#
    #expect(
      message(#"{"a":\#(tensor),"a":\#(tensor)}"#)?.hasSuffix(
        "expected each name once, found \"a\" again") == true)
    #expect(
      message(#"{"a":{"dtype":"F8_E4M3","shape":[0],"data_offsets":[0,0]}}"#)?.hasSuffix(
        "found F8_E4M3") == true)
    #expect(
      message(#"{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0],"x":1}}"#)?.hasSuffix(
        "found key \"a.x\"") == true)
    #expect(
      message(#"{"a":{"dtype":"U8","shape":[0]}}"#)?.hasSuffix(
        "expected key \"a.data_offsets\", found no such key") == true)
    #expect(
      message(#"{"__metadata__":{"n":1}}"#)?.hasSuffix(
        "a string for key \"__metadata__.n\", found number 1") == true)
    #expect(
      message(#"{"a":[]}"#)?.hasSuffix("expected an object for key \"a\", found array of 0") == true
    )
    #expect(message(" {}") == "m: byte 8: expected '{' to begin the header, found byte 0x20")
    #expect(message("") == "m: byte 8: expected '{' to begin the header, found an empty header")
    #expect(message([1, 2]) == "m: byte 0: expected 8 more bytes, found 2 bytes")
  }
}
