// NEON, which every 64-bit Arm has: a vector holds 4 rows.

#if defined(__aarch64__)

#include <arm_neon.h>

#include "bodies.h"

typedef uint8x16_t V;
#define V_BYTES 16
#define SCAN torus_scan_neon

// A short sum is of pairs of bytes in unsigned 16-bit lanes: 255 · 2 · 128 fits.
#define SHORT_TERMS ((size_t)255)

#define V1 static inline __attribute__((always_inline)) V
#define AS16(a) vreinterpretq_u16_u8(a)
#define AS32(a) vreinterpretq_u32_u8(a)
#define OF16(a) vreinterpretq_u8_u16(a)
#define OF32(a) vreinterpretq_u8_u32(a)

V1 v_zero(void) { return vdupq_n_u8(0); }
V1 v_load(const uint8_t *p) { return vld1q_u8(p); }
V1 v_group(const uint8_t *p) {
  uint32_t group;
  __builtin_memcpy(&group, p, sizeof group);
  return OF32(vdupq_n_u32(group));
}
V1 v_repeat(const uint8_t *p) { return vld1q_u8(p); }
V1 v_sub8(V a, V b) { return vsubq_u8(a, b); }
V1 v_sub16(V a, V b) { return OF16(vsubq_u16(AS16(a), AS16(b))); }
V1 v_abs8(V a) { return vreinterpretq_u8_s8(vabsq_s8(vreinterpretq_s8_u8(a))); }
V1 v_abs16(V a) { return vreinterpretq_u8_s16(vabsq_s16(vreinterpretq_s16_u8(a))); }
V1 v_max8(V a, V b) { return vmaxq_u8(a, b); }
V1 v_max16(V a, V b) { return OF16(vmaxq_u16(AS16(a), AS16(b))); }
V1 v_and(V a, V b) { return vandq_u8(a, b); }
V1 v_xor(V a, V b) { return veorq_u8(a, b); }
V1 v_add32(V a, V b) { return OF32(vaddq_u32(AS32(a), AS32(b))); }
V1 v_low16(V a) { return OF16(vandq_u16(AS16(a), vdupq_n_u16(0xff))); }
V1 v_shift16(V a) { return OF16(vshrq_n_u16(AS16(a), 8)); }
V1 v_half32(V a) { return OF32(vandq_u32(AS32(a), vdupq_n_u32(0xffff))); }
V1 v_high32(V a) { return OF32(vshrq_n_u32(AS32(a), 16)); }
V1 v_nibbles(V a) { return vandq_u8(a, vdupq_n_u8(15)); }
V1 v_high_nibbles(V a) { return vshrq_n_u8(a, 4); }
V1 v_lookup(V table, V a) { return vqtbl1q_u8(table, a); }
V1 v_dot16(V sum, V a) {
  uint32x4_t low = vmull_u16(vget_low_u16(AS16(a)), vget_low_u16(AS16(a)));
  uint32x4_t high = vmull_high_u16(AS16(a), AS16(a));
  return v_add32(sum, OF32(vpaddq_u32(low, high)));
}
V1 v_sum8(V sum, V a) { return OF16(vpadalq_u8(AS16(sum), a)); }
V1 v_widen(V sum) { return OF32(vpaddlq_u16(AS16(sum))); }
static inline __attribute__((always_inline)) uint64_t v_within(V a, int32_t limit) {
  int32x4_t bits = {1, 2, 4, 8};
  uint32x4_t within = vcleq_s32(vreinterpretq_s32_u8(a), vdupq_n_s32(limit));
  return vaddvq_u32(vandq_u32(within, vreinterpretq_u32_s32(bits)));
}

#include "kernels.h"

#endif
