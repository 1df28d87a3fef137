public import TorusArtifacts

/// Judges certificates: recomputes all that the files allow, by the plain definitions, and compares.
public enum Verifier {
  /// The verdict on the certificate in `folder` about the files at `paths`.
  ///
  /// - Throws: `ArtifactError` for files that are malformed or do not belong together, and where the
  ///   certificate needs queries, a refinement or labels that `paths` lacks, or the other way round.
  public static func verify(
    certificate folder: String, paths: CertifiedPaths, sample: QuerySample? = nil,
    threads: Int = 1
  ) throws(ArtifactError) -> Verdict {
    try verify(
      CertificateFolder(contentsOf: folder), files: CertifiedFiles(paths), path: folder,
      sample: sample, threads: threads)
  }

  /// The verdict on a certificate that was read from `path`, about these files.
  ///
  /// - Throws: `ArtifactError` where the certificate and the files have not the same parts.
  /// - Complexity: O((queries + rows) · rows · (axes + k)), O(rows) memory for each thread: tables stay in
  ///   their files.
  public static func verify(
    _ folder: CertificateFolder, files: CertifiedFiles, path: String,
    sample: QuerySample? = nil, threads: Int = 1
  ) throws(ArtifactError) -> Verdict {
    precondition(threads >= 1, "expected at least one thread, found \(threads)")
    let claimed = folder.certificate
    let hasEmbeddings =
      files.table.embeddings != nil && (files.queries.map { $0.embeddings != nil } ?? true)
    // What is malformed is nothing that could be true or false: all of that comes first.
    try requireSameParts(claimed, files, path: path)
    try requireBounds(claimed, residualsAreBelieved: !hasEmbeddings, path: path)
    for array in folder.arrays where array.claimed != array.found {
      return .refuted(
        Witness(
          claim: .identity, place: .digest(array.name),
          claimed: .string(array.claimed.hexadecimal),
          recomputed: .string(array.found.hexadecimal)))
    }
    if let witness = TorusVerification.difference(
      claimed.inputs.value, files.inputs.value, claim: .identity, keys: ["inputs"])
      ?? difference(claimed.setting, files)
    {
      return .refuted(witness)
    }
    let queries = claimed.setting.queries
    let chosen = sample.map { $0.chosen(of: queries) }
    guard
      let recomputed = recomputed(
        files, claimed: claimed, hasEmbeddings: hasEmbeddings, sample: chosen, threads: threads)
    else {
      throw ArtifactError(
        path: path, offset: 0, expected: "residuals and sums within their limits",
        found: "larger ones")
    }
    try files.requireUnchanged()
    if let witness = TorusVerification.difference(claimed, recomputed) { return .refuted(witness) }
    let unchecked = hasEmbeddings ? [] : unchecked(claimed.setting)
    if let chosen {
      return .sampled(queries: chosen.count, of: queries, unchecked: unchecked)
    }
    return hasEmbeddings ? .verified : .conditional(unchecked: unchecked)
  }

  /// The arrays that only embeddings decide.
  private static func unchecked(_ setting: CertificateSetting) -> [CertificateArray] {
    [.residuals] + (setting.metric.hasExactAnswers ? [.exactNeighbors, .thresholds] : [])
      + (setting.queriesApart ? [.queryResiduals] : [])
  }

  private static func requireSameParts(
    _ claimed: Certificate, _ files: CertifiedFiles, path: String
  ) throws(ArtifactError) {
    let parts = [
      ("queries", claimed.inputs.queries != nil, files.queries != nil),
      ("labels", claimed.inputs.labels != nil, files.labels != nil),
      (
        "a refinement", claimed.inputs.table.refinement != nil,
        files.inputs.table.refinement != nil
      ),
      (
        "a codebook", claimed.inputs.table.codebook != nil, files.inputs.table.codebook != nil
      ),
    ]
    for (name, isClaimed, isGiven) in parts where isClaimed != isGiven {
      throw ArtifactError(
        path: path, offset: 0, expected: "files \(isGiven ? "with" : "without") \(name), as given",
        found: "a certificate \(isClaimed ? "with" : "without") \(name)")
    }
  }

  /// Throws where sums of bounds could leave 63 bits: of the largest residuals that are possible, and of
  /// those of the certificate where they are not made anew.
  private static func requireBounds(
    _ claimed: Certificate, residualsAreBelieved: Bool, path: String
  ) throws(ArtifactError) {
    guard let greatest = claimed.setting.greatestResidual else {
      throw ArtifactError(
        path: path, offset: 0, expected: "bounds within 63 bits",
        found: "\(claimed.setting.axes) axes of \(claimed.setting.fineBits) bits")
    }
    let residuals = claimed.evidence.residuals + (claimed.evidence.queryResiduals ?? [])
    if residualsAreBelieved, let larger = residuals.first(where: { $0 > greatest }) {
      throw ArtifactError(
        path: path, offset: 0, expected: "residuals of at most \(greatest)",
        found: .integer(larger))
    }
  }

  /// The first part of a setting that is not the files'. What is left, k, was checked against the
  /// number of rows when the certificate was read.
  private static func difference(
    _ claimed: CertificateSetting, _ files: CertifiedFiles
  ) -> Witness? {
    let codes = files.table.codes
    let parts: [(key: String, claimed: Int, recomputed: Int)] = [
      ("rows", claimed.rows, codes.rows),
      ("queries", claimed.queries, files.queries?.codes.rows ?? codes.rows),
      ("axes", claimed.axes, codes.axes),
    ]
    if let part = parts.first(where: { $0.claimed != $0.recomputed }) {
      return Witness(
        claim: .identity, place: .entry(["setting", part.key]), claimed: .integer(part.claimed),
        recomputed: .integer(part.recomputed))
    }
    return TorusVerification.difference(
      claimed.points.value, files.points.value, claim: .identity, keys: ["setting"])
  }
}
