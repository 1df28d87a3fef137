import LawFuzzing
import TorusFuzzing

private let target = LawTarget(
  "serial.", "ring.", "phase.", "unwrapping.", "width.", "integer.", "sums.",
  "requantization.", "gadget.")

@c(LLVMFuzzerTestOneInput)
func judge(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  target.judge(data, size)
}

@c(LLVMFuzzerCustomMutator)
func mutate(
  _ data: UnsafeMutablePointer<UInt8>?, _ size: Int, _ capacity: Int, _ seed: UInt32
) -> Int {
  target.mutate(data, size, capacity, seed)
}
