/// How the values of a choice are ordered, simplest first.
@frozen
public enum ChoiceKind: UInt8, Hashable, Sendable {
  /// A plain number: 0, 1, 2, ….
  case index
  /// The residue of an unsigned w-bit integer: 0, 1, 2, ….
  case unsigned
  /// The residue of a signed w-bit integer, by magnitude and positive first:
  /// 0, 1, −1, 2, −2, …, −2^(w−1).
  case signed
  /// A floating-point number, 2·(bits without sign) + (1 if negative), by `FloatFormat.rank(of:)`:
  /// 0, −0, 1, −1, 2, −2, …, then halves, quarters, …, infinities, NaN.
  case float
}
