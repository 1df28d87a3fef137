/// The shape of one parameter of a layer and the number of inputs that each of its outputs sums.
package struct ParameterShape: Sendable, Equatable {
  /// "weight" or "bias", as in PyTorch.
  package let name: String
  package let shape: [Int]
  package let fanIn: Int

  package var count: Int { shape.reduce(1, *) }
}

/// One layer, y = f(x; θ), row by row, with x (N, inputs) and y (N, outputs).
///
/// The gradient of a loss with respect to x is written dx, and so on. Rows are independent in
/// `forward` and `backward`; `gradient` sums over all rows for one part of the parameters, and the
/// parts are disjoint. A convolution is one more layer, its row a whole image.
package protocol Layer: Sendable {
  var inputs: Int { get }
  var outputs: Int { get }

  /// In the order in which they lie in θ.
  var parameterShapes: [ParameterShape] { get }

  /// y[r] ← f(x[r]; θ) for r in `rows`.
  func forward(rows: Range<Int>, x: Matrix, parameters: UnsafePointer<Float>, y: Matrix)

  /// dx[r] ← (∂y/∂x)ᵀ dy[r] for r in `rows`.
  func backward(
    rows: Range<Int>, y: Matrix, dy: Matrix, parameters: UnsafePointer<Float>, dx: Matrix)

  /// The number of parts that `gradient` is cut into; 0 without parameters.
  var gradientParts: Int { get }

  /// dθ[part] ← Σ_r (∂y/∂θ)ᵀ dy[r], over every row r.
  func gradient(part: Int, x: Matrix, dy: Matrix, into gradient: UnsafeMutablePointer<Float>)
}

/// y = x·Wᵀ + b, with W (outputs, inputs) and b (outputs): PyTorch's `Linear`.
package struct LinearLayer: Layer {
  package let inputs: Int
  package let outputs: Int

  package init(inputs: Int, outputs: Int) {
    self.inputs = inputs
    self.outputs = outputs
  }

  package var parameterShapes: [ParameterShape] {
    [
      ParameterShape(name: "weight", shape: [outputs, inputs], fanIn: inputs),
      ParameterShape(name: "bias", shape: [outputs], fanIn: inputs),
    ]
  }

  package func forward(
    rows: Range<Int>, x: Matrix, parameters: UnsafePointer<Float>, y: Matrix
  ) {
    let bias = parameters + outputs * inputs
    for row in rows { y.row(row).update(from: bias, count: outputs) }
    multiply(
      Factor(x.row(rows.lowerBound), stride: inputs),
      Factor(parameters, stride: inputs).transposed,
      into: y.row(rows.lowerBound), stride: outputs,
      rows: rows.count, columns: outputs, depth: inputs, beta: 1)
  }

  package func backward(
    rows: Range<Int>, y: Matrix, dy: Matrix, parameters: UnsafePointer<Float>, dx: Matrix
  ) {
    multiply(
      Factor(dy.row(rows.lowerBound), stride: outputs), Factor(parameters, stride: inputs),
      into: dx.row(rows.lowerBound), stride: inputs,
      rows: rows.count, columns: inputs, depth: outputs)
  }

  /// Parts of at most 32 outputs.
  package var gradientParts: Int { (outputs + 31) / 32 }

  package func gradient(
    part: Int, x: Matrix, dy: Matrix, into gradient: UnsafeMutablePointer<Float>
  ) {
    let slab = Partition(count: outputs, parts: gradientParts)[part]
    multiply(
      Factor(dy.elements + slab.lowerBound, stride: outputs).transposed,
      Factor(x.elements, stride: inputs),
      into: gradient + slab.lowerBound * inputs, stride: inputs,
      rows: slab.count, columns: inputs, depth: dy.rows)
    let bias = gradient + outputs * inputs
    for output in slab { bias[output] = 0 }
    for row in 0..<dy.rows {
      let dyRow = dy.row(row)
      for output in slab { bias[output] += dyRow[output] }
    }
  }
}

/// y = max(x, 0): PyTorch's `ReLU`. The derivative at 0 is taken as 0.
package struct RectifierLayer: Layer {
  package let width: Int

  package var inputs: Int { width }
  package var outputs: Int { width }
  package var parameterShapes: [ParameterShape] { [] }
  package var gradientParts: Int { 0 }

  package init(width: Int) { self.width = width }

  package func forward(
    rows: Range<Int>, x: Matrix, parameters: UnsafePointer<Float>, y: Matrix
  ) {
    let (source, target) = (x.row(rows.lowerBound), y.row(rows.lowerBound))
    for index in 0..<rows.count * width { target[index] = max(source[index], 0) }
  }

  package func backward(
    rows: Range<Int>, y: Matrix, dy: Matrix, parameters: UnsafePointer<Float>, dx: Matrix
  ) {
    let first = rows.lowerBound
    let (output, upstream, target) = (y.row(first), dy.row(first), dx.row(first))
    for index in 0..<rows.count * width { target[index] = output[index] > 0 ? upstream[index] : 0 }
  }

  package func gradient(
    part: Int, x: Matrix, dy: Matrix, into gradient: UnsafeMutablePointer<Float>
  ) {}
}
