import ArgumentParser
import ToroidalArithmetic
import TorusArtifacts

struct CalcAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serial-add",
    abstract:
      "The serial number n steps after s (RFC 1982): n from 0 to 2^(w-1) - 1, else refused.",
    discussion: "Example: torus calc serial-add 65530 10 --width 16   # 4")

  @Argument(help: "A serial number.") var s: NumberToken
  @Argument(help: "How many steps to add.") var n: NumberToken

  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    let steps = try Scalar.Magnitude(written: n)
    guard let sum = try Scalar(written: s).serialAdvanced(by: steps) else {
      throw Failure.badInput(
        "expected 0...\(Scalar.Magnitude.max >> 1 as Scalar.Magnitude) steps, found \(steps)")
    }
    options.answer("\(sum)", [.init("sum", .number(sum))])
  }
}

struct CalcWindow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "window",
    abstract:
      "Where a number is with respect to the window of a receiver, [start, start + length).",
    discussion: "Example: torus calc window 65530 16 3 --width 16   # inside, at offset 9")

  @Argument(help: "The first number of the window.") var start: NumberToken
  @Argument(help: "How many numbers it holds.") var length: NumberToken
  @Argument(help: "The number in question.") var number: NumberToken

  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    let window = ReceiveWindow(
      start: try Scalar(written: start), length: try Scalar.Magnitude(written: length))
    let number = try Scalar(written: number)
    let position = window.position(of: number)
    let offset = window.offset(of: number)
    options.answer(
      offset.map { "\(position), at offset \($0)" } ?? "\(position)",
      [
        .init("offset", offset.map { .number($0) } ?? .null),
        .init("position", .string("\(position)")),
      ])
  }
}

struct CalcReplay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "What an anti-replay window of a size says of numbers in the order of their arrival.",
    discussion: """
      A size is at most half the ring, 2^(w-1), and here at most 2^24.

      Example: torus calc replay 9 0 9 --size 64 --width 16
               # fresh, fresh, duplicate
      """)

  @Argument(help: "The numbers, in the order of their arrival.")
  var numbers: [NumberToken]

  @Option(help: "How many numbers back are remembered.")
  var size: Int

  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    // Half the ring is the window's own bound; the other is that of the memory a command may take.
    let half = UInt128(truncatingIfNeeded: Scalar.injectivityRadius)
    let greatest = min(half, 1 << 24)
    guard size >= 1, UInt128(size) <= greatest else {
      throw Failure.badInput("expected a size in 1...\(greatest), found \(size)")
    }
    var window = ReplayWindow<Scalar>(size: size)
    let verdicts = try numbers.map { "\(window.accept(try Scalar(written: $0)))" }
    options.answer(
      verdicts.joined(separator: ", "), [.init("verdicts", .array(verdicts.map { .string($0) }))])
  }
}

struct CalcDeadline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadline",
    abstract: "Whether a timer has expired on a clock that wraps.",
    discussion: """
      Example: torus calc deadline 4294967290 20 5 --width 32
               # pending: 9 ticks remain
      """)

  @Argument(help: "When the timer was started.") var start: NumberToken
  @Argument(help: "How many ticks it runs, fewer than half the ring.") var duration: NumberToken
  @Argument(help: "What the clock shows now.") var now: NumberToken

  @OptionGroup var options: RingOptions

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    let duration = try Scalar.Magnitude(written: duration)
    guard let deadline = Deadline(after: duration, from: try Scalar(written: start)) else {
      throw Failure.badInput("expected fewer ticks than half the ring, found \(duration)")
    }
    let status = deadline.status(at: try Scalar(written: now))
    let (word, ticks): (String, Scalar.Magnitude?) =
      switch status {
      case .pending(let remaining): ("pending", remaining)
      case .expired(let overdue): ("expired", overdue)
      case .undecided: ("undecided", nil)
      }
    let words =
      ticks.map { word == "pending" ? "pending: \($0) ticks remain" : "expired \($0) ticks ago" }
      ?? "undecided: half the ring away"
    options.answer(
      words, [.init("status", .string(word)), .init("ticks", ticks.map { .number($0) } ?? .null)])
  }
}

struct CalcLollipop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lollipop",
    abstract: "How two 8-bit lollipop counters compare (RFC 6550, section 7.2).",
    discussion: "Example: torus calc lollipop 250 5   # precedes")

  @Argument(help: "A counter, 0 to 255.") var a: NumberToken
  @Argument(help: "Another.") var b: NumberToken

  @OptionGroup var output: OutputOptions

  func run() throws {
    let (a, b) = (try UInt8(written: a), try UInt8(written: b))
    let order = LollipopCounter(a).serialOrder(relativeTo: LollipopCounter(b))
    output.answer("\(order)", [.init("order", .string("\(order)"))])
  }
}

struct CalcRing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ring",
    abstract: "The slot of a free-running counter in a ring buffer of any capacity.",
    discussion: """
      Example: torus calc ring -2147483648 --capacity 48 --width 32 --signed   # 32
      """)

  @Argument(help: "The counter.") var counter: NumberToken

  @Option(help: "The number of slots.")
  var capacity: Int

  @OptionGroup var options: RingOptions

  func validate() throws {
    guard capacity >= 1 else { throw ValidationError("--capacity takes a number of at least 1") }
  }

  func run() throws { try answer(options.scalar) }

  private func answer<Scalar: FixedWidthInteger>(_: Scalar.Type) throws {
    let slot = try Scalar(written: counter).ringSlot(capacity: capacity)
    options.answer("\(slot)", [.init("slot", .number(slot))])
  }
}
