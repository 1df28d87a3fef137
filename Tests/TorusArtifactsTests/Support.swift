import Foundation
import Testing
import TorusArtifacts

/// The path of a committed file.
func fixture(_ name: String) -> String {
  "\(Bundle.module.bundlePath)/Fixtures/\(name)"
}

/// The error that `body` throws, or nil where it throws none.
func failure<Value>(_ body: @autoclosure () throws -> Value) -> ArtifactError? {
  do {
    _ = try body()
    return nil
  } catch {
    #expect(error is ArtifactError)
    return error as? ArtifactError
  }
}

/// A `.npy` file with this header, unpadded, and these elements.
func numpyFile(_ header: String, _ elements: [UInt8] = [], major: UInt8 = 1) -> [UInt8] {
  let text = Array(header.utf8)
  let length = (0..<(major == 1 ? 2 : 4)).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) }
  return [0x93] + Array("NUMPY".utf8) + [major, 0] + length + text + elements
}

/// A safetensors file with this header and these data.
func safetensorsFile(_ header: String, _ data: [UInt8] = []) -> [UInt8] {
  let text = Array(header.utf8)
  return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text + data
}

/// A folder that is removed after `body`.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "torus-artifacts-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) } }
  try body(folder)
}

/// The names in a folder, sorted.
func names(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}
