internal import COpenSSL
internal import Foundation

/// SHA-256 of a sequence of bytes: 256 bits, the identity of a file in sidecars and certificates.
///
/// `Digest(of: []).hexadecimal` begins with `e3b0c442`. Source: FIPS 180-4.
public struct Digest: Hashable, Sendable {
  private let bytes: [UInt8]

  /// SHA-256 of `bytes`.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(of bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { Digest(of: $0) }
  }

  /// The same of bytes that lie anywhere.
  init(of source: UnsafeRawBufferPointer) {
    bytes = [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
      let isDone = EVP_Digest(
        source.baseAddress, source.count, digest.baseAddress, nil, EVP_sha256(), nil)
      guard isDone == 1 else { fatalError("OpenSSL has no SHA-256, or no memory for it") }
      count = 32
    }
  }

  /// The digest that `hexadecimal` spells, or nil where the text is not exactly 64 digits in
  /// `0…9a…f`. Capital digits are refused, so that a digest has one spelling.
  public init?(hexadecimal: String) {
    let digits = Array(hexadecimal.utf8)
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = Digest.value(ofDigit: digits[index]),
        let low = Digest.value(ofDigit: digits[index + 1])
      else { return nil }
      bytes.append(high << 4 | low)
    }
    self.bytes = bytes
  }

  /// 64 digits in `0…9a…f`.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

extension Digest: CustomStringConvertible {
  /// `sha256:` and the 64 digits.
  public var description: String { "sha256:\(hexadecimal)" }
}
