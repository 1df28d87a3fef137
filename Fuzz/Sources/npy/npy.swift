import FormatFuzzing

private let target = FormatTarget("npy")

@c(LLVMFuzzerTestOneInput)
func judge(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  target.judge(data, size)
}
