import Foundation
import Testing
import TorusTraining

@Suite("Training configuration")
struct ConfigurationTests {
  @Test("torusN refuses an odd number of dimensions, the other heads take it")
  func oddDimensions() throws {
    for head in Head.allCases {
      var configuration = TrainingTests.configuration(head)
      configuration.dimensions = 3
      if head == .torusN {
        #expect(throws: TrainingError.oddDimensions(found: 3)) { try configuration.validate() }
      } else {
        try configuration.validate()
      }
    }
  }

  @Test("A setting out of range is refused by name")
  func ranges() {
    let changes: [(String, (inout TrainingConfiguration) -> Void)] = [
      ("dimensions", { $0.dimensions = 0 }),
      ("dimensions", { $0.dimensions = 65537 }),
      ("dimensions", { $0.dimensions = .max - 1 }),
      ("encoder width", { $0.encoder = .fullyConnected(widths: [65537]) }),
      ("encoder width", { $0.encoder = .fullyConnected(widths: [3, 0]) }),
      ("koleoWeight", { $0.koleoWeight = -1 }),
      ("koleoWeight", { $0.koleoWeight = .infinity }),
      ("temperature", { $0.temperature = 0 }),
      ("temperature", { $0.temperature = .nan }),
      ("temperature", { $0.temperature = 1e-39 }),
      ("temperature", { $0.temperature = .infinity }),
      ("baseTemperature", { $0.baseTemperature = 1e-40 }),
      ("baseTemperature", { $0.baseTemperature = -0.07 }),
      ("epochs", { $0.epochs = 0 }),
      ("batch", { $0.batch = 0 }),
      ("batch", { $0.batch = 1 }),
      ("rates.start", { $0.rates.start = -0.1 }),
      ("rates.end", { $0.rates.end = .nan }),
      ("averageDecay", { $0.averageDecay = 1 }),
      ("bestEpochs", { $0.bestEpochs = -1 }),
      ("augmentation.shift", { $0.augmentation.shift = -1 }),
      ("augmentation.noise", { $0.augmentation.noise = -0.5 }),
      ("scaling.mean", { $0.scaling.mean = .nan }),
      ("scaling.deviation", { $0.scaling.deviation = 0 }),
    ]
    for (name, change) in changes {
      var configuration = TrainingTests.configuration(.sphere)
      change(&configuration)
      let error = #expect(throws: TrainingError.self) { try configuration.validate() }
      guard case .setting(let found, _, _)? = error else {
        Issue.record("expected a refusal of \(name), found \(String(describing: error))")
        continue
      }
      #expect(found == name)
    }
    let batch = TrainingError.setting(name: "batch", range: "[2, 8192]", found: 1)
    #expect("\(batch)" == "expected batch in [2, 8192], found 1")
    #expect(throws: TrainingError.setting(name: "threads", range: "[1, ∞)", found: 0)) {
      try Trainer(configuration: TrainingTests.configuration(.sphere), threads: 0)
    }
  }

  @Test(
    "The preset for digits is valid for every head, at 16 stored coordinates",
    arguments: Head.allCases)
  func digits(head: Head) throws {
    let configuration = TrainingConfiguration.digits(head: head)
    try configuration.validate()
    #expect(head.axes(dimensions: configuration.dimensions) == 16)
  }

  @Test("A configuration survives JSON", arguments: Head.allCases)
  func json(head: Head) throws {
    let configuration = TrainingConfiguration.digits(head: head)
    let data = try JSONEncoder().encode(configuration)
    #expect(try JSONDecoder().decode(TrainingConfiguration.self, from: data) == configuration)
  }
}

@Suite("Optimizer")
struct OptimizerTests {
  @Test("The cosine schedule starts at 0.1, is halfway at half time, and would end at 0.01")
  func schedule() {
    let rates = CosineSchedule()
    #expect(rates.rate(epoch: 0, epochs: 10) == 0.1)
    #expect(abs(rates.rate(epoch: 5, epochs: 10) - 0.055) < 1e-15)
    #expect(abs(rates.rate(epoch: 10, epochs: 10) - 0.01) < 1e-15)
  }

  @Test("A step goes against the gradient; over an epoch the average keeps d of what it was")
  func averages() {
    var optimizer = Optimizer(parameters: [1, 0], decay: 0.25, stepsPerEpoch: 2)
    let gradient = Matrix(rows: 1, columns: 2, values: [10, 0])
    optimizer.step(gradient: gradient, rate: 0.1)
    #expect(optimizer.parameters == [0, 0])
    // One of two steps: the average keeps √0.25 of 1.
    #expect(optimizer.averages == [0.5, 0])
    optimizer.step(gradient: Matrix(rows: 1, columns: 2), rate: 0.1)
    #expect(optimizer.averages == [0.25, 0])
  }

  @Test("The best epochs are kept, of equal ones the earlier")
  func best() {
    var best = BestEpochs(capacity: 2)
    #expect(best.mean == nil)
    for (score, value) in [(0.5, 1), (0.9, 2), (0.9, 4), (0.9, 100), (0.1, 1000)]
      as [(Double, Float)]
    {
      best.offer(score: score, parameters: [value])
    }
    #expect(best.mean == [3])
  }
}
