import Foundation
import Testing
import TorusTraining

@Suite("Evaluation")
struct EvaluationTests {
  @Test("Measures at R of a worked example")
  func worked() {
    // One circle. The query at 0 sees references at 0.01 (a), 0.02 (b), 0.97 (a), 0.1 (a), 0.5 (b).
    let evaluation = Evaluation(
      head: .torusC, axes: 1, references: [0.5, 0.1, 0.97, 0.02, 0.01],
      referenceLabels: [2, 1, 1, 2, 1], queries: [0, 0], queryLabels: [1, 2])
    // Label 1, R = 3: a b a → 2/3, and (1 + 2/3)/3 = 5/9. Label 2, R = 2: a b → 1/2, and (1/2)/2.
    #expect(evaluation.precisionAt1 == 0.5)
    #expect(abs(evaluation.rPrecision - (2.0 / 3 + 1.0 / 2) / 2) < 1e-12)
    #expect(abs(evaluation.meanAveragePrecisionAtR - (5.0 / 9 + 1.0 / 4) / 2) < 1e-12)
  }

  @Test("Of equally near references the first decides")
  func ties() {
    for labels in [[1, 2], [2, 1]] {
      let precision = Evaluation.precisionAt1(
        head: .sphere, axes: 2, references: [1, 0, 1, 0], referenceLabels: labels,
        queries: [0, 1], queryLabels: [1])
      #expect(precision == (labels[0] == 1 ? 1 : 0))
      let evaluation = Evaluation(
        head: .sphere, axes: 2, references: [1, 0, 1, 0], referenceLabels: labels,
        queries: [0, 1], queryLabels: [1])
      #expect(evaluation.precisionAt1 == precision)
    }
  }

  @Test("Equal references are equally near wherever they lie, for any number of queries")
  func equalReferences() {
    // One point of 7 coordinates again and again, which BLAS adds up in several orders.
    let point: [Float] = (0..<7).map { Float($0 * 37 % 100) / 100 + 0.003 }
    for head in [Head.sphere, .torusC] {
      for (references, queries) in [(37, 1), (1437, 3), (1437, 64), (613, 70)] {
        let labels = [1] + Array(repeating: 2, count: references - 1)
        let asked = [Float].normals(queries * 7, seed: 5)
        let precision = Evaluation.precisionAt1(
          head: head, axes: 7, references: Array((0..<references).map { _ in point }.joined()),
          referenceLabels: labels, queries: asked, queryLabels: Array(repeating: 1, count: queries))
        #expect(precision == 1)
      }
    }
  }

  @Test("Both ways to precision@1 agree, also where products overflow")
  func bothWays() {
    for scale in [1, 1e25] as [Float] {
      let references = [Float].normals(200 * 5, seed: 1).map { $0 * scale }
      let queries = [Float].normals(70 * 5, seed: 2).map { $0 * scale }
      let (labels, asked) = ((0..<200).map { $0 % 3 }, (0..<70).map { $0 % 3 })
      let precision = Evaluation.precisionAt1(
        head: .sphere, axes: 5, references: references, referenceLabels: labels, queries: queries,
        queryLabels: asked)
      let evaluation = Evaluation(
        head: .sphere, axes: 5, references: references, referenceLabels: labels, queries: queries,
        queryLabels: asked)
      #expect(evaluation.precisionAt1 == precision)
      #expect(precision > 0.1 && precision < 0.9)
    }
  }

  @Test("Neighbors are found across the seam")
  func seam() {
    let precision = Evaluation.precisionAt1(
      head: .torusN, axes: 1, references: [0.8, 0.02], referenceLabels: [1, 2], queries: [0.99],
      queryLabels: [2])
    #expect(precision == 1)
  }

  @Test("A class without references is a miss at 1 and left out at R; no queries give 0")
  func unknownClass() {
    let evaluation = Evaluation(
      head: .sphere, axes: 1, references: [1], referenceLabels: [1], queries: [1, 1],
      queryLabels: [1, 9])
    #expect(evaluation.precisionAt1 == 0.5)
    #expect(evaluation.rPrecision == 1)
    let none = Evaluation(
      head: .sphere, axes: 1, references: [], referenceLabels: [], queries: [], queryLabels: [])
    #expect(none.precisionAt1 == 0)
  }

  @Test("More queries than one block are answered in order")
  func blocks() {
    let turns = (0..<150).map { Float($0) / 150 }
    let precision = Evaluation.precisionAt1(
      head: .torusC, axes: 1, references: turns, referenceLabels: Array(0..<150), queries: turns,
      queryLabels: Array(0..<150), threads: 2)
    #expect(precision == 1)
  }

