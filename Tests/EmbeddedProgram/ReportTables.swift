/// Nearest rows under each metric, with ties and a duplicate row.
func reportTables() {
  reportTable("U3", UnsignedBits<3>.self)
  reportTable("S8", SignedBits<8>.self)
  reportTable("UInt128", UInt128.self)
}

private func reportTable<Scalar: FixedWidthInteger>(_ name: String, _: Scalar.Type) {
  var points = Points<Scalar>()
  var rows: [TorusVector<Scalar>] = []
  for _ in 0..<40 { rows.append(vector(of: 3, from: &points)) }
  rows.append(rows[7])
  let table = TorusTable(rows, dimension: 3)
  for metric in TorusMetric.allCases {
    var line = "\(name) nearest"
    for neighbor in table.nearest(to: rows[7] + rows[1], count: 6, metric: metric) {
      line += " \(neighbor.row):\(neighbor.distance)"
    }
    print(line)
  }
  let twins = table.nearest(to: rows[7], count: 2).map { $0.row }
  print("\(name) twins \(twins[0]) \(twins[1])")
}
