import PropertyTesting
import TorusArtifacts
import TorusCertification

extension CertificateCatalog {
  /// Laws of certificates that several workers make.
  var shardLaws: [Law] {
    [
      mergesToTheWhole("certificate.shards.merge-to-the-whole", "a natural grid", drawGrid),
      mergesToTheWhole(
        "certificate.shards.merge-to-the-whole-of-other-codes", "calibrated and product codes",
        drawCoded),
      readsAsItself, refusesOverlap,
    ]
  }

  /// The shards of all parts, in random order.
  private func drawShards(
    _ choices: inout Choices, of subject: Subject
  ) throws(Discard) -> [CertificateShard]? {
    let queries = try choices.integer(in: 1...4, named: "parts of queries")
    let rows = try choices.integer(in: 1...4, named: "parts of rows")
    var shards: [CertificateShard] = []
    for query in 1...queries {
      for row in 1...rows {
        guard let part = CertificatePart(queries: (query, queries), rows: (row, rows)),
          let shard = try? implementation.certifyPart(
            part, subject.files, subject.metric, subject.neighbors)
        else { return nil }
        shards.insert(shard, at: try choices.index(below: shards.count + 1, named: "place"))
      }
    }
    return shards
  }

  private func mergesToTheWhole(_ name: LawName, _ of: String, _ draw: @escaping Drawing) -> Law {
    Law(
      name,
      "shards by queries and rows of \(of) merge, in any order and grouping, to the certificate made at once"
    ) { (choices) throws(Discard) in
      let subject = try draw(&choices)
      guard let whole = try? certificate(of: subject),
        var shards = try drawShards(&choices, of: subject)
      else { return .fails("there is no certificate") }
      while shards.count > 1 {
        // Any two, not only neighbors: so groupings are of all kinds.
        let first = shards.remove(at: try choices.index(below: shards.count, named: "first"))
        let place = try choices.index(below: shards.count, named: "second")
        guard let merged = try? implementation.merge(first, shards[place]) else {
          return .fails("\(first.blocks) and \(shards[place].blocks) are refused")
        }
        shards[place] = merged
      }
      guard let merged = try? shards[0].certificate() else {
        return .fails("something is missing: \(shards[0].blocks)")
      }
      let pairs = zip(whole.files(), merged.files())
      return .require(
        whole == merged && pairs.allSatisfy { $0.name == $1.name && $0.bytes == $1.bytes },
        "they merge to \(merged), not \(whole)")
    }
  }

  private var readsAsItself: Law {
    Law(
      "certificate.shards.read-as-themselves",
      "a shard, and what shards merge to, is written and read as itself; only the whole is a certificate"
    ) { (choices) throws(Discard) in
      let subject = try drawCoded(&choices)
      guard let shards = try drawShards(&choices, of: subject) else {
        return .fails("there is no certificate")
      }
      var merged = shards[0]
      for (index, shard) in shards.enumerated() {
        if index > 0 {
          guard let both = try? implementation.merge(merged, shard) else {
            return .fails("a shard is refused")
          }
          merged = both
        }
        var files: [String: ArtifactFile] = [:]
        for file in merged.files() {
          files[file.name] = ArtifactFile(path: file.name, bytes: file.bytes)
        }
        guard let read = try? CertificateShard(files: files, path: "S") else {
          return .fails("\(merged) is malformed")
        }
        guard read == merged else { return .fails("\(merged) is read as \(read)") }
        let certificate = try? merged.certificate()
        // A last shard may be of nothing, where there are more parts than rows.
        if index == shards.count - 1, certificate == nil {
          return .fails("all shards are no certificate")
        }
      }
      return .holds
    }
  }

  private var refusesOverlap: Law {
    Law(
      "certificate.shards.refuse-to-count-twice",
      "a shard is not merged with itself, where it holds anything, nor with one of other tables or another k"
    ) { (choices) throws(Discard) in
      let subject = try drawCoded(&choices)
      guard let shard = try drawShards(&choices, of: subject)?[0] else {
        return .fails("there is no certificate")
      }
      let isEmpty = shard.blocks.isEmpty && shard.separation.compared.isEmpty
      let twice = try? implementation.merge(shard, shard)
      var other = subject.bundle
      try other.change(&choices)
      guard let files = try? other.read(), files.inputs != subject.files.inputs,
        let part = CertificatePart(),
        let stranger = try? implementation.certifyPart(
          part, files, subject.metric, subject.neighbors)
      else { return try choices.discard() }
      return .require(isEmpty || twice == nil, "merged with itself")
        .and(.require((try? implementation.merge(shard, stranger)) == nil, "merged with another's"))
    }
  }
}
