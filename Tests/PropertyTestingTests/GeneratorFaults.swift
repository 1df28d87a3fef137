import PropertyTesting

/// A tree of numbers.
indirect enum Tree: Sendable {
  case leaf(Int)
  case fork(Tree, Tree)

  var sum: Int {
    switch self {
    case .leaf(let number): number
    case .fork(let left, let right): left.sum + right.sum
    }
  }

  var depth: Int {
    switch self {
    case .leaf: 0
    case .fork(let left, let right): 1 + max(left.depth, right.depth)
    }
  }

  static func generator(depth: Int) -> Generator<Tree> {
    .recursive(depth: depth, leaf: Generator<Int>.integer(in: 0...9).map { .leaf($0) }) { inner in
      Generator { (choices) throws(Discard) in
        .fork(try choices.draw(inner), try choices.draw(inner))
      }
    }
  }
}

/// The faults of what is built from several choices.
let generatorFaults: [Fault] = [
  Fault(
    Law("dictionary.has-no-large-true", "no key from 10 on is true") { (choices) throws(Discard) in
      let pairs = try choices.dictionary(
        count: 0...6, keys: { (choices) throws(Discard) in try choices.integer(in: 0...30) },
        values: { (choices) throws(Discard) in try choices.bool() })
      return .require(pairs.allSatisfy { $0.key < 10 || !$0.value }, "there is one")
    }, minimum: [1, 10, 1]),
  Fault(
    Law("string.has-no-z", "no character is z") { (choices) throws(Discard) in
      let string = try choices.string(count: 0...8)
      return .require(!string.contains("z"), string)
    }, minimum: [1, 25]),
  Fault(
    Law("string.is-ascii", "every scalar is below 128") { (choices) throws(Discard) in
      let string = try choices.unicodeString(count: 0...8)
      return .require(string.unicodeScalars.allSatisfy(\.isASCII), string)
    }, minimum: [1, 128]),
  Fault(
    Law("bytes.do-not-wrap", "no byte is followed by a smaller one") { (choices) throws(Discard) in
      let bytes = try choices.bytes(count: 0...10)
      return .require(zip(bytes, bytes.dropFirst()).allSatisfy { $0 <= $1 }, "\(bytes)")
    }, minimum: [2, 1, 0]),
  Fault(
    Law("distinct.are-few", "fewer than 3 different numbers") { (choices) throws(Discard) in
      let list = try choices.distinctArray(count: 0...8) { (choices) throws(Discard) in
        try choices.index(below: 12)
      }
      return .require(list.count < 3, "\(list)")
    }, minimum: [3, 0, 1, 2]),
  Fault(
    Law("permutation.is-the-identity", "a permutation moves nothing") {
      (choices) throws(Discard) in
      let order = try choices.sample(5, of: Array(0..<5))
      return .require(order == Array(0..<5), "\(order)")
    }, minimum: [0, 0, 0, 1]),
  Fault(
    Law("tree.sum.is-small", "the sum of the leaves is below 10") { (choices) throws(Discard) in
      let tree = try choices.draw(Tree.generator(depth: 4))
      return .require(tree.sum < 10, "\(tree)")
    }, minimum: [1, 0, 1, 0, 9]),
  Fault(
    Law("tree.is-flat", "no fork has a fork") { (choices) throws(Discard) in
      let tree = try choices.draw(Tree.generator(depth: 4))
      return .require(tree.depth < 2, "\(tree)")
    }, minimum: [1, 0, 0, 1, 0, 0, 0, 0]),
  Fault(
    Law("even.is-at-most-50", "an even number is at most 50") { (choices) throws(Discard) in
      let even = Generator<Int>.integer(in: 0...1000).map { $0 * 2 }.filter { $0 % 4 == 0 }
      let number = try choices.draw(even)
      return .require(number <= 50, "\(number)")
    }, minimum: [26]),
  Fault(
    Law("optional.is-nil-or-small", "what there is is below 3") { (choices) throws(Discard) in
      let number = try choices.draw(Generator<UInt16>.integer.optional)
      return .require(number.map { $0 < 3 } ?? true, "\(number ?? 0)")
    }, minimum: [1, 3]),
  Fault(
    Law("list.of-lists.is-flat", "no list in the list has two elements") {
      (choices) throws(Discard) in
      let lists = try choices.draw(
        Generator<Int8>.integer.array(count: 0...5).array(count: 0...5))
      return .require(lists.allSatisfy { $0.count < 2 }, "\(lists)")
    }, minimum: [1, 2, 0, 0]),
  Fault(
    Law("frequency.never-draws-the-rare", "the kind is not the last") { (choices) throws(Discard) in
      let kind = Generator<String>.frequency([
        (90, .constant("common")), (9, .constant("less common")), (1, .constant("rare")),
      ])
      return .require(try choices.draw(kind) != "rare", "it is")
    }, minimum: [2]),
  Fault(
    Law("related.is-within-half-a-ring", "b - a is not half a ring") { (choices) throws(Discard) in
      let a = try choices.integer(Int32.self)
      let b = try choices.related(to: a)
      return .require(b &- a != .min, "\(a), \(b)")
    }, minimum: [0, 2]),
  Fault(
    Law("triple.fits-half-a-ring", "three points fit half a ring") { (choices) throws(Discard) in
      let points = try choices.tripleAroundRing(Int16.self).map { UInt16(bitPattern: $0) }.sorted()
      let gaps = [points[1] &- points[0], points[2] &- points[1], points[0] &- points[2]]
      return .require(gaps.contains { $0 >= 1 << 15 }, "\(points)")
    }, minimum: [0, 0]),
  Fault(
    Law("congruent.is-equal", "congruent modulo 256 is equal") { (choices) throws(Discard) in
      let a = try choices.integer(Int8.self)
      let b = try choices.congruent(to: a, as: Int16.self)
      return .require(Int16(a) == b, "\(a), \(b)")
    }, minimum: [0, 1]),
]
