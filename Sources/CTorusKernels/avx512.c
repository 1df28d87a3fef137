// AVX-512 with BW and VNNI: a vector holds 16 rows.

#if defined(__x86_64__)

#include <immintrin.h>

#include "bodies.h"

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512vnni"))), \
                             apply_to = function)

typedef __m512i V;
#define V_BYTES 64
#define SCAN torus_scan_avx512

// A short sum is the sum: the dot product with ones adds in 32 bits.
#define SHORT_TERMS ((size_t)1 << 30)

#define V1 static inline __attribute__((always_inline)) V

V1 v_zero(void) { return _mm512_setzero_si512(); }
V1 v_load(const uint8_t *p) { return _mm512_loadu_si512(p); }
V1 v_group(const uint8_t *p) {
  int32_t group;
  __builtin_memcpy(&group, p, sizeof group);
  return _mm512_set1_epi32(group);
}
V1 v_repeat(const uint8_t *p) {
  return _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)p));
}
V1 v_sub8(V a, V b) { return _mm512_sub_epi8(a, b); }
V1 v_sub16(V a, V b) { return _mm512_sub_epi16(a, b); }
V1 v_abs8(V a) { return _mm512_abs_epi8(a); }
V1 v_abs16(V a) { return _mm512_abs_epi16(a); }
V1 v_max8(V a, V b) { return _mm512_max_epu8(a, b); }
V1 v_max16(V a, V b) { return _mm512_max_epu16(a, b); }
V1 v_and(V a, V b) { return _mm512_and_si512(a, b); }
V1 v_xor(V a, V b) { return _mm512_xor_si512(a, b); }
V1 v_add32(V a, V b) { return _mm512_add_epi32(a, b); }
V1 v_low16(V a) { return _mm512_and_si512(a, _mm512_set1_epi16(0xff)); }
V1 v_shift16(V a) { return _mm512_srli_epi16(a, 8); }
V1 v_half32(V a) { return _mm512_and_si512(a, _mm512_set1_epi32(0xffff)); }
V1 v_high32(V a) { return _mm512_srli_epi32(a, 16); }
V1 v_nibbles(V a) { return _mm512_and_si512(a, _mm512_set1_epi8(15)); }
V1 v_high_nibbles(V a) { return v_nibbles(_mm512_srli_epi16(a, 4)); }
V1 v_lookup(V table, V a) { return _mm512_shuffle_epi8(table, a); }
V1 v_dot16(V sum, V a) { return _mm512_dpwssd_epi32(sum, a, a); }
V1 v_sum8(V sum, V a) { return _mm512_dpbusd_epi32(sum, a, _mm512_set1_epi8(1)); }
V1 v_widen(V sum) { return sum; }
static inline __attribute__((always_inline)) uint64_t v_within(V a, int32_t limit) {
  return _mm512_cmple_epi32_mask(a, _mm512_set1_epi32(limit));
}

#include "kernels.h"

#pragma clang attribute pop

#endif
