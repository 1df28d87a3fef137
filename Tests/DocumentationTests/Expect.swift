import Testing

/// Expects that `value` is what the remark beside it in the documentation says: its description
/// begins the remark, or ends it after ` = `.
///
/// A minus sign may be typeset, and a floating-point number without a fraction may leave out `.0`.
func expect<Value>(
  _ value: Value?, is remark: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let remark = remark.replacing("−", with: "-")
  let description = value.map { "\($0)" } ?? "nil"
  let forms =
    description.hasSuffix(".0") ? [description, "\(description.dropLast(2))"] : [description]
  let isStated = forms.contains { form in
    if remark.hasSuffix(" = " + form) { return true }
    guard remark.hasPrefix(form) else { return false }
    // What goes on must not be more of the value.
    let rest = remark.dropFirst(form.count)
    return rest.first.map { ":;, ".contains($0) } ?? true
  }
  #expect(isStated, "the value is \(description), not \(remark)", sourceLocation: sourceLocation)
}
