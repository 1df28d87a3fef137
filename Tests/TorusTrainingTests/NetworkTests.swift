import Foundation
import Testing
import TorusTraining

@Suite("Layers and networks")
struct NetworkTests {
  static let network = Network([
    ("encoder", Encoder.fullyConnected(widths: [5, 4]).layers(inputs: 6)),
    ("head", Head.sphere.layers(features: 4, dimensions: 2)),
  ])
  static let shapes = [(outputs: 5, inputs: 6), (4, 5), (8, 4), (2, 8)]

  /// Output, dθ, and the gradient with respect to the last hidden activations' input.
  static func pass(
    _ network: Network, x: [Float], parameters: [Float], dy: [Float]
  ) -> (y: [Float], gradient: [Float]) {
    let count = x.count / network.layers[0].inputs
    let (activations, gradients) = (network.workspace(rows: count), network.workspace(rows: count))
    let total = Matrix(rows: 1, columns: network.parameterCount)
    return withExtendedLifetime((activations, gradients, total)) {
      for (index, value) in x.enumerated() { activations[0].elements[index] = value }
      for (index, value) in dy.enumerated() {
        gradients[network.layers.count].elements[index] = value
      }
      parameters.withUnsafeBufferPointer { parameters in
        guard let parameters = parameters.baseAddress else { return }
        network.forward(rows: 0..<count, activations: activations, parameters: parameters)
        network.backward(
          rows: 0..<count, activations: activations, gradients: gradients, parameters: parameters)
        network.gradient(
          activations: activations, gradients: gradients, into: total.elements,
          workers: Workers(threads: 1))
      }
      return (activations[network.layers.count].values, total.values)
    }
  }

  @Test("Values and parameter gradients are those of the textbook network")
  func textbook() {
    let x = [Float].normals(3 * 6, seed: 11)
    let parameters = [Float].normals(Self.network.parameterCount, seed: 12).map { $0 / 2 }
    let dy = [Float].normals(3 * 2, seed: 13)
    let (y, gradient) = Self.pass(Self.network, x: x, parameters: parameters, dy: dy)
    let outputs = { (theta: [Double]) in
      Reference.rows(x.doubles, width: 6)
        .flatMap { Reference.network($0, shapes: Self.shapes, parameters: theta) }
    }
    #expect(relativeError(y, outputs(parameters.doubles)) < 1e-5)
    let slopes = Reference.gradient(at: parameters.doubles) {
      Reference.dot(outputs($0), dy.doubles)
    }
    #expect(slopes.contains { abs($0) > 0.1 })
    #expect(relativeError(gradient, slopes) < gradientTolerance)
  }

  @Test("One linear layer pulls gradients back through its weights")
  func linear() {
    let layer = LinearLayer(inputs: 3, outputs: 2)
    let (dy, dx) = (
      Matrix(rows: 1, columns: 2, values: [10, 100]), Matrix(rows: 1, columns: 3)
    )
    withExtendedLifetime((dy, dx)) {
      let parameters: [Float] = [1, 2, 3, 4, 5, 6, 7, 8]
      parameters.withUnsafeBufferPointer { parameters in
        guard let parameters = parameters.baseAddress else { return }
        layer.backward(rows: 0..<1, y: dy, dy: dy, parameters: parameters, dx: dx)
      }
      #expect(dx.values == [410, 520, 630])
    }
  }

  @Test("More outputs than one gradient part holds are all covered")
  func parts() {
    let network = Network([("wide", [LinearLayer(inputs: 1, outputs: 70)])])
    let (_, gradient) = Self.pass(
      network, x: [2, 3], parameters: [Float](repeating: 0, count: 140),
      dy: [Float](repeating: 1, count: 140))
    #expect(gradient == [Float](repeating: 5, count: 70) + [Float](repeating: 2, count: 70))
  }

  @Test("Parameters are named and shaped as PyTorch's Sequential names them")
  func names() {
    #expect(
      Self.network.slots.map(\.name) == [
        "encoder.0.weight", "encoder.0.bias", "encoder.2.weight", "encoder.2.bias",
        "head.0.weight", "head.0.bias", "head.2.weight", "head.2.bias",
      ])
    #expect(Self.network.slots.first?.shape == [5, 6])
    #expect(Self.network.slots.last?.shape == [2])
  }

  @Test("First weights lie in ±1/√inputs and fill that range")
  func initialization() throws {
    let network = Network([("wide", [LinearLayer(inputs: 16, outputs: 100)])])
    let values = network.initialParameters(seed: 1)
    #expect(values.allSatisfy { abs($0) <= 0.25 })
    #expect(try #require(values.max()) > 0.24)
    #expect(try #require(values.min()) < -0.24)
    #expect(values != network.initialParameters(seed: 2))
  }

  @Test(
    "A partition covers everything once, in order, in nearly equal parts", arguments: [1, 7, 8, 50])
  func partition(count: Int) {
    let partition = Partition(count: count)
    let ranges = (0..<partition.parts).map { partition[$0] }
    #expect(ranges.flatMap { Array($0) } == Array(0..<count))
    #expect(
      ranges.allSatisfy { $0.count == count / ranges.count || $0.count == count / ranges.count + 1 }
    )
  }
}
