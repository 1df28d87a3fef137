import PropertyTesting
import TorusArtifacts

extension FormatCatalog {
  /// Laws of safetensors.
  var safetensorsLaws: [Law] { [tensorsAgreeWithText] }

  /// What is wrong with a file.
  private enum Fault: CaseIterable {
    case none, headerLength, hugeLength, hole, overlap, cut, longer, unknownType, swappedOffsets
  }

  private static let widths = [("U8", 1), ("F16", 2), ("F32", 4), ("I64", 8), ("BOOL", 1)]

  /// Lengths that leave 63 or 64 bits, some only by a wrap.
  private static let hugeLengths = [
    "18446744073709551616", "18446744073709551617", "9223372036854775808", "36893488147419103232",
  ]

  private var tensorsAgreeWithText: Law {
    Law(
      "format.safetensors.agrees-with-text",
      "tensors that fill the file are read as they are; any hole, overlap, or length that is not so is refused"
    ) { (choices) throws(Discard) in
      let fault = try choices.element(of: Fault.allCases, named: "fault")
      var header: [String] = []
      var entries: [Safetensors.Entry] = []
      var data: [UInt8] = []
      let count = try choices.integer(in: 0...3, named: "tensors")
      for tensor in 0..<count {
        let (name, width) = try choices.element(of: Self.widths, named: "type")
        let shape = try choices.array(count: 0...2, named: "shape") { (choices) throws(Discard) in
          try choices.index(below: 4)
        }
        let begin = data.count
        let size = shape.reduce(width, *)
        let bytes = try choices.bytes(count: size...size)
        data += bytes
        guard let type = Safetensors.ElementType(rawValue: name) else {
          return try choices.discard()
        }
        entries.append(
          .init(name: "t\(tensor)", tensor: .init(type: type, shape: shape, bytes: bytes)))
        // A fault is in the last tensor.
        let isFaulty = tensor == count - 1
        var lengths = shape.map { "\($0)" }
        var (first, end) = (begin, data.count)
        if isFaulty {
          if fault == .hugeLength {
            lengths.append(try choices.element(of: Self.hugeLengths, named: "length"))
          }
          if fault == .hole { (first, end) = (first + 1, end + 1) }
          if fault == .overlap {
            // An empty tensor overlaps nothing.
            try choices.assume(size > 0)
            (first, end) = (first - 1, end - 1)
          }
          if fault == .swappedOffsets { (first, end) = (end + 1, first) }
        }
        let isUnknown = isFaulty && fault == .unknownType
        header.append(
          "\"t\(tensor)\":{\"dtype\":\"\(isUnknown ? "F80" : name)\",\"shape\":[\(lengths.joined(separator: ","))],\"data_offsets\":[\(first),\(end)]}"
        )
      }
      let isInTensor: Set<Fault> = [.hugeLength, .hole, .overlap, .unknownType, .swappedOffsets]
      if isInTensor.contains(fault), count == 0 { return try choices.discard() }
      let text = "{\(header.joined(separator: ","))}"
      var length = UInt64(text.utf8.count)
      switch fault {
      case .headerLength:
        length = try choices.element(
          of: [.max, length + 1, length - 1, 0, 0 &- 8, 0 &- 7, 0 &- 5, 1 << 63, 100_000_001],
          named: "header length")
      case .cut:
        guard !data.isEmpty else { return try choices.discard() }
        data.removeLast()
      case .longer: data += [0]
      default: break
      }
      let bytes =
        (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(8 * $0)) } + Array(text.utf8)
        + data
      choices.note(text)
      let expected = fault == .none ? Safetensors(entries) : nil
      return .equal(try? implementation.readSafetensors(bytes), expected, "the tensors")
    }
  }
}
