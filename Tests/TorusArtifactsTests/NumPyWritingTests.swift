import Testing
import TorusArtifacts

@Suite("NumPy arrays: writing")
struct NumPyWritingTests {
  @Test(
    "the bytes of numpy.save, for every type and number of axes",
    arguments: [
      "type-i1", "type-u1", "type-i2", "type-u2", "type-i4", "type-u4", "type-i8", "type-u8",
      "type-f2", "type-f4", "type-f8", "bool", "c-order", "one-dimensional", "zero-dimensional",
      "empty", "embedding-768",
    ])
  func sameBytesAsNumPy(name: String) throws {
    let bytes = try FileBytes.read(fixture("\(name).npy"))
    #expect(try NumPyArray(decoding: bytes, path: name).encoded() == bytes)
  }

  @Test("F05: one axis is written (184,), in NumPy's own bytes")
  func oneAxis() throws {
    let array = NumPyArray(shape: [184], elements: .uint8(Array(0..<184)))
    let bytes = array.encoded()
    #expect(String(decoding: bytes[10..<80], as: UTF8.self).contains("'shape': (184,), }"))
    #expect(try bytes == FileBytes.read(fixture("one-dimensional.npy")))
  }

  @Test("elements begin at a multiple of 64, whatever the shape")
  func alignment() throws {
    for rank in 0...NumPyArray.maximumRank {
      let array = NumPyArray(shape: [Int](repeating: 1, count: rank), elements: .int8([-1]))
      let bytes = array.encoded()
      #expect((bytes.count - 1) % 64 == 0)
      #expect(try NumPyArray(decoding: bytes, path: "a.npy") == array)
    }
  }

  @Test("every bit pattern of float16 survives, signaling NaNs too")
  func bitPatterns() throws {
    let patterns = (UInt16.min...UInt16.max).map { Float16(bitPattern: $0) }
    let array = NumPyArray(shape: [65_536], elements: .float16(patterns))
    let bytes = array.encoded()
    #expect(try NumPyArray(decoding: bytes, path: "a.npy") == array)
    #expect(bytes[bytes.count - 2..<bytes.count] == [0xFF, 0xFF])
    #expect(bytes[bytes.count - 131_072 + 2] == 1)
  }

  @Test("equality is of bits: NaN equals itself, 0 differs from −0")
  func equality() {
    #expect(NumPyArray.Elements.float32([.nan]) == .float32([.nan]))
    #expect(NumPyArray.Elements.float32([0]) != .float32([-0.0]))
    #expect(NumPyArray.Elements.int8([0]) != .uint8([0]))
  }
}
