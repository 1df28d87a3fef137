#ifndef CPROCESS_H
#define CPROCESS_H

// What Swift hides or cannot say about processes. Everything returns -1 for an error of the system,
// with errno set.

#include <stdint.h>
#include <sys/types.h>

// Forks. The child gets the default answer to every signal that a trap raises, writes no core file,
// and runs no handler that the parent registered for its exit. It asks once a second whether its
// parent lives, by SIGALRM, which ends a sleep early.
pid_t process_fork(void);

// Ends the process at once: no handlers of the parent run a second time.
_Noreturn void process_exit(int status);

// What process_await saw.
enum { process_timed_out = 0, process_readable = 1, process_ended = 2 };

// Waits until `descriptor` has bytes to read or the child ends, at most `milliseconds`. A child that
// has ended is reaped, and its status is in `*status`; what it wrote before does not count.
int process_await(pid_t child, int descriptor, int milliseconds, int *status);

// Ends the child by force and reaps it.
void process_kill(pid_t child);

// Whether the status is that of a signal, and which; else the exit code.
int process_signal(int status);
int process_exit_code(int status);

// The resident memory of the child in bytes; 0 where the system does not say.
uint64_t process_resident_bytes(pid_t child);

// A descriptor of an unlinked file in memory, or in the folder for temporary files.
int process_scratch_file(void);

#endif