  @Test("Circular variance is 0 for one point, 1 for opposite points, 1 − √½ at a right angle")
  func variance() {
    let value = { (turns: [Float]) in
      Evaluation.circularVariance(head: .torusC, axes: 1, embeddings: turns)
    }
    #expect(value([0.3, 0.3, 0.3]) < 1e-7)
    #expect(abs(value([0.1, 0.6]) - 1) < 1e-7)
    #expect(abs(value([0, 0.25]) - (1 - (0.5).squareRoot())) < 1e-7)
    #expect(value([]) == 1)
    #expect(Evaluation.circularVariance(head: .sphere, axes: 2, embeddings: [1, 0, -1, 0]) == 1)
  }
}

@Suite("Model")
struct ModelTests {
  static func model(_ head: Head) throws -> Model {
    let images = try TrainingTests.images(12, seed: 1)
    return try Trainer(configuration: TrainingTests.configuration(head)).train(on: images).model
  }

  @Test("A model is its parameters, in any order", arguments: Head.allCases)
  func roundTrip(head: Head) throws {
    let model = try Self.model(head)
    let images = try TrainingTests.images(70, seed: 2)
    let again = try Model(
      configuration: model.configuration, height: 4, width: 4,
      parameters: model.parameters.reversed())
    let embeddings = try model.embeddings(of: images.pixels)
    #expect(embeddings.count == 70 * model.axes)
    #expect(try again.embeddings(of: images.pixels) == embeddings)
    // An embedding does not depend on the images beside it.
    let last = Array(images.pixels[69 * 16..<70 * 16])
    #expect(try model.embeddings(of: last) == Array(embeddings.suffix(model.axes)))
  }

  @Test("Embeddings are those of the textbook network", arguments: Head.allCases)
  func textbook(head: Head) throws {
    let model = try Self.model(head)
    let image = try TrainingTests.images(1, seed: 3)
    let z = Reference.network(
      image.pixels.doubles, shapes: [(outputs: 8, inputs: 16), (16, 8), (4, 16)],
      parameters: model.parameters.flatMap { $0.values.doubles })
    let embedding = try model.embeddings(of: image.pixels)
    #expect(
      relativeError(
        head.points(of: embedding, axes: model.axes), Reference.point(z, head: head)) < 1e-5)
    if head != .sphere { #expect(embedding.allSatisfy { $0 >= 0 && $0 < 1 }) }
  }

  @Test("Parameters that do not fit are refused")
  func refusedParameters() throws {
    let model = try Self.model(.sphere)
    let make = { (parameters: [NamedParameter]) throws in
      _ = try Model(
        configuration: model.configuration, height: 4, width: 4, parameters: parameters)
    }
    let good = model.parameters
    #expect(
      throws: TrainingError.parameter(
        expectedName: "encoder.0.weight", expectedShape: [8, 16], foundName: nil, foundShape: [])
    ) { try make(Array(good.dropFirst())) }
    var bent = good
    bent[1] = NamedParameter(name: good[1].name, shape: [4, 2], values: good[1].values)
    #expect(
      throws: TrainingError.parameter(
        expectedName: "encoder.0.bias", expectedShape: [8], foundName: "encoder.0.bias",
        foundShape: [4, 2])
    ) { try make(bent) }
    var sick = good
    sick[1] = NamedParameter(name: good[1].name, shape: [8], values: [0, 0, .nan, 0, 0, 0, 0, 0])
    #expect(throws: TrainingError.parameterNotFinite(name: "encoder.0.bias", index: 2)) {
      try make(sick)
    }
    let extra = good + [NamedParameter(name: "tail.0.bias", shape: [1], values: [0])]
    #expect(throws: TrainingError.unknownParameter(name: "tail.0.bias")) { try make(extra) }
  }

  @Test("Images that do not fit, or overflow, are refused")
  func refusedImages() throws {
    let model = try Self.model(.sphere)
    let bad = [Float](repeating: 0, count: 17)
    #expect(throws: TrainingError.pixelCount(expected: 16, found: 17)) {
      try model.embeddings(of: bad)
    }
    #expect(throws: TrainingError.pixelNotFinite(index: 16)) {
      try model.embeddings(of: [Float](repeating: 0, count: 16) + [.infinity] + bad.dropFirst(2))
    }
    #expect(try model.embeddings(of: []) == [])
    // Weights of 10^30 and no biases: a dark image gives 0, a bright one 10^60.
    let steep = try Model(
      configuration: model.configuration, height: 4, width: 4,
      parameters: model.parameters.map { parameter in
        let value: Float = parameter.shape.count == 2 ? 1e30 : 0
        return NamedParameter(
          name: parameter.name, shape: parameter.shape, values: parameter.values.map { _ in value })
      })
    let pair = [Float](repeating: 0, count: 16) + [Float](repeating: 1, count: 16)
    #expect(throws: TrainingError.embeddingNotFinite(image: 1)) { try steep.embeddings(of: pair) }
  }
}
