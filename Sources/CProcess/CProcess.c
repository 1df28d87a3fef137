#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pid_t parent;

// The last handler that is registered runs first: a law that calls exit() ends there.
static void leave(int status, void *unused) {
  (void)unused;
  _exit(status);
}

// A law that hangs would outlive a parent that was killed. The parent-death signal of Linux is no
// help: it comes when the thread that forked ends.
static void leave_if_orphaned(int number) {
  (void)number;
  if (getppid() != parent) _exit(70);
}

static void watch_parent(pid_t watched) {
  parent = watched;
  struct sigaction action = {.sa_handler = leave_if_orphaned, .sa_flags = SA_RESTART};
  sigaction(SIGALRM, &action, NULL);
  const struct itimerval second = {{1, 0}, {1, 0}};
  setitimer(ITIMER_REAL, &second, NULL);
}

pid_t process_fork(void) {
  const pid_t caller = getpid();
  // What the parent has printed and not yet written must not be written twice.
  fflush(NULL);
  const pid_t child = fork();
  if (child != 0) return child;
  const int signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGSYS, SIGTERM, SIGINT};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) signal(signals[i], SIG_DFL);
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_UNBLOCK, &all, NULL);
  const struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  on_exit(leave, NULL);
  watch_parent(caller);
  return 0;
}

_Noreturn void process_exit(int status) { _exit(status); }

int process_await(pid_t child, int descriptor, int milliseconds, int *status) {
  // Short waits: the end of the child is not seen through the descriptor, which other children of
  // this process may have inherited.
  struct timespec start, now;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (;;) {
    const pid_t ended = waitpid(child, status, WNOHANG);
    if (ended < 0 && errno != EINTR) return -1;
    struct pollfd ready = {.fd = descriptor, .events = POLLIN};
    const int count = poll(&ready, 1, ended == child ? 0 : 1);
    if (count > 0 && (ready.revents & POLLIN) && ended != child) return process_readable;
    if (ended == child) return process_ended;
    clock_gettime(CLOCK_MONOTONIC, &now);
    const int64_t passed =
        (now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000;
    if (passed >= milliseconds) return process_timed_out;
  }
}

void process_kill(pid_t child) {
  kill(child, SIGKILL);
  int status;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
}

int process_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }

int process_exit_code(int status) { return WEXITSTATUS(status); }

uint64_t process_resident_bytes(pid_t child) {
  char name[64];
  snprintf(name, sizeof name, "/proc/%ld/statm", (long)child);
  FILE *file = fopen(name, "re");
  if (!file) return 0;
  unsigned long long whole = 0, resident = 0;
  const int fields = fscanf(file, "%llu %llu", &whole, &resident);
  fclose(file);
  return fields == 2 ? resident * (uint64_t)sysconf(_SC_PAGESIZE) : 0;
}

int process_scratch_file(void) {
#ifdef __linux__
  return memfd_create("property-testing", MFD_CLOEXEC);
#else
  char name[] = "/tmp/property-testing-XXXXXX";
  const int descriptor = mkstemp(name);
  if (descriptor >= 0) unlink(name);
  return descriptor;
#endif
}
