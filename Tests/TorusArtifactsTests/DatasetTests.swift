import Testing
import TorusArtifacts

@Suite("Datasets")
struct DatasetTests {
  @Test("the bundled digits: 1,437 and 360 images of 8 × 8, in the order of the source")
  func digits() throws {
    let digits = try Dataset.digits()
    #expect(digits.train.images.count == 1437 && digits.test.images.count == 360)
    #expect(digits.train.images.height == 8 && digits.train.images.width == 8)
    #expect(digits.pixelMaximum == 16)
    #expect(digits.train.labels.prefix(12) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1])
    #expect(digits.train.images.pixels.prefix(8) == [0, 0, 5, 13, 9, 1, 0, 0])
    let labels = digits.train.labels + digits.test.labels
    let counts = (0...9).map { label in labels.count { $0 == label } }
    #expect(counts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    let pixels = IDXArray(
      shape: [1797, 8, 8], elements: .uint8(digits.train.images.pixels + digits.test.images.pixels))
    #expect(
      Digest(of: pixels.encoded()).hexadecimal
        == "359cd13f0f514122884198b78a131df597421cbf5e93a76678fa96fc548f0d96")
  }

  /// Writes a dataset of one 2 × 2 image for each label.
  private func write(_ prefix: String, labels: [UInt8], side: Int = 2, into folder: String) throws {
    let count = labels.count
    let pixels = [UInt8](repeating: 200, count: count * side * side)
    var output = AtomicOutput()
    output.addFile(
      IDXArray(shape: [count, side, side], elements: .uint8(pixels)).encoded(),
      at: "\(folder)/\(prefix)-images-idx3-ubyte")
    output.addFile(
      IDXArray(shape: [count], elements: .uint8(labels)).encoded(),
      at: "\(folder)/\(prefix)-labels-idx1-ubyte")
    try output.commit()
  }

  @Test("a folder with the names of MNIST")
  func directory() throws {
    try withTemporaryFolder { folder in
      try write("train", labels: [1, 2, 3], into: folder)
      let missing = failure(try Dataset(directory: folder))
      #expect(missing?.path == "\(folder)/t10k-images-idx3-ubyte")
      try write("t10k", labels: [4], into: folder)
      let dataset = try Dataset(directory: folder)
      #expect(dataset.train.labels == [1, 2, 3] && dataset.test.labels == [4])
      #expect(dataset.pixelMaximum == 255)
      try write("t10k", labels: [4], side: 3, into: folder)
      let sizes = failure(try Dataset(directory: folder))
      #expect(sizes?.found == "3 × 3")
    }
  }

  @Test("explicit files, also from NumPy; counts, shapes and label ranges must fit")
  func files() throws {
    try withTemporaryFolder { folder in
      func save(_ name: String, _ shape: [Int], _ elements: NumPyArray.Elements) throws -> String {
        var output = AtomicOutput()
        output.addFile(
          NumPyArray(shape: shape, elements: elements).encoded(), at: "\(folder)/\(name)")
        try output.commit()
        return "\(folder)/\(name)"
      }
      let images = try save("x.npy", [2, 1, 3], .uint8([1, 2, 3, 4, 5, 6]))
      let labels = try save("y.npy", [2], .int64([0, 255]))
      let part = try Dataset.Part(images: images, labels: labels)
      #expect(part.labels == [0, 255] && part.images.width == 3 && part.images.pixelMaximum == 16)

      let three = try save("three.npy", [3], .uint8([0, 1, 2]))
      let counts = failure(try Dataset.Part(images: images, labels: three))
      #expect(
        counts?.expected == "2 labels, one for each image of \(images)" && counts?.found == "3")
      let large = try save("large.npy", [1], .int64([256]))
      #expect(failure(try Dataset.labels(contentsOf: large)) != nil)
      let flat = failure(try Dataset.Images(contentsOf: three))
      #expect(flat?.found == "shape (3,)")
    }
  }

  @Test("labels of every type of integers are read; one out of range is refused by its place")
  func labels() throws {
    try withTemporaryFolder { folder in
      func labels(_ bytes: [UInt8]) throws -> [UInt8] {
        var output = AtomicOutput()
        output.addFile(bytes, at: "\(folder)/y")
        try output.commit()
        return try Dataset.labels(contentsOf: "\(folder)/y")
      }
      func numpy(_ elements: NumPyArray.Elements) throws -> [UInt8] {
        try labels(NumPyArray(shape: [elements.count], elements: elements).encoded())
      }
      for elements in [
        .int8([0, 127]), .uint8([0, 127]), .int16([0, 127]), .uint16([0, 127]), .int32([0, 127]),
        .uint32([0, 127]), .int64([0, 127]), .uint64([0, 127]),
      ] as [NumPyArray.Elements] {
        #expect(try numpy(elements) == [0, 127], "\(elements)")
      }
      for elements in [.int8([0, 9]), .int16([0, 9]), .int32([0, 9])] as [IDXArray.Elements] {
        #expect(try labels(IDXArray(shape: [2], elements: elements).encoded()) == [0, 9])
      }
      for (elements, found) in [
        (.int8([1, -1]), "-1"), (.uint16([1, 256]), "256"), (.int32([1, -5]), "-5"),
        (.uint64([1, .max]), "18446744073709551615"),
      ] as [(NumPyArray.Elements, String)] {
        let file = NumPyArray(shape: [2], elements: elements).encoded()
        let error = failure(try labels(file))
        #expect(error?.expected == "a label in [0, 255] at row 1")
        #expect(error?.found.description == found)
        let width = (file.count - 128) / 2
        #expect(error?.offset == file.count - width)
      }
      let idx = failure(
        try labels(IDXArray(shape: [3], elements: .int16([4, 5, 300])).encoded()))
      #expect(idx?.offset == 12 && idx?.found == "300")
      #expect(failure(try numpy(.float32([1])))?.found == "shape (1,) of another type")
      #expect(failure(try numpy(.bool([true])))?.found == "shape (1,) of another type")
    }
  }

  @Test("Fashion-MNIST names the places it was looked for, or has 70,000 images")
  func fashionMNIST() {
    do throws(ArtifactError) {
      let dataset = try Dataset.fashionMNIST()
      #expect(dataset.train.images.count == 60_000 && dataset.test.images.count == 10_000)
      #expect(dataset.pixelMaximum == 255)
    } catch {
      #expect(error.description.contains("TORUS_FASHION_MNIST"))
    }
  }
}
