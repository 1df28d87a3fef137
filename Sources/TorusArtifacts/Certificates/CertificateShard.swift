/// What one of several workers found for a certificate: some queries among some rows.
///
/// This type is the format only; ``TorusCertification`` makes shards, and certificates of them. It is
/// described in `Documentation/Formats.md`.
public struct CertificateShard: Hashable, Sendable {
  /// Queries, and the rows among which they were examined.
  public struct Block: Hashable, Sendable {
    /// Consecutive queries.
    public let queries: Range<Int>
    /// The rows: not empty, apart from each other, in increasing order.
    public let rows: [Range<Int>]

    /// These queries among these rows.
    public init(queries: Range<Int>, rows: [Range<Int>]) {
      self.queries = queries
      self.rows = rows
    }
  }

  /// The units of exact distances, over all rows of both tables.
  public struct Units: Hashable, Sendable {
    /// See ``CertificateClaims/Exact/denominatorBits``.
    public let denominatorBits: Int
    /// See ``CertificateClaims/Exact/numeratorBits``.
    public let numeratorBits: Int?
    /// See ``CertificateClaims/Exact/wideRows``.
    public let wideRows: Int

    /// The number of 64-bit limbs of an exact distance in these units.
    public func limbs(_ setting: CertificateSetting) -> Int {
      Certificate.limbs(setting, denominatorBits: denominatorBits, numeratorBits: numeratorBits)
    }

    /// These units.
    public init(denominatorBits: Int, numeratorBits: Int?, wideRows: Int) {
      self.denominatorBits = denominatorBits
      self.numeratorBits = numeratorBits
      self.wideRows = wideRows
    }
  }

  /// The least distance between some of the points and all others.
  public struct Separation: Hashable, Sendable {
    /// The number of different points.
    public let distinct: Int
    /// Which of them, by their order in the table, were compared with all others.
    public let compared: [Range<Int>]
    /// The least distance; `nil` without another point.
    public let leastDistance: Int?

    /// These points.
    public init(distinct: Int, compared: [Range<Int>], leastDistance: Int?) {
      self.distinct = distinct
      self.compared = compared
      self.leastDistance = leastDistance
    }
  }

  /// What the certificate is about.
  public let setting: CertificateSetting
  /// The files it speaks of.
  public let inputs: CertificateInputs
  /// The units of exact distances; `nil` where there are none.
  public let units: Units?
  /// Claim 4, as far as it was looked at.
  public let separation: Separation
  /// What was examined, by queries in increasing order.
  public let blocks: [Block]
  /// What was found.
  public let arrays: Arrays

  /// The name of the JSON file.
  public static let fileName = "shard.json"

  /// A shard of these parts.
  ///
  /// - Precondition: the arrays have the shapes that blocks and setting say.
  public init(
    setting: CertificateSetting, inputs: CertificateInputs, units: Units?, separation: Separation,
    blocks: [Block], arrays: Arrays
  ) {
    self.setting = setting
    self.inputs = inputs
    self.units = units
    self.separation = separation
    self.blocks = blocks
    self.arrays = arrays
  }

  /// The number of 64-bit limbs of an exact distance.
  public var limbs: Int { units?.limbs(setting) ?? 0 }

  /// Every file of the folder, `shard.json` last; the same shard has the same bytes.
  public func files() -> [(name: String, bytes: [UInt8])] {
    let arrays = self.arrays.encoded(limbs: limbs)
    let digests = arrays.map { JSONValue.Member($0.name, .digest(Digest(of: $0.bytes))) }
    let json = JSONValue.object(members + [.init("arrays", .object(digests))])
    return arrays + [(Self.fileName, json.canonicalBytes())]
  }

  private var members: [JSONValue.Member] {
    [
      .init("format", .string(Self.format)), .init("version", .integer(Certificate.version)),
      .init("setting", setting.value), .init("inputs", inputs.value),
      .init("units", units?.value ?? .null), .init("separation", separation.value),
      .init("blocks", .array(blocks.map(\.value))),
    ]
  }

  static let format = "swift-torus/certificate-shard"
}

extension CertificateShard {
  /// The arrays of a shard, for each query in the order of the blocks.
  public struct Arrays: Hashable, Sendable {
    /// R of every row in some block, in the order of rows.
    public var residuals: [UInt64] = []
    /// R of each query.
    public var queryResiduals: [UInt64] = []
    /// A of every row in some block; `nil` where the metric has no lengths.
    public var lengths: [UInt64]?
    /// A of each query.
    public var queryLengths: [UInt64]?
    /// How many rows were found, for each query.
    public var counts: [UInt32] = []
    /// The rows found, in increasing order for each query.
    public var rows: [UInt32] = []
    /// D of each.
    public var distances: [UInt64] = []
    /// The label of each; `nil` without labels.
    public var labels: [Int64]?
    /// The exact distance of each, least limb first; `nil` where there are none.
    public var exact: [UInt64]?
    /// How many of the nearest rows of two labels there are, for each query; `nil` without radii.
    public var labeledCounts: [UInt8]?
    /// These rows, nearest first; `nil` without radii.
    public var labeledRows: [UInt32]?
    /// D of each.
    public var labeledDistances: [UInt64]?
    /// The label of each.
    public var labeledLabels: [Int64]?

    /// Nothing found yet.
    public init() {}

    func encoded(limbs: Int) -> [(name: String, bytes: [UInt8])] {
      func column(_ elements: NumPyArray.Elements) -> [UInt8] {
        NumPyArray(shape: [elements.count], elements: elements).encoded()
      }
      let all: [(String, [UInt8]?)] = [
        ("residuals", column(.uint64(residuals))),
        ("query_residuals", column(.uint64(queryResiduals))),
        ("lengths", lengths.map { column(.uint64($0)) }),
        ("query_lengths", queryLengths.map { column(.uint64($0)) }),
        ("counts", column(.uint32(counts))), ("rows", column(.uint32(rows))),
        ("distances", column(.uint64(distances))), ("labels", labels.map { column(.int64($0)) }),
        (
          "exact",
          exact.map {
            NumPyArray(shape: [rows.count, limbs], elements: .uint64($0)).encoded()
          }
        ),
        ("labeled_counts", labeledCounts.map { column(.uint8($0)) }),
        ("labeled_rows", labeledRows.map { column(.uint32($0)) }),
        ("labeled_distances", labeledDistances.map { column(.uint64($0)) }),
        ("labeled_labels", labeledLabels.map { column(.int64($0)) }),
      ]
      return all.compactMap { name, bytes in bytes.map { ("\(name).npy", $0) } }
    }
  }
}

extension CertificateShard.Units {
  var value: JSONValue {
    .object([
      .init("denominator_bits", .integer(denominatorBits)),
      .init("numerator_bits", .optional(numeratorBits)), .init("wide_rows", .integer(wideRows)),
    ])
  }
}

extension CertificateShard.Separation {
  var value: JSONValue {
    .object([
      .init("distinct", .integer(distinct)), .init("compared", .array(compared.map(\.json))),
      .init("least_distance", .optional(leastDistance)),
    ])
  }
}

extension CertificateShard.Block {
  var value: JSONValue {
    .object([
      .init("queries", queries.json), .init("rows", .array(rows.map(\.json))),
    ])
  }
}

extension Range where Bound == Int {
  /// `[first, end]`.
  fileprivate var json: JSONValue { .array([.integer(lowerBound), .integer(upperBound)]) }
}
