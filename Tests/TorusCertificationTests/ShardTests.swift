import TestSupport
import Testing
import TorusArtifacts
import TorusCertification

/// Shards that somebody changed, with every digest made anew: refused or merged, never a trap.
@Suite("Changed shards")
struct ShardTests {
  /// The files of the first of two shards by rows, and the other.
  private func shards(metric: CertificateMetric) throws -> (
    files: [(name: String, bytes: [UInt8])], other: CertificateShard
  ) {
    let layout = try #require(GridLayout(bits: 6, refinementBits: nil, period: .turn))
    let rows = (0..<9).map { (row: Int) -> [Double] in
      let (first, second): (Int, Int) = (row * 37 % 64, row * row % 50)
      return [Double(first) / 64, Double(second) / 51]
    }
    let fixture = try Fixture(
      rows: rows, labels: rows.indices.map { Int64($0 % 2) }, layout: layout)
    let parts = try [1, 2].map { index in
      try Certifier.certify(
        part: #require(CertificatePart(rows: (index, 2))), of: fixture.read(), metric: metric,
        neighbors: 2)
    }
    return (parts[0].files(), parts[1])
  }

  /// The shard in these files, of which `name` is another: with its digest in the JSON.
  private func read(
    _ files: [(name: String, bytes: [UInt8])], _ name: String, _ bytes: [UInt8]
  ) throws -> CertificateShard {
    var all: [String: ArtifactFile] = [:]
    var digest = ""
    for file in files {
      if file.name == name { digest = Digest(of: file.bytes).hexadecimal }
      all[file.name] = ArtifactFile(path: file.name, bytes: file.name == name ? bytes : file.bytes)
    }
    let json = try #require(files.last)
    let text = String(decoding: json.bytes, as: UTF8.self)
      .replacing(digest, with: Digest(of: bytes).hexadecimal)
    all[json.name] = ArtifactFile(path: json.name, bytes: Array(text.utf8))
    return try CertificateShard(files: all, path: "S")
  }

  @Test(
    "an array with one row less or more is malformed",
    arguments: [CertificateMetric.lee, .squaredFlat, .cosine])
  func lengths(metric: CertificateMetric) throws {
    let (files, _) = try shards(metric: metric)
    for file in files.dropLast() {
      let array = try NumPyArray(decoding: file.bytes, path: file.name)
      for change in [-1, 1] {
        #expect(throws: ArtifactError.self, "\(file.name) \(change)") {
          try read(files, file.name, array.resized(by: change).encoded())
        }
      }
    }
  }

  @Test(
    "any byte of any array changed: refused, or merged to something",
    arguments: [CertificateMetric.lee, .squaredFlat, .cosine])
  func bytes(metric: CertificateMetric) throws {
    let (files, other) = try shards(metric: metric)
    var (refused, merged) = (0, 0)
    for file in files.dropLast() {
      for place in stride(from: 128, to: file.bytes.count, by: 3) {
        for bit in [UInt8(1), 0x80] {
          var bytes = file.bytes
          bytes[place] ^= bit
          do {
            let shard = try read(files, file.name, bytes)
            _ = try shard.merged(with: other).certificate()
            merged += 1
          } catch is ArtifactError {
            refused += 1
          } catch is ShardError {
            refused += 1
          }
        }
      }
    }
    #expect(refused > 0 && merged > 0)
  }
}

extension NumPyArray {
  /// The array with a row less, or its last row twice.
  fileprivate func resized(by change: Int) -> NumPyArray {
    let width = shape.dropFirst().reduce(1, *)
    func resized<T>(_ elements: [T]) -> [T] {
      change < 0 ? Array(elements.dropLast(width)) : elements + elements.suffix(width)
    }
    let resizedElements: Elements =
      switch elements {
      case .uint8(let numbers): .uint8(resized(numbers))
      case .uint32(let numbers): .uint32(resized(numbers))
      case .uint64(let numbers): .uint64(resized(numbers))
      case .int64(let numbers): .int64(resized(numbers))
      default: elements
      }
    return NumPyArray(
      shape: [shape[0] + change] + shape.dropFirst(), elements: resizedElements)
  }
}
