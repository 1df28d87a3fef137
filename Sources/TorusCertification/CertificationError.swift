/// Why well-formed files have no certificate.
public enum CertificationError: Error, Hashable, Sendable {
  /// The embeddings of this table are not among the files: residuals cannot be measured.
  case noEmbeddings(of: Table)

  /// k neighbors were asked for where only `available` rows can be a neighbor.
  case neighbors(Int, available: Int)

  /// The table has 2^32 rows or more.
  case rows(Int)

  /// The bounds 2^16·D + ρ + ρ at this many axes could leave 63 bits.
  case axes(Int, largest: Int)

  /// The residuals of a table sum to 2^63 or more.
  case residualSum(of: Table)

  /// The two tables of a certificate.
  public enum Table: Hashable, Sendable {
    /// The table that is searched.
    case rows
    /// The queries apart.
    case queries
  }
}
