// A planted trap behind three comparisons: a blind fuzzer will not find it, and one that loses
// traps will not keep it. The check expects a crash file within seconds.

@c(LLVMFuzzerTestOneInput)
func judge(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  let bytes = UnsafeBufferPointer(start: data, count: size)
  guard bytes.count >= 3, bytes[0] == 0x7f, bytes[1] == 0x80 else { return 0 }
  // The fault that wrapping code is made of: −128 has no absolute value in eight bits.
  return Int32(abs(Int8(bitPattern: bytes[2])))
}
