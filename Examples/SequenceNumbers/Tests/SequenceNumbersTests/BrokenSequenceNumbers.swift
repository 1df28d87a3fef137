import SequenceNumbers

/// The kind of case S01: half a ring counts as before, so each of two numbers that far apart precedes
/// the other. A binary search over such an order panicked, which made it a remote crash.
func precedesByTheTopBit(_ a: SequenceNumber, _ b: SequenceNumber) -> Bool {
  a.value &- b.value >= 0x8000
}

/// The kind of case S03: numbers are compared as integers, and the order breaks where they wrap.
func precedesAsAnInteger(_ a: SequenceNumber, _ b: SequenceNumber) -> Bool {
  a.value < b.value
}
