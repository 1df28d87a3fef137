import TorusArtifacts

/// The tables of one certificate, made ready: codes aligned, points exact, residuals measured.
struct CertificationSubject: Sendable {
  let setting: CertificateSetting
  let codes: FineCodes
  let queryCodes: FineCodes
  let residuals: [UInt64]
  let queryResiduals: [UInt64]
  let exact: ExactDistances
  let wideRows: Int
  let labels: LabelTable?

  init(_ files: CertifiedFiles, neighbors: Int) throws(CertificationError) {
    let layout = files.table.codes.layout
    guard let embeddings = files.table.embeddings else { throw .noEmbeddings(of: .rows) }
    setting = try Self.setting(of: files, neighbors: neighbors)
    codes = FineCodes(files.table.codes)
    labels = files.labels
    let rows = ExactRows(embeddings, period: layout.period)
    residuals = TorusCertification.residuals(
      rows, codes: codes, refinementBits: layout.refinementBits)
    guard let queries = files.queries else {
      queryCodes = codes
      queryResiduals = residuals
      exact = ExactDistances(rows: rows, queries: rows)
      wideRows = rows.wideRows
      return
    }
    guard let queryEmbeddings = queries.embeddings else { throw .noEmbeddings(of: .queries) }
    queryCodes = FineCodes(queries.codes)
    let queryRows = ExactRows(queryEmbeddings, period: layout.period)
    queryResiduals = TorusCertification.residuals(
      queryRows, codes: queryCodes, refinementBits: layout.refinementBits)
    exact = ExactDistances(rows: rows, queries: queryRows)
    wideRows = rows.wideRows + queryRows.wideRows
  }

  private static func setting(
    of files: CertifiedFiles, neighbors: Int
  ) throws(CertificationError) -> CertificateSetting {
    let codes = files.table.codes
    guard codes.rows < 1 << 32 else { throw .rows(codes.rows) }
    let available = files.queries == nil ? codes.rows - 1 : codes.rows
    guard
      let setting = CertificateSetting(
        rows: codes.rows, queries: files.queries?.codes.rows ?? codes.rows,
        queriesApart: files.queries != nil, axes: codes.axes, layout: codes.layout,
        neighbors: neighbors)
    else { throw .neighbors(neighbors, available: available) }
    guard setting.greatestResidual != nil else {
      throw .axes(codes.axes, largest: (Int.max / 3) >> (setting.fineBits + 15))
    }
    return setting
  }
}
