import PropertyTesting
import TorusArtifacts

extension FormatCatalog {
  /// Laws of npy, and of the embeddings in it.
  var numPyLaws: [Law] { [readsWhatNumPyWrites, isWrittenAsNumPyDoes, embeddingsAreFinite] }

  private static let types = [
    "u1", "b1", "i1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8",
  ]

  private var readsWhatNumPyWrites: Law {
    Law(
      "format.npy.reads-what-numpy-writes",
      "any type, byte order, layout, version, shape and padding is read as the array it says"
    ) { (choices) throws(Discard) in
      let drawn = try choices.drawnArray(of: Self.types)
      let bytes = drawn.numPy(
        version: UInt8(try choices.integer(in: 1...3, named: "version")),
        order: try choices.element(of: ["<", ">", "|", "="] as [Character], named: "order"),
        columnMajor: try choices.bool(named: "column-major"),
        padding: try choices.index(below: 64, named: "padding"))
      do throws(ArtifactError) {
        return .equal(try implementation.readNumPy(bytes), drawn.array, "the array")
      } catch {
        return .fails("it is refused: \(error)")
      }
    }
  }

  private var isWrittenAsNumPyDoes: Law {
    Law("format.npy.is-written-as-numpy-does", "an array has the bytes that numpy.save writes") {
      (choices) throws(Discard) in
      let drawn = try choices.drawnArray(of: Self.types)
      let bytes = implementation.writeNumPy(drawn.array)
      return .require(
        bytes == drawn.savedByNumPy, "written as \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  private var embeddingsAreFinite: Law {
    Law(
      "format.embeddings.are-finite-tables",
      "embeddings are two axes, a row or more, finite floats in any order; and nothing else is"
    ) { (choices) throws(Discard) in
      let drawn = try choices.drawnArray(of: ["f8", "f4", "f2", "i4"], axes: 1...3)
      var words = drawn.words
      // Where a cast would do harm: quiet and signaling NaN, both infinities.
      if try choices.bool(named: "special"), !words.isEmpty {
        let specials: [UInt64] =
          switch drawn.type {
          case "f8": [0x7ff8 << 48, 0x7ff0 << 48, 0xfff0 << 48, 0x7ff0 << 48 | 1]
          case "f4": [0x7fc0_0000, 0x7f80_0000, 0xff80_0000, 0x7f80_0001]
          default: [0x7e00, 0x7c00, 0xfc00, 0x7c01]
          }
        let place = try choices.index(below: words.count, named: "place")
        words[place] = try choices.element(of: specials, named: "bits")
      }
      let array = DrawnArray(type: drawn.type, shape: drawn.shape, words: words)
      let values: [Double]? =
        switch array.elements {
        case .float16(let values): values.map { Double($0) }
        case .float32(let values): values.map { Double($0) }
        case .float64(let values): values
        default: nil
        }
      let isTable = array.shape.count == 2 && !words.isEmpty
      let expected = isTable && values?.allSatisfy { $0.isFinite } == true ? values : nil
      let bytes = array.numPy(
        version: 1, order: try choices.element(of: ["<", ">"] as [Character], named: "order"),
        columnMajor: try choices.bool(named: "column-major"), padding: 0)
      let found = try? implementation.readEmbeddings(bytes)
      return .equal(found.map { Array($0.values) }, expected, "the numbers")
        .and(
          .require(
            found == nil || [found?.rows, found?.axes] == array.shape.map(Optional.some),
            "\(array.shape) is read as another shape"))
    }
  }
}
