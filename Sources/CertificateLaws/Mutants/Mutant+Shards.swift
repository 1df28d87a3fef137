import PropertyTesting
import TorusArtifacts
import TorusCertification

extension Mutant {
  /// Faults in shards and their merging.
  static let shards: [Mutant] = [
    merging("merge-forgets-rows", "of two shards' findings about a query, the second's are dropped")
    {
      shard, other in
      guard shard.blocks.count == 1, other.blocks.count == 1,
        shard.blocks[0].queries == other.blocks[0].queries
      else { return nil }
      return CertificateShard(
        setting: shard.setting, inputs: shard.inputs, units: shard.units,
        separation: .init(
          distinct: shard.separation.distinct,
          compared: (shard.separation.compared + other.separation.compared).united,
          leastDistance: shard.separation.leastDistance),
        blocks: [
          .init(
            queries: shard.blocks[0].queries,
            rows: (shard.blocks[0].rows + other.blocks[0].rows).united)
        ], arrays: shard.arrays)
    },
    merging("merge-keeps-the-first-separation", "δ of the first of two shards is that of both") {
      shard, other in
      guard let merged = try? shard.merged(with: other) else { return nil }
      return CertificateShard(
        setting: merged.setting, inputs: merged.inputs, units: merged.units,
        separation: .init(
          distinct: merged.separation.distinct, compared: merged.separation.compared,
          leastDistance: shard.separation.leastDistance),
        blocks: merged.blocks, arrays: merged.arrays)
    },
    part(
      "shard-without-lengths",
      "lengths of points are 0 in a shard, so that products are bounded too tightly",
      of: "-of-other-codes"
    ) { shard, _ in
      var arrays = shard.arrays
      arrays.lengths = arrays.lengths?.map { _ in 0 }
      arrays.queryLengths = arrays.queryLengths?.map { _ in 0 }
      return shard.with(arrays)
    },
    Mutant(
      "merge-counts-twice", "a shard may be merged with itself",
      killedBy: "certificate.shards.refuse-to-count-twice", "shards"
    ) {
      $0.merge = { (shard, other) throws(ShardError) in
        shard == other ? shard : try shard.merged(with: other)
      }
    },
    part(
      "shard-of-nearest-only",
      "a shard keeps its k nearest codes, not all that may be the nearest rows"
    ) { shard, neighbors in
      // The least that a shard may hold of each query, by the order of its rows.
      guard shard.arrays.labels == nil, shard.arrays.counts.contains(where: { $0 > neighbors })
      else { return shard }
      return shard.keeping(neighbors)
    },
  ]

  private static func part(
    _ name: String, _ fault: String, of codes: String = "",
    _ change: @escaping @Sendable (CertificateShard, _ neighbors: Int) -> CertificateShard
  ) -> Mutant {
    Mutant(
      name, fault,
      killedBy: LawName(stringLiteral: "certificate.shards.merge-to-the-whole\(codes)"), "shards"
    ) {
      $0.certifyPart = { (part, files, metric, neighbors) throws(CertificationError) in
        let shard = try Certifier.certify(
          part: part, of: files, metric: metric, neighbors: neighbors)
        return change(shard, neighbors)
      }
    }
  }

  private static func merging(
    _ name: String, _ fault: String,
    _ merge: @escaping @Sendable (CertificateShard, CertificateShard) -> CertificateShard?
  ) -> Mutant {
    Mutant(name, fault, killedBy: "certificate.shards.merge-to-the-whole", "shards") {
      $0.merge = { (shard, other) throws(ShardError) in
        if let merged = merge(shard, other) { return merged }
        return try shard.merged(with: other)
      }
    }
  }
}

extension CertificateShard {
  /// The same with the `count` nearest rows of each query.
  fileprivate func keeping(_ count: Int) -> CertificateShard {
    var kept = arrays
    (kept.counts, kept.rows, kept.distances) = ([], [], [])
    if arrays.exact != nil { kept.exact = [] }
    var start = 0
    for found in arrays.counts {
      let places = (start..<start + Int(found))
        .sorted { (arrays.distances[$0], $0) < (arrays.distances[$1], $1) }
        .prefix(count).sorted()
      kept.counts.append(UInt32(places.count))
      for place in places {
        kept.rows.append(arrays.rows[place])
        kept.distances.append(arrays.distances[place])
        if let exact = arrays.exact {
          kept.exact? += exact[place * limbs..<(place + 1) * limbs]
        }
      }
      start += Int(found)
    }
    return with(kept)
  }

  fileprivate func with(_ arrays: Arrays) -> CertificateShard {
    CertificateShard(
      setting: setting, inputs: inputs, units: units, separation: separation, blocks: blocks,
      arrays: arrays)
  }
}
