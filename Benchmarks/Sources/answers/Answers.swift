import ToroidalArithmetic

// Answers questions from standard input, one a line, for the comparison with peers:
//
//   displacement A B       the signed step, in 16 bits
//   midpoints A B          all, as numerators over 2
//   mean A B C …           all Fréchet means, as floor numerator denominator
//   direction A B C …      the direction of the resultant as a code, or none
//   unwrap A B C …         the unwrapped integers, or refused
//   turns X                the 16-bit code of X turns, a decimal floating-point number
//   nearest K A,B C,D …    the K rows nearest to the first of the points in (Z/2^16)^2, Lee

func answer(_ words: [Substring]) -> String {
  guard let question = words.first else { return "" }
  let operands = words.dropFirst()
  switch question {
  case "turns":
    guard let x = operands.first.flatMap({ Double($0) }), let code = UInt16(turns: x) else {
      return "refused"
    }
    return "\(code)"
  case "nearest":
    let points = operands.dropFirst().map { text in
      TorusVector(text.split(separator: ",").compactMap { UInt16($0) })
    }
    guard let count = operands.first.flatMap({ Int($0) }), let query = points.first else {
      return "refused"
    }
    let table = TorusTable(Array(points.dropFirst()), dimension: query.dimension)
    return table.nearest(to: query, count: count).map { "\($0.row):\($0.distance)" }
      .joined(separator: " ")
  default: break
  }
  let codes = operands.compactMap { UInt16($0) }
  guard codes.count == operands.count, codes.count >= 2 else { return "refused" }
  switch question {
  case "displacement": return "\(codes[0].displacement(to: codes[1]))"
  case "midpoints":
    return codes[0].midpoints(to: codes[1]).all.map {
      "\(2 * Int($0.floor) + ($0.isHalfway ? 1 : 0))"
    }
    .joined(separator: " ")
  case "mean":
    return (CircularSample(codes)?.frechetMean().minimizers ?? []).map {
      "\($0.floor):\($0.numerator):\($0.denominator)"
    }.joined(separator: " ")
  case "direction":
    return Resultant(of: codes).directionInTurns(as: Double.self).map { "\($0)" } ?? "none"
  case "unwrap":
    guard let integers = try? codes.unwrapped(as: Int64.self) else { return "refused" }
    return integers.map { "\($0)" }.joined(separator: " ")
  default: return "refused"
  }
}

while let line = readLine() { print(answer(line.split(separator: " "))) }
