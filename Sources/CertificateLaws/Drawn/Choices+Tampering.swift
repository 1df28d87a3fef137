import PropertyTesting
import TorusArtifacts

/// A certificate folder about tables, of which some numbers were changed after it was made; all digests
/// were made anew, so that nothing but the claims can be wrong.
struct Tampered {
  let bundle: any CertifiedBundle
  let inputs: CertificateInputs
  let files: CertifiedFiles
  /// The folder, read; `nil` where it is malformed.
  let folder: CertificateFolder?
}

extension Choices {
  /// One to three changes to a certificate or to what it is about, and perhaps totals that fit them.
  mutating func tampered(
    _ certificate: Certificate, about original: any CertifiedBundle
  ) throws(Discard) -> Tampered {
    var bundle = original
    var evidence = certificate.evidence
    // As it will be read: members in the order of their names.
    let canonical = certificate.value.canonicalBytes()
    guard let json = try? JSONValue(decoding: canonical, path: Certificate.fileName) else {
      return try discard()
    }
    var numbers: [(path: [Int], step: Int)] = []
    for _ in 0..<(try integer(in: 1...3, named: "changes")) {
      switch try index(below: 6, named: "change") {
      case 0: try change(&evidence)
      case 1: try swap(&evidence)
      case 2: numbers.append((try path(in: json), try step()))
      case 3 where bundle.labels != nil:
        let row = try index(below: bundle.rows, named: "row")
        bundle.labels?[row] = Int64(try index(below: 3, named: "label"))
      default: try bundle.change(&self)
      }
    }
    guard let files = try? bundle.read() else { return try discard() }
    var claims = certificate.claims
    if try bool(named: "totals made anew") {
      let totals = PlainClaims.totals(
        evidence, setting: certificate.setting,
        places: claims.exact.map { ($0.denominatorBits, $0.numeratorBits) },
        hasLabels: claims.labelProved != nil,
        separation: claims.separation)
      guard let totals else { return try discard() }
      claims = totals
    }
    var folder = Certificate(
      setting: certificate.setting, inputs: files.inputs, claims: claims, evidence: evidence
    ).files()
    if !numbers.isEmpty, let json = folder.popLast() {
      guard var value = try? JSONValue(decoding: json.bytes, path: json.name) else {
        return try discard()
      }
      for number in numbers {
        value = value.changed(at: number.path[...], by: number.step)
      }
      folder.append((json.name, value.canonicalBytes()))
    }
    let read = try? CertificateFolder(
      files: folder.map { ($0.name, ArtifactFile(path: $0.name, bytes: $0.bytes)) }, path: "C")
    note("changed to \(bundle) and \(read.map { "\($0.certificate)" } ?? "a malformed folder")")
    return Tampered(bundle: bundle, inputs: files.inputs, files: files, folder: read)
  }

  private mutating func step() throws(Discard) -> Int {
    try element(of: [1, -1, 2, -2, 4, -4, 7, -7, 3, 65536, -65536, .min, .max], named: "step")
  }

  /// A way down to a value that holds no others, each turn equally likely.
  private mutating func path(in value: JSONValue) throws(Discard) -> [Int] {
    switch value {
    case .array(let values) where !values.isEmpty:
      let place = try index(below: values.count, named: "place")
      return [place] + (try path(in: values[place]))
    case .object(let members) where !members.isEmpty:
      // Of the whole, the claims; the digests are made anew anyway.
      let claims = members.firstIndex { $0.name == "claims" }
      var place = claims ?? 0
      if claims == nil { place = try index(below: members.count, named: "member") }
      return [place] + (try path(in: members[place].value))
    default: return []
    }
  }

  private mutating func array(of evidence: CertificateEvidence) throws(Discard) -> CertificateArray
  {
    let arrays = CertificateArray.allCases.filter { !evidence.elements($0).isEmpty }
    return try element(of: arrays, named: "array")
  }

  private mutating func change(_ evidence: inout CertificateEvidence) throws(Discard) {
    let array = try array(of: evidence)
    let place = try index(below: evidence.elements(array).count, named: "place")
    let step = UInt64(truncatingIfNeeded: try step())
    evidence.replace(array, at: place, by: evidence.elements(array)[place] &+ step)
  }

  private mutating func swap(_ evidence: inout CertificateEvidence) throws(Discard) {
    let array = try array(of: evidence)
    let elements = evidence.elements(array)
    let first = try index(below: elements.count, named: "place")
    let second = try index(below: elements.count, named: "place")
    evidence.replace(array, at: first, by: elements[second])
    evidence.replace(array, at: second, by: elements[first])
  }

  /// Another point, code or refinement somewhere.
  mutating func change(_ bundle: inout Bundle) throws(Discard) {
    let layout = bundle.layout
    var parcel = bundle.table
    let isQuery = bundle.queries != nil ? try bool(named: "of a query") : false
    if isQuery, let queries = bundle.queries { parcel = queries }
    let place = try index(below: parcel.points.count, named: "place")
    let step = try step()
    func moved(_ code: UInt16, bits: Int) -> UInt16 {
      (code &+ UInt16(truncatingIfNeeded: step)) & (.max >> UInt16(16 - bits))
    }
    let kind = try index(below: 3, named: "of points, codes, refinements")
    if kind == 0 {
      parcel.points[place] = (parcel.points[place] + step % 65537) % (1 << Parcel.scale)
    } else if kind == 2, let bits = layout.refinementBits, let r = parcel.refinement?[place] {
      parcel.refinement?[place] = moved(r, bits: bits)
    } else {
      parcel.codes[place] = moved(parcel.codes[place], bits: layout.bits)
    }
    if isQuery { bundle.queries = parcel } else { bundle.table = parcel }
  }
}

extension CertificateEvidence {
  /// Puts a number into an array, cut to its width.
  fileprivate mutating func replace(_ array: CertificateArray, at place: Int, by value: UInt64) {
    switch array {
    case .residuals: residuals[place] = value
    case .queryResiduals: queryResiduals?[place] = value
    case .neighbors: neighbors[place] = UInt32(truncatingIfNeeded: value)
    case .members: members[place] = UInt8(truncatingIfNeeded: value)
    case .rescoring: rescoring[place] = UInt32(truncatingIfNeeded: value)
    case .status: status[place] = UInt8(truncatingIfNeeded: value)
    case .radii: radii?[place] = value
    case .exactNeighbors: exactNeighbors?[place] = UInt32(truncatingIfNeeded: value)
    case .thresholds: thresholds?[place] = value
    }
  }
}

extension JSONValue {
  /// The value with `step` added to the number to which `path` leads, by places; where δ changes,
  /// ⌊(δ − 1)/2⌋ does too.
  fileprivate func changed(at path: ArraySlice<Int>, by step: Int) -> JSONValue {
    switch self {
    case .number(let number):
      return number.integer(as: Int.self).map { .integer($0 &+ step) } ?? self
    case .array(var values):
      guard let place = path.first else { return self }
      values[place] = values[place].changed(at: path.dropFirst(), by: step)
      return .array(values)
    case .object(var members):
      guard let place = path.first else { return self }
      let member = members[place]
      members[place] = .init(member.name, member.value.changed(at: path.dropFirst(), by: step))
      guard member.name == "least_distance", case .number(let number) = members[place].value,
        let distance = number.integer(as: Int.self), distance > 0
      else { return .object(members) }
      return .object(
        members.map {
          $0.name == "correctable_weight" && $0.value != .null
            ? .init($0.name, .integer((distance - 1) / 2)) : $0
        })
    default: return self
    }
  }
}
