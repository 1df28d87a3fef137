extension TorusVector: CustomStringConvertible {
  /// The components in decimal, as `(250, 7)`.
  public var description: String {
    var text = "("
    for (axis, component) in components.enumerated() {
      if axis > 0 { text += ", " }
      text += String(component)
    }
    return text + ")"
  }
}

#if !hasFeature(Embedded)
  extension TorusVector: CustomDebugStringConvertible {
    /// The type and the components in decimal and as w-bit patterns in hexadecimal, such as
    /// `TorusVector<Int8>(-6 = 0xfa, 7 = 0x07)`.
    public var debugDescription: String {
      let digits = (Scalar.bitWidth + 3) / 4
      let parts = components.map { component in
        let pattern = String(UInt128(Scalar.Magnitude(truncatingIfNeeded: component)), radix: 16)
        let zeros = String(repeating: "0", count: digits - pattern.count)
        return "\(component) = 0x\(zeros)\(pattern)"
      }
      return "TorusVector<\(Scalar.self)>(\(parts.joined(separator: ", ")))"
    }
  }
#endif
