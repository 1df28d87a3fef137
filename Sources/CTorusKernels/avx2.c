// AVX2, on machines that have it: a vector holds 8 rows.

#if defined(__x86_64__)

#include <immintrin.h>

#include "bodies.h"

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

typedef __m256i V;
#define V_BYTES 32
#define SCAN torus_scan_avx2

// A short sum is of pairs of bytes in signed 16-bit lanes: 127 · 2 · 128 fits.
#define SHORT_TERMS ((size_t)127)

#define V1 static inline __attribute__((always_inline)) V

V1 v_zero(void) { return _mm256_setzero_si256(); }
V1 v_load(const uint8_t *p) { return _mm256_loadu_si256((const __m256i *)p); }
V1 v_group(const uint8_t *p) {
  int32_t group;
  __builtin_memcpy(&group, p, sizeof group);
  return _mm256_set1_epi32(group);
}
V1 v_repeat(const uint8_t *p) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)p));
}
V1 v_sub8(V a, V b) { return _mm256_sub_epi8(a, b); }
V1 v_sub16(V a, V b) { return _mm256_sub_epi16(a, b); }
V1 v_abs8(V a) { return _mm256_abs_epi8(a); }
V1 v_abs16(V a) { return _mm256_abs_epi16(a); }
V1 v_max8(V a, V b) { return _mm256_max_epu8(a, b); }
V1 v_max16(V a, V b) { return _mm256_max_epu16(a, b); }
V1 v_and(V a, V b) { return _mm256_and_si256(a, b); }
V1 v_xor(V a, V b) { return _mm256_xor_si256(a, b); }
V1 v_add32(V a, V b) { return _mm256_add_epi32(a, b); }
V1 v_low16(V a) { return _mm256_and_si256(a, _mm256_set1_epi16(0xff)); }
V1 v_shift16(V a) { return _mm256_srli_epi16(a, 8); }
V1 v_half32(V a) { return _mm256_and_si256(a, _mm256_set1_epi32(0xffff)); }
V1 v_high32(V a) { return _mm256_srli_epi32(a, 16); }
V1 v_nibbles(V a) { return _mm256_and_si256(a, _mm256_set1_epi8(15)); }
V1 v_high_nibbles(V a) { return v_nibbles(_mm256_srli_epi16(a, 4)); }
V1 v_lookup(V table, V a) { return _mm256_shuffle_epi8(table, a); }
V1 v_dot16(V sum, V a) { return _mm256_add_epi32(sum, _mm256_madd_epi16(a, a)); }
V1 v_sum8(V sum, V a) {
  return _mm256_add_epi16(sum, _mm256_maddubs_epi16(a, _mm256_set1_epi8(1)));
}
V1 v_widen(V sum) { return _mm256_madd_epi16(sum, _mm256_set1_epi16(1)); }
static inline __attribute__((always_inline)) uint64_t v_within(V a, int32_t limit) {
  __m256i beyond = _mm256_cmpgt_epi32(a, _mm256_set1_epi32(limit));
  return 0xff ^ (uint64_t)_mm256_movemask_ps(_mm256_castsi256_ps(beyond));
}

#include "kernels.h"

#pragma clang attribute pop

#endif
