/* An Arm MPS2 board with a Cortex-M4 (QEMU's mps2-an386): vectors, start, and semihosting, by
   which the program writes to its host and ends. See Arm's "Semihosting for AArch32". */

#include <stddef.h>
#include <stdint.h>

int main(int argc, char **argv);

extern uint32_t stack_top, bss_start, bss_end;

enum { SYS_OPEN = 0x01, SYS_WRITE0 = 0x04, SYS_WRITE = 0x05, SYS_EXIT_EXTENDED = 0x20 };
enum { ADP_STOPPED_APPLICATION_EXIT = 0x20026 };

static uint32_t standard_output;
static char line[512];
static size_t line_count;

static uint32_t call_host(uint32_t operation, const void *argument) {
  register uint32_t r0 __asm__("r0") = operation;
  register const void *r1 __asm__("r1") = argument;
  __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
  return r0;
}

static void open_output(void) {
  /* ":tt" opened for writing is the host's standard output. */
  static const char name[] = ":tt";
  const uint32_t block[3] = {(uint32_t)name, 4, sizeof name - 1};
  standard_output = call_host(SYS_OPEN, block);
}

static void write_line(void) {
  const uint32_t block[3] = {standard_output, (uint32_t)line, line_count};
  const uint32_t unwritten = call_host(SYS_WRITE, block);
  line_count = 0;
  if (unwritten != 0) call_host(SYS_WRITE0, "output is incomplete\n");
}

static void leave(uint32_t status) {
  const uint32_t block[2] = {ADP_STOPPED_APPLICATION_EXIT, status};
  call_host(SYS_EXIT_EXTENDED, block);
  for (;;) {
  }
}

int putchar(int character) {
  line[line_count++] = (char)character;
  if (character == '\n' || line_count == sizeof line) write_line();
  return character;
}

/* A Swift trap is an undefined instruction, and arrives here as a fault. */
static void on_fault(void) {
  call_host(SYS_WRITE0, "trap\n");
  leave(132);
}

static void on_reset(void) {
  for (uint32_t *word = &bss_start; word < &bss_end; word++) *word = 0;
  /* Full access to the coprocessors 10 and 11: the floating-point unit. */
  *(volatile uint32_t *)0xe000ed88 |= 0xfu << 20;
  __asm__ volatile("dsb\n isb");
  open_output();
  const int status = main(0, NULL);
  write_line();
  leave((uint32_t)status);
}

__attribute__((section(".vectors"), used)) const void *const vectors[16] = {
    &stack_top,      (void *)on_reset, (void *)on_fault, (void *)on_fault,
    (void *)on_fault, (void *)on_fault, (void *)on_fault,
};
