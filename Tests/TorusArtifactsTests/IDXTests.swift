import Testing
import TorusArtifacts

@Suite("IDX arrays")
struct IDXTests {
  private func message(_ bytes: [UInt8]) -> String? {
    failure(try IDXArray(decoding: bytes, path: "i"))?.description
  }

  @Test("I01: every length from 0 to 15 names the bytes it lacks")
  func shortFile() {
    let header: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]
    for length in 0..<4 {
      #expect(
        message(Array(header[..<length]))
          == "i: byte 0: expected 4 more bytes, found \(length) \(length == 1 ? "byte" : "bytes")")
    }
    for length in 4..<16 {
      #expect(
        message(Array(header[..<length]))
          == "i: byte 4: expected 12 more bytes, found \(length - 4) "
          + (length == 5 ? "byte" : "bytes"))
    }
    #expect(message(header) == "i: byte 16: expected 1 more byte, found 0 bytes")
    #expect(message(header + [7]) == nil)
  }

  @Test("I03: a file that does not begin with two zeros")
  func wrongMagic() {
    #expect(
      message([0x61, 0x00])
        == "i: byte 0: expected an IDX file, which begins with two zero bytes, found 'a'")
    #expect(message([0x00, 0x01])?.hasPrefix("i: byte 1: ") == true)
    #expect(message([0, 0, 0x0A, 0])?.hasPrefix("i: byte 2: expected an IDX type") == true)
  }

  @Test("every element type, big endian, there and back")
  func elementTypes() throws {
    let arrays: [(IDXArray.Elements, [UInt8])] = [
      (.uint8([1, 255]), [1, 255]),
      (.int8([1, -1]), [1, 255]),
      (.int16([1, -2]), [0, 1, 255, 254]),
      (.int32([1, -2]), [0, 0, 0, 1, 255, 255, 255, 254]),
      (.float32([1, -2.5]), [0x3F, 0x80, 0, 0, 0xC0, 0x20, 0, 0]),
      (.float64([1, .nan]), [0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0x7F, 0xF8, 0, 0, 0, 0, 0, 0]),
    ]
    for (elements, bytes) in arrays {
      let array = IDXArray(shape: [2], elements: elements)
      #expect(array.encoded().suffix(bytes.count) == bytes[...])
      #expect(try IDXArray(decoding: array.encoded(), path: "i") == array)
    }
    let scalar = IDXArray(shape: [], elements: .uint8([9]))
    #expect(scalar.encoded() == [0, 0, 8, 0, 9])
    #expect(try IDXArray(decoding: scalar.encoded(), path: "i") == scalar)
  }

  @Test("sizes that leave 63 bits, and bytes after the last element")
  func sizes() {
    let huge: [UInt8] = [0, 0, 8, 3] + [UInt8](repeating: 0xFF, count: 12)
    #expect(message(huge)?.hasPrefix("i: byte 4: expected a size in bytes of at most") == true)
    #expect(
      message([0, 0, 8, 1, 0, 0, 0, 1, 5, 6])
        == "i: byte 9: expected the end of the file, found 1 byte")
  }

  @Test("gzip: several members are one file")
  func members() throws {
    let array = try IDXArray(contentsOf: fixture("two-members.idx.gz"))
    #expect(array == IDXArray(shape: [2, 3], elements: .uint8([0, 1, 2, 3, 4, 5])))
  }

  @Test("gzip: a wrong checksum, something after the last member, an error inside")
  func corrupt() throws {
    let bytes = try FileBytes.read(fixture("two-members.idx.gz"))
    var changed = bytes
    changed[bytes.count - 8] ^= 1
    #expect(
      message(changed)?.hasSuffix("expected sound gzip data, found incorrect data check") == true)
    changed = bytes
    changed[bytes.count - 1] ^= 1
    #expect(
      message(changed)?.hasSuffix("expected sound gzip data, found incorrect length check") == true)
    #expect(
      message(bytes + [0])
        == "i: byte \(bytes.count): expected a gzip member or the end of the file, found byte 0x00")
    #expect(
      message(bytes + bytes)?.hasPrefix("i (inflated): byte 18: expected the end of the file")
        == true)
  }

  @Test("gzip: a bomb stops at the limit")
  func bomb() throws {
    let bytes = try FileBytes.read(fixture("bomb.gz"))
    let error = failure(try IDXArray(decoding: bytes, path: "i", inflatedLimit: 100_000))
    #expect(error?.expected == .atMost(100_000, of: "an inflated size in bytes"))
    #expect(try #require(message(bytes)).hasPrefix("i (inflated): byte 2: "))
  }

  @Test("gzip: the limit is exact, over all members together")
  func exactLimit() throws {
    let bytes = try FileBytes.read(fixture("two-members.idx.gz"))
    let array = try IDXArray(decoding: bytes, path: "i", inflatedLimit: 18)
    #expect(array.elements.count == 6)
    let error = failure(try IDXArray(decoding: bytes, path: "i", inflatedLimit: 17))
    #expect(error?.expected == .atMost(17, of: "an inflated size in bytes"))
  }
}
