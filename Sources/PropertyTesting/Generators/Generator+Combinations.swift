extension Generator {
  /// The generator of the images of values under `transform`.
  public func map<Image>(_ transform: @escaping @Sendable (Value) -> Image) -> Generator<Image> {
    Generator<Image> { (choices) throws(Discard) in transform(try body(&choices)) }
  }

  /// The generator that draws a value, then one of the generator that `next` makes of it.
  public func flatMap<Image>(
    _ next: @escaping @Sendable (Value) -> Generator<Image>
  ) -> Generator<Image> {
    Generator<Image> { (choices) throws(Discard) in
      try next(try body(&choices)).body(&choices)
    }
  }

  /// The generator of the values that `isIncluded` accepts; another discards the case.
  ///
  /// Not drawn again, so that an enumeration meets each value once; a run that discards too much
  /// says so. Where few values are accepted, map those there are.
  public func filter(_ isIncluded: @escaping @Sendable (Value) -> Bool) -> Generator<Value> {
    Generator { (choices) throws(Discard) in
      let value = try body(&choices)
      try choices.assume(isIncluded(value))
      return value
    }
  }

  /// The generator of `nil`, the simplest, and of values, equally often.
  public var optional: Generator<Value?> {
    Generator<Value?> { (choices) throws(Discard) in
      try choices.optional(body)
    }
  }

  /// The generator of arrays whose count is in `count`.
  public func array(count: ClosedRange<Int>) -> Generator<[Value]> {
    Generator<[Value]> { (choices) throws(Discard) in
      try choices.array(count: count, of: body)
    }
  }

  /// The generator of arrays of different values whose count is in `count`.
  ///
  /// See `Choices.distinctArray(count:named:of:)`.
  public func distinctArray(count: ClosedRange<Int>) -> Generator<[Value]>
  where Value: Hashable & Sendable {
    Generator<[Value]> { (choices) throws(Discard) in
      try choices.distinctArray(count: count, of: body)
    }
  }

  /// The generator of `value` alone, which takes no choice.
  public static func constant(_ value: Value) -> Generator where Value: Sendable {
    Generator { (_) throws(Discard) in value }
  }

  /// The generator of an element of `elements`, not empty; the first is the simplest.
  public static func element(of elements: [Value]) -> Generator where Value: Sendable {
    Generator { (choices) throws(Discard) in try choices.element(of: elements) }
  }

  /// The generator that draws from one of `generators`, not empty; the first is the simplest.
  ///
  /// Put new ones at the end, so that stored choices keep their meaning.
  public static func oneOf(_ generators: [Generator]) -> Generator {
    Generator { (choices) throws(Discard) in
      let place = try choices.index(below: generators.count)
      return try generators[place].body(&choices)
    }
  }

  /// The generator that draws from one of `generators` in proportion to its weight, where chance
  /// draws.
  ///
  /// One of weight 0 is never drawn. An enumeration visits each of the others once, whatever its
  /// weight; the first of them is the simplest.
  public static func frequency(_ generators: [(weight: Int, generator: Generator)]) -> Generator {
    let weights = generators.map(\.weight)
    return Generator { (choices) throws(Discard) in
      let place = try choices.place(weighted: weights)
      return try generators[place].generator.body(&choices)
    }
  }

  /// The generator of values nested at most `depth` ≥ 0 deep: a `leaf`, the simplest, or a `branch` of
  /// values one less deep, equally often.
  ///
  ///     indirect enum Tree { case leaf(Int8), fork(Tree, Tree) }
  ///     let trees = Generator<Tree>.recursive(depth: 4, leaf: leaf) { inner in
  ///       Generator { (choices) throws(Discard) in
  ///         .fork(try choices.draw(inner), try choices.draw(inner))
  ///       }
  ///     }
  public static func recursive(
    depth: Int, leaf: Generator, branch: @escaping @Sendable (Generator) -> Generator
  ) -> Generator {
    precondition(depth >= 0, "expected a depth of at least 0, found \(depth)")
    var deepest = leaf
    for _ in 0..<depth { deepest = oneOf([leaf, branch(deepest)]) }
    return deepest
  }
}

extension Generator where Value: FixedWidthInteger & Sendable {
  /// The generator of all integers of the type.
  public static var integer: Generator {
    Generator { (choices) throws(Discard) in try choices.integer(Value.self) }
  }

  /// The generator of the integers in `range`.
  public static func integer(in range: ClosedRange<Value>) -> Generator {
    Generator { (choices) throws(Discard) in try choices.integer(in: range) }
  }
}
