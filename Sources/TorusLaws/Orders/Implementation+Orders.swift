public import ToroidalArithmetic

extension Implementation {
  /// The functions of counters, windows, timers and ring indices.
  public struct Orders: Sendable {
    /// A number of steps on the ring.
    public typealias Steps = Scalar.Magnitude

    /// The number so many steps after another, where RFC 1982 defines it.
    public var serialAdvanced: @Sendable (Scalar, Steps) -> Scalar? = { $0.serialAdvanced(by: $1) }

    /// The place of a number in a window.
    public var windowOffset: @Sendable (ReceiveWindow<Scalar>, Scalar) -> Steps? = {
      $0.offset(of: $1)
    }
    /// Whether a number is in a window.
    public var windowContains: @Sendable (ReceiveWindow<Scalar>, Scalar) -> Bool = {
      $0.contains($1)
    }
    /// Where a number stands to a window.
    public var windowPosition: @Sendable (ReceiveWindow<Scalar>, Scalar) -> WindowPosition = {
      $0.position(of: $1)
    }
    /// A window moved forward by so many steps.
    public var windowSlidBy: @Sendable (ReceiveWindow<Scalar>, Steps) -> ReceiveWindow<Scalar>? = {
      $0.slid(by: $1)
    }
    /// A window moved forward to a number.
    public var windowSlidTo: @Sendable (ReceiveWindow<Scalar>, Scalar) -> ReceiveWindow<Scalar>? = {
      $0.slid(to: $1)
    }
    /// Whether a window accepts a segment of so many numbers from one on.
    public var windowAccepts: @Sendable (ReceiveWindow<Scalar>, Scalar, Steps) -> Bool = {
      $0.accepts(segmentAt: $1, length: $2)
    }

    /// The lollipop counter after another.
    public var lollipopSuccessor: @Sendable (Scalar) -> Scalar = {
      LollipopCounter($0).successor.value
    }
    /// How two lollipop counters compare with a window.
    public var lollipopOrder: @Sendable (Scalar, Scalar, Steps) -> SerialOrder = {
      LollipopCounter($0).serialOrder(relativeTo: LollipopCounter($1), window: $2)
    }

    /// The verdicts on numbers, one after another, of a window of a size that begins after a number
    /// or with nothing.
    public var replayVerdicts: @Sendable (Int, Scalar?, [Scalar]) -> [ReplayVerdict] = {
      size, last, numbers in
      var window =
        last.map { ReplayWindow(size: size, after: $0) } ?? ReplayWindow<Scalar>(size: size)
      return numbers.map { window.accept($0) }
    }

    /// The ticks from the first instant to the second.
    public var elapsedTicks: @Sendable (Scalar, Scalar) -> Steps = { $1.elapsedTicks(since: $0) }
    /// The instant of a deadline so many ticks after a start.
    public var deadline: @Sendable (Scalar, Steps) -> Scalar? = {
      Deadline(after: $1, from: $0)?.instant
    }
    /// How a deadline at an instant stands to now.
    public var deadlineStatus: @Sendable (Scalar, Scalar) -> DeadlineStatus<Steps> = {
      Deadline(at: $0).status(at: $1)
    }
    /// The ticks from now until a deadline at an instant: instant, now.
    public var deadlineRemaining: @Sendable (Scalar, Scalar) -> Steps? = {
      Deadline(at: $0).remaining(at: $1)
    }

    /// What the indices of a ring of a capacity show after each of the moves.
    public var ringStates: @Sendable (Int, [RingMove]) -> [RingState] = { capacity, moves in
      var ring = RingIndices<Scalar>(capacity: capacity)
      return moves.map { move in
        let isDone =
          switch move {
          case .write(let count): ring.advanceWrite(by: count)
          case .read(let count): ring.advanceRead(by: count)
          }
        return RingState(
          isDone: isDone, count: ring.count, free: ring.free, isEmpty: ring.isEmpty,
          isFull: ring.isFull, readSlot: ring.readSlot, writeSlot: ring.writeSlot)
      }
    }
    /// The slots before and after a slot of a ring of a capacity.
    public var ringNeighbors: @Sendable (Int, Int) -> [Int] = { capacity, slot in
      let ring = RingIndices<Scalar>(capacity: capacity)
      return [ring.slot(before: slot), ring.slot(after: slot)]
    }
    /// The slot of a free-running counter in a ring of a capacity.
    public var ringSlot: @Sendable (Scalar, Int) -> Int = { $0.ringSlot(capacity: $1) }

    /// The library itself.
    public init() {}
  }
}

/// A move of the indices of a ring.
public enum RingMove: Sendable, Equatable {
  /// So many elements are written.
  case write(Int)
  /// So many elements are read.
  case read(Int)
}

/// What the indices of a ring show after a move.
public struct RingState: Sendable, Equatable {
  /// Whether the move was done, and not refused.
  public var isDone: Bool
  /// The elements stored.
  public var count: Int
  /// The elements that fit.
  public var free: Int
  /// Whether nothing is stored.
  public var isEmpty: Bool
  /// Whether nothing more fits.
  public var isFull: Bool
  /// The slot of the next read.
  public var readSlot: Int
  /// The slot of the next write.
  public var writeSlot: Int

  /// The state with these values.
  public init(
    isDone: Bool, count: Int, free: Int, isEmpty: Bool, isFull: Bool, readSlot: Int, writeSlot: Int
  ) {
    self.isDone = isDone
    self.count = count
    self.free = free
    self.isEmpty = isEmpty
    self.isFull = isFull
    self.readSlot = readSlot
    self.writeSlot = writeSlot
  }
}
