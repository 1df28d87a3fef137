extension Safetensors {
  /// The bytes of the file: the header's length, the header padded with spaces to a multiple of
  /// eight bytes, the data.
  ///
  /// Tensors are laid out as the reference writer does it, by falling width and then by name, so
  /// that each is aligned; metadata is sorted by key. Equal values have equal bytes. The header must
  /// stay within `maximumHeaderLength`.
  ///
  /// - Complexity: O(*n* + *t* log *t*) for *n* bytes and *t* tensors.
  public func encoded() -> [UInt8] {
    // `entries` are sorted by name, and one pass for each type keeps that order.
    let ordered = ElementType.allCases.flatMap { type in entries.filter { $0.tensor.type == type } }

    var header: [UInt8] = Array("{".utf8)
    if !metadata.isEmpty {
      JSONValue.write(Safetensors.metadataKey, into: &header)
      header += ":{".utf8
      for (index, metadatum) in metadata.enumerated() {
        if index > 0 { header += ",".utf8 }
        JSONValue.write(metadatum.key, into: &header)
        header += ":".utf8
        JSONValue.write(metadatum.value, into: &header)
      }
      header += "}".utf8
    }
    var begin = 0
    for entry in ordered {
      if header.count > 1 { header += ",".utf8 }
      let (tensor, end) = (entry.tensor, begin + entry.tensor.bytes.count)
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      JSONValue.write(entry.name, into: &header)
      header += ":{\"dtype\":\"\(tensor.type.rawValue)\",\"shape\":[\(shape)],".utf8
      header += "\"data_offsets\":[\(begin),\(end)]}".utf8
      begin = end
    }
    header += "}".utf8
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    precondition(
      header.count <= Safetensors.maximumHeaderLength,
      "expected a header of at most \(Safetensors.maximumHeaderLength) bytes, found \(header.count)"
    )

    var bytes = ElementBytes.encode([UInt64(header.count)], order: .littleEndian)
    bytes.reserveCapacity(8 + header.count + begin)
    bytes += header
    for entry in ordered { bytes += entry.tensor.bytes }
    return bytes
  }
}
