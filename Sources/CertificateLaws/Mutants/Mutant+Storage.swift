import PropertyTesting
import TorusArtifacts

extension Mutant {
  /// Faults in how codes are stored.
  static let storages: [Mutant] = [
    Mutant(
      "packed-least-significant-first", "the first code goes into the least significant bits",
      killedBy: "quantizer.storage.first-code-is-most-significant", "storage"
    ) {
      let write = $0.write
      $0.write = { table in
        let (codes, sidecar) = write(table)
        return (bytes(of: codes) { rows, _ in rows.map { $0.map { bitReversed($0) } } }, sidecar)
      }
    },
    Mutant(
      "packed-rows-run-on", "a row begins in the middle of the byte in which the last one ends",
      killedBy: "quantizer.storage.first-code-is-most-significant", "storage"
    ) {
      let write = $0.write
      $0.write = { table in
        let (codes, sidecar) = write(table)
        let used = table.axes * table.grid.bits
        return (
          bytes(of: codes) { rows, width in
            let bits = rows.flatMap { row in
              row.flatMap { byte in (0..<8).map { byte >> UInt8(7 - $0) & 1 } }.prefix(used)
            }
            let all = bits + [UInt8](repeating: 0, count: rows.count * width * 8 - bits.count)
            return (0..<rows.count).map { row in
              (0..<width).map { byte in
                all[(row * width + byte) * 8..<(row * width + byte + 1) * 8]
                  .reduce(0) { $0 << 1 | $1 }
              }
            }
          }, sidecar
        )
      }
    },
    Mutant(
      "packed-zeros-are-dropped", "a byte is written without its leading zero bits",
      killedBy: "quantizer.storage.reads-back", "storage"
    ) {
      let write = $0.write
      $0.write = { table in
        let (codes, sidecar) = write(table)
        guard table.sidecar.storage.bitOrder != .unpacked else { return (codes, sidecar) }
        let changed = bytes(of: codes) { rows, _ in
          rows.map { $0.map { $0 << UInt8($0.leadingZeroBitCount & 7) } }
        }
        return (changed, Parcel.resealed(sidecar, codes, changed))
      }
    },
    Mutant(
      "padding-is-not-looked-at", "the bits after a row's last code are skipped",
      killedBy: "quantizer.storage.padding-is-zero", "storage"
    ) {
      let read = $0.read
      $0.read = { (codes, sidecar) throws(ArtifactError) in
        let description = try CalibratedSidecar(sidecar)
        let used = description.axes * description.grid.bits
        let (cleared, resealed) = withoutPadding(codes, sidecar, used: used)
        return try read(cleared, resealed)
      }
    },
  ]

  private static func bitReversed(_ byte: UInt8) -> UInt8 {
    (0..<8).reduce(0) { $0 | (byte >> UInt8($1) & 1) << UInt8(7 - $1) }
  }

  /// Both files, with the bits after the first `used` of each row cleared.
  static func withoutPadding(
    _ codes: ArtifactFile, _ sidecar: ArtifactFile, used: Int
  ) -> (codes: ArtifactFile, sidecar: ArtifactFile) {
    let cleared = bytes(of: codes.bytes) { rows, width in
      rows.map { row in
        row.enumerated().map { index, byte in
          index == width - 1 ? byte & (0xFF << UInt8(8 * width - used)) : byte
        }
      }
    }
    return (
      ArtifactFile(path: codes.path, bytes: cleared),
      ArtifactFile(
        path: sidecar.path, bytes: Parcel.resealed(sidecar.bytes, codes.bytes, cleared))
    )
  }

  /// The file with its rows of bytes changed; a file of other elements as it is.
  static func bytes(
    of file: [UInt8], _ change: (_ rows: [[UInt8]], _ width: Int) -> [[UInt8]]
  ) -> [UInt8] {
    guard let array = try? NumPyArray(decoding: file, path: "q.npy"), array.shape.count == 2,
      case .uint8(let elements) = array.elements
    else { return file }
    let width = array.shape[1]
    let rows = (0..<array.shape[0]).map { Array(elements[$0 * width..<($0 + 1) * width]) }
    return NumPyArray(
      shape: array.shape, elements: .uint8(change(rows, width).flatMap { $0 })
    ).encoded()
  }
}
