#include "CLibFuzzer.h"

#include <signal.h>

// libFuzzer calls this first, and takes the signals afterwards. The Swift runtime has taken them at
// start, and libFuzzer leaves alone what somebody has taken: without this a trap would leave no
// crash file.
int LLVMFuzzerInitialize(int *count, char ***arguments) {
  (void)count;
  (void)arguments;
  const int signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    signal(signals[i], SIG_DFL);
  }
  return 0;
}
