// Any machine: vectors of 16 bytes in the compiler's own terms, 4 rows in each.

#include "bodies.h"

typedef uint8_t V __attribute__((vector_size(16)));
typedef int8_t S8 __attribute__((vector_size(16)));
typedef int16_t S16 __attribute__((vector_size(16)));
typedef int32_t S32 __attribute__((vector_size(16)));
typedef uint16_t U16 __attribute__((vector_size(16)));
typedef uint32_t U32 __attribute__((vector_size(16)));

#define V_BYTES 16
#define SCAN torus_scan_portable

// A short sum is of pairs of bytes in unsigned 16-bit lanes: 255 · 2 · 128 fits.
#define SHORT_TERMS ((size_t)255)

#define V1 static inline __attribute__((always_inline)) V

V1 v_zero(void) { return (V){0}; }
V1 v_load(const uint8_t *p) {
  V a;
  __builtin_memcpy(&a, p, sizeof a);
  return a;
}
V1 v_group(const uint8_t *p) {
  uint32_t group;
  __builtin_memcpy(&group, p, sizeof group);
  return (V)(U32){group, group, group, group};
}
V1 v_repeat(const uint8_t *p) { return v_load(p); }
V1 v_sub8(V a, V b) { return a - b; }
V1 v_sub16(V a, V b) { return (V)((U16)a - (U16)b); }
// Where a sign is set, −a, in unsigned lanes: ~a + 1.
V1 v_abs8(V a) {
  V negative = (V)((S8)a < 0);
  return (a ^ negative) - negative;
}
V1 v_abs16(V a) {
  U16 negative = (U16)((S16)a < 0);
  return (V)(((U16)a ^ negative) - negative);
}
V1 v_max8(V a, V b) {
  V greater = (V)(a > b);
  return (a & greater) | (b & ~greater);
}
V1 v_max16(V a, V b) {
  U16 greater = (U16)((U16)a > (U16)b);
  return (V)(((U16)a & greater) | ((U16)b & ~greater));
}
V1 v_and(V a, V b) { return a & b; }
V1 v_xor(V a, V b) { return a ^ b; }
V1 v_add32(V a, V b) { return (V)((U32)a + (U32)b); }
V1 v_low16(V a) { return (V)((U16)a & 0xff); }
V1 v_shift16(V a) { return (V)((U16)a >> 8); }
V1 v_half32(V a) { return (V)((U32)a & 0xffff); }
V1 v_high32(V a) { return (V)((U32)a >> 16); }
V1 v_nibbles(V a) { return a & 15; }
V1 v_high_nibbles(V a) { return a >> 4; }
V1 v_lookup(V table, V a) {
  V entries;
  for (int byte = 0; byte < V_BYTES; byte++) entries[byte] = table[a[byte]];
  return entries;
}
V1 v_dot16(V sum, V a) {
  U32 low = (U32)v_half32(a), high = (U32)v_high32(a);
  return (V)((U32)sum + low * low + high * high);
}
// Within each 16-bit lane, in either byte order.
V1 v_sum8(V sum, V a) { return (V)((U16)sum + (U16)v_low16(a) + (U16)v_shift16(a)); }
V1 v_widen(V sum) { return (V)((U32)v_half32(sum) + (U32)v_high32(sum)); }
static inline __attribute__((always_inline)) uint64_t v_within(V a, int32_t limit) {
  uint64_t bits = 0;
  for (int lane = 0; lane < 4; lane++) bits |= (uint64_t)(((S32)a)[lane] <= limit) << lane;
  return bits;
}

#include "kernels.h"
