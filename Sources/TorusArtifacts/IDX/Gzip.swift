internal import CZlib

/// The gzip format, by zlib: RFC 1952.
enum Gzip {
  /// The two bytes that begin every member.
  static let magic: [UInt8] = [0x1F, 0x8B]

  /// The content of all members of `bytes`, one after another, at most `limit` bytes.
  ///
  /// What is cut, corrupt or fails its checksum throws, with the offset in the compressed file; so
  /// do bytes after the last member. A bomb costs at most `limit` bytes of memory, plus 64 KiB.
  static func inflate(
    _ bytes: [UInt8], path: String, limit: Int
  ) throws(ArtifactError) -> [UInt8] {
    var content: [UInt8] = []
    var position = 0
    repeat {
      guard bytes[position...].starts(with: magic) else {
        throw ArtifactError(
          path: path, offset: position, expected: "a gzip member or the end of the file",
          found: .byte(bytes[position]))
      }
      position = try inflateMember(bytes, from: position, into: &content, path: path, limit: limit)
    } while position < bytes.count
    return content
  }

  /// Appends the content of the member at `start` and returns the offset after it.
  private static func inflateMember(
    _ bytes: [UInt8], from start: Int, into content: inout [UInt8], path: String, limit: Int
  ) throws(ArtifactError) -> Int {
    // 15 bits of window, and 16 more to ask for the gzip wrapper with its checksum.
    var stream = z_stream()
    let ready = torus_inflate_init(&stream, 15 + 16)
    precondition(ready == Z_OK, "expected memory for zlib, found its code \(ready)")
    defer { inflateEnd(&stream) }

    var position = start
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let piece = min(bytes.count - position, 1 << 20)
      let (code, consumed, produced) = bytes.withUnsafeBufferPointer { input in
        chunk.withUnsafeMutableBufferPointer { output in
          // zlib does not write to its input, but its C type does not say so.
          let next = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + position) }
          stream.next_in = next
          stream.avail_in = UInt32(piece)
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          let code = CZlib.inflate(&stream, Z_NO_FLUSH)
          return (code, piece - Int(stream.avail_in), output.count - Int(stream.avail_out))
        }
      }
      position += consumed
      guard content.count + produced <= limit else {
        throw ArtifactError(
          path: path, offset: position, expected: .atMost(limit, of: "an inflated size in bytes"),
          found: "more")
      }
      content += chunk[..<produced]
      switch code {
      case Z_STREAM_END: return position
      case Z_OK: continue
      case Z_BUF_ERROR:
        throw ArtifactError(
          path: path, offset: position, expected: "the rest of a gzip member", found: .endOfFile)
      default:
        throw ArtifactError(
          path: path, offset: position, expected: "sound gzip data",
          found: .phrase(stream.msg.map { String(cString: $0) } ?? "zlib's code \(code)"))
      }
    }
  }
}
