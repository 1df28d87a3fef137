// What libFuzzer offers to a custom mutator.
#ifndef CLIBFUZZER_H
#define CLIBFUZZER_H

#include <stddef.h>
#include <stdint.h>

// libFuzzer's own mutation of data[0 ..< size] in place; the new size, at most max_size. Weak, so
// that what replays a fuzzer's files links without it.
__attribute__((weak)) size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

#endif
