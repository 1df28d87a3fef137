import PropertyTesting

/// Values as bytes, between a process and its child: the same program, so there is no version.
struct Wire {
  private(set) var bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  /// Whether everything has been taken.
  var isAtEnd: Bool { position >= bytes.count }

  mutating func put(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number) { bytes += $0 }
  }

  mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes += text.utf8
  }

  mutating func put<Element>(_ list: [Element], each: (inout Wire, Element) -> Void) {
    put(list.count)
    for element in list { each(&self, element) }
  }

  mutating func put<Value>(_ value: Value?, some: (inout Wire, Value) -> Void) {
    put(value == nil ? 0 : 1 as UInt8)
    if let value { some(&self, value) }
  }

  mutating func take<Number: FixedWidthInteger>(_: Number.Type = Number.self) -> Number {
    let size = MemoryLayout<Number>.size
    defer { position += size }
    return bytes[position..<position + size].withUnsafeBytes { $0.loadUnaligned(as: Number.self) }
  }

  mutating func takeText() -> String {
    let count: Int = take()
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  mutating func takeList<Element>(_ each: (inout Wire) -> Element) -> [Element] {
    let count: Int = take()
    return (0..<count).map { _ in each(&self) }
  }

  mutating func takeOptional<Value>(_ some: (inout Wire) -> Value) -> Value? {
    take(UInt8.self) == 0 ? nil : some(&self)
  }
}

// The values that travel.
extension Wire {
  mutating func put(_ choices: ChoiceSequence) {
    put(choices.choices) { wire, choice in
      wire.put(choice.value)
      wire.put(choice.domain.maximum)
      wire.put(choice.domain.kind.rawValue)
    }
  }

  mutating func takeChoices() -> ChoiceSequence {
    ChoiceSequence(
      takeList { wire in
        let value: UInt128 = wire.take()
        let maximum: UInt128 = wire.take()
        guard let domain = ChoiceDomain(kind: ChoiceKind(rawValue: wire.take()), maximum: maximum)
        else { preconditionFailure("expected the bytes of a choice") }
        return Choice(value, from: domain)
      })
  }

  mutating func put(_ shard: Shard) {
    put(shard.range.lowerBound)
    put(shard.range.upperBound)
    put(shard.cases)
    put(shard.discards)
    put(shard.labels) { wire, label in
      wire.put(label.label)
      wire.put(label.cases)
      wire.put(label.requiredShare) { $0.put($1.bitPattern) }
    }
    put(shard.bestScore) { $0.put($1.bitPattern) }
    put(shard.failure) { wire, failure in
      wire.put(failure.choices)
      wire.put(failure.reason)
      wire.put(failure.caseNumber)
    }
    put(shard.drawsNothing ? 1 : 0 as UInt8)
  }

  mutating func takeShard() -> Shard {
    let lower: UInt64 = take()
    let upper: UInt64 = take()
    let cases: Int = take()
    let discards: Int = take()
    let labels = takeList { wire in
      LabelCount(
        label: wire.takeText(), cases: wire.take(),
        requiredShare: wire.takeOptional { Double(bitPattern: $0.take()) })
    }
    let bestScore = takeOptional { Double(bitPattern: $0.take()) }
    let failure = takeOptional { wire in
      Failure(choices: wire.takeChoices(), reason: wire.takeText(), caseNumber: wire.take())
    }
    return Shard(
      range: lower..<upper, cases: cases, discards: discards, labels: labels,
      bestScore: bestScore, failure: failure, drawsNothing: take(UInt8.self) == 1)
  }

  mutating func put(_ step: EnumerationWalk.Step) {
    put(step.shard)
    put(step.place) { $0.put($1) }
    put(step.isLast ? 1 : 0 as UInt8)
    put(step.tooMany) { $0.put($1) }
  }

  mutating func takeStep() -> EnumerationWalk.Step {
    EnumerationWalk.Step(
      shard: takeShard(), place: takeList { $0.take() }, isLast: take(UInt8.self) == 1,
      tooMany: takeOptional { $0.take() })
  }

  mutating func put(_ entry: CaseDescription.Entry) {
    switch entry {
    case .value(let value):
      put(0 as UInt8)
      put(value.name)
      put(value.text)
      put(value.hexadecimal) { $0.put($1) }
    case .note(let line):
      put(1 as UInt8)
      put(line)
    }
  }

  mutating func takeEntry() -> CaseDescription.Entry {
    if take(UInt8.self) == 1 { return .note(takeText()) }
    return .value(
      DrawnValue(
        name: takeText(), text: takeText(), hexadecimal: takeOptional { $0.takeText() }))
  }

  mutating func put(_ outcome: Outcome) {
    if case .fails(let reason) = outcome {
      put(1 as UInt8)
      put(reason)
    } else {
      put(0 as UInt8)
    }
  }

  mutating func takeOutcome() -> Outcome {
    take(UInt8.self) == 1 ? .fails(takeText()) : .holds
  }
}
