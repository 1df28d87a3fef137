import Testing
import TorusArtifacts

@Suite("NumPy arrays: reading")
struct NumPyReadingTests {
  @Test("F01: Fortran order becomes row-major, in two axes and in three")
  func fortranOrder() throws {
    let table = try NumPyArray(contentsOf: fixture("fortran-order.npy"))
    #expect(table == NumPyArray(shape: [2, 3], elements: .int32([0, 1, 2, 3, 4, 5])))
    #expect(try table == NumPyArray(contentsOf: fixture("c-order.npy")))

    let cube = try NumPyArray(contentsOf: fixture("fortran-3d.npy"))
    #expect(cube == NumPyArray(shape: [2, 3, 4], elements: .uint16(Array(0..<24))))
  }

  @Test("F02: versions 2 and 3 count their header in four bytes", arguments: [2, 3])
  func laterVersions(version: Int) throws {
    let array = try NumPyArray(contentsOf: fixture("version-\(version).npy"))
    #expect(array.shape == [2, 4])
    #expect(array.elements == .float32([0, 1, 2, 3, 4, 5, 6, 7]))
  }

  @Test("F04: the tuple of one axis, ten million elements long")
  func oneAxis() throws {
    let header = "{'descr': '|u1', 'fortran_order': False, 'shape': (10000000,), }"
    let array = try NumPyArray(
      decoding: numpyFile(header, [UInt8](repeating: 7, count: 10_000_000)), path: "a.npy")
    #expect(array.shape == [10_000_000])
    #expect(array.elements.count == 10_000_000)
  }

  @Test("F07: data that begin at no multiple of 16")
  func unalignedHeader() throws {
    let array = try NumPyArray(contentsOf: fixture("unaligned-v2.npy"))
    #expect(array.shape == [10, 4])
    #expect(array.elements == .float64([Double](repeating: 0, count: 40)))
  }

  @Test("F09: big-endian numbers")
  func bigEndian() throws {
    let array = try NumPyArray(contentsOf: fixture("big-endian.npy"))
    #expect(array == NumPyArray(shape: [2], elements: .float32([1, -2.5])))
  }

  @Test("F10: one axis of 768 is one row of a table; three axes are no table")
  func singleEmbedding() throws {
    let array = try NumPyArray(contentsOf: fixture("embedding-768.npy"))
    #expect(array.shape == [768])
    #expect(array.elements.typeName == "float16")
    let table = try array.tableShape(path: "e.npy")
    #expect(table == (1, 768))

    let cube = try NumPyArray(contentsOf: fixture("fortran-3d.npy"))
    let error = failure(try cube.tableShape(path: "e.npy"))
    #expect(
      error?.description
        == "e.npy: byte 0: expected a table (n, d) or one row (d,), found shape (2, 3, 4)")
  }

  @Test("every element type that NumPy wrote")
  func elementTypes() throws {
    let expected: [(String, NumPyArray.Elements)] = [
      ("i1", .int8([0, 1, 2, 3, 100, 127])), ("u1", .uint8([0, 1, 2, 3, 100, 127])),
      ("i2", .int16([0, 1, 2, 3, 100, 127])), ("u2", .uint16([0, 1, 2, 3, 100, 127])),
      ("i4", .int32([0, 1, 2, 3, 100, 127])), ("u4", .uint32([0, 1, 2, 3, 100, 127])),
      ("i8", .int64([0, 1, 2, 3, 100, 127])), ("u8", .uint64([0, 1, 2, 3, 100, 127])),
      ("f2", .float16([0, 1, 2, 3, 100, 127])), ("f4", .float32([0, 1, 2, 3, 100, 127])),
      ("f8", .float64([0, 1, 2, 3, 100, 127])),
    ]
    for (type, elements) in expected {
      let array = try NumPyArray(contentsOf: fixture("type-\(type).npy"))
      #expect(array == NumPyArray(shape: [2, 3], elements: elements), "\(type)")
    }
    let bool = try NumPyArray(contentsOf: fixture("bool.npy"))
    #expect(bool == NumPyArray(shape: [3], elements: .bool([true, false, true])))
  }

  @Test("no axis, and an axis without length")
  func noAxisAndNoElement() throws {
    let scalar = try NumPyArray(contentsOf: fixture("zero-dimensional.npy"))
    #expect(scalar == NumPyArray(shape: [], elements: .int64([7])))
    let empty = try NumPyArray(contentsOf: fixture("empty.npy"))
    #expect(empty == NumPyArray(shape: [3, 0, 2], elements: .float64([])))
  }

  @Test(
    "headers of other writers: key order, quotes, spaces, order signs, Python 2's long integers",
    arguments: [
      "{\"shape\":(2L,),\"fortran_order\":True,\"descr\":\"=i2\"}",
      "{ 'fortran_order' : False , 'descr' : '|i2' , 'shape' : ( 2 , ) }  \n\n",
      "{'descr': 'i2', 'fortran_order': False, 'shape': (2,),}",
    ])
  func otherWriters(header: String) throws {
    let array = try NumPyArray(decoding: numpyFile(header, [1, 0, 0, 1]), path: "a.npy")
    #expect(array == NumPyArray(shape: [2], elements: .int16([1, 256])))
  }
}
