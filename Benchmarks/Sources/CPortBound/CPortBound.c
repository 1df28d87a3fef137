#include "CPortBound.h"

#if defined(__x86_64__)
#include <immintrin.h>

// Subtract, magnitude, add to eight sums, as in the kernels. The compiler must take the row for another
// one at every step, or it would subtract once.
#define KEEP(x) __asm__ volatile("" : "+v"(x))

__attribute__((target("avx512f,avx512bw,avx512vnni"))) static uint64_t bound512(uint64_t bytes) {
  __m512i row = _mm512_set1_epi32(0x01020304), q = _mm512_set1_epi32(0x7f010203), sums[8];
  for (int i = 0; i < 8; i++) sums[i] = _mm512_setzero_si512();
  for (uint64_t done = 0; done < bytes; done += 8 * 64) {
    for (int i = 0; i < 8; i++) {
      KEEP(row);
      __m512i gap = _mm512_abs_epi8(_mm512_sub_epi8(row, q));
      sums[i] = _mm512_dpbusd_epi32(sums[i], gap, _mm512_set1_epi8(1));
    }
  }
  for (int i = 1; i < 8; i++) sums[0] = _mm512_add_epi32(sums[0], sums[i]);
  return (uint64_t)_mm512_reduce_add_epi32(sums[0]);
}

__attribute__((target("avx2"))) static uint64_t bound256(uint64_t bytes) {
  __m256i row = _mm256_set1_epi32(0x01020304), q = _mm256_set1_epi32(0x7f010203), sums[8];
  for (int i = 0; i < 8; i++) sums[i] = _mm256_setzero_si256();
  for (uint64_t done = 0; done < bytes; done += 8 * 32) {
    for (int i = 0; i < 8; i++) {
      KEEP(row);
      __m256i gap = _mm256_abs_epi8(_mm256_sub_epi8(row, q));
      sums[i] = _mm256_add_epi16(sums[i], _mm256_maddubs_epi16(gap, _mm256_set1_epi8(1)));
    }
  }
  for (int i = 1; i < 8; i++) sums[0] = _mm256_add_epi32(sums[0], sums[i]);
  return (uint64_t)_mm256_extract_epi64(sums[0], 0);
}

uint64_t port_bound(uint64_t bytes) {
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni"))
    return bound512(bytes);
  return __builtin_cpu_supports("avx2") ? bound256(bytes) : 0;
}
#else
uint64_t port_bound(uint64_t bytes) { return 0; }
#endif
