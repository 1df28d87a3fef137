/* WebAssembly under any WASI runtime: start, output through fd_write, and the few functions
   of the C library that compiled Swift calls. */

#include <stddef.h>
#include <stdint.h>

#define IMPORT(name) \
  __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name)))

typedef struct {
  const void *bytes;
  size_t count;
} iovec;

IMPORT(fd_write)
int32_t wasi_fd_write(int32_t file, const iovec *parts, size_t count, size_t *written);
IMPORT(proc_exit)
_Noreturn void wasi_proc_exit(int32_t status);

/* What `@main` compiles to; the C name of a `main` with arguments differs on this platform. */
int swift_main(int argc, char **argv) __asm__("__main_argc_argv");

static char line[512];
static size_t line_count;

static void write_line(void) {
  const char *rest = line;
  while (line_count > 0) {
    const iovec part = {rest, line_count};
    size_t written;
    if (wasi_fd_write(1, &part, 1, &written) != 0) wasi_proc_exit(74);
    rest += written;
    line_count -= written;
  }
}

int putchar(int character) {
  line[line_count++] = (char)character;
  if (character == '\n' || line_count == sizeof line) write_line();
  return character;
}

void _start(void) {
  const int status = swift_main(0, NULL);
  write_line();
  wasi_proc_exit(status);
}

void *memmove(void *target, const void *source, size_t count) {
  unsigned char *to = target;
  const unsigned char *from = source;
  if (to < from) {
    for (size_t index = 0; index < count; index++) to[index] = from[index];
  } else {
    for (size_t index = count; index > 0; index--) to[index - 1] = from[index - 1];
  }
  return target;
}

void *memcpy(void *target, const void *source, size_t count) {
  return memmove(target, source, count);
}

void *memset(void *target, int byte, size_t count) {
  unsigned char *to = target;
  for (size_t index = 0; index < count; index++) to[index] = (unsigned char)byte;
  return target;
}
