#include <string.h>

#include "bodies.h"

static torus_scan_body *scan_of(enum torus_body body) {
  switch (body) {
    case torus_body_portable:
      return torus_scan_portable;
#if defined(__x86_64__)
    case torus_body_avx2:
      return __builtin_cpu_supports("avx2") ? torus_scan_avx2 : NULL;
    case torus_body_avx512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                     __builtin_cpu_supports("avx512vnni")
                 ? torus_scan_avx512
                 : NULL;
#endif
#if defined(__aarch64__)
    case torus_body_neon:
      return torus_scan_neon;
#endif
    default:
      return NULL;
  }
}

bool torus_body_runs(enum torus_body body) { return scan_of(body) != NULL; }

size_t torus_most_groups(enum torus_metric metric) {
  // Sums are compared as signed 32-bit lanes, except the two that are widened to 64 bits.
  switch (metric) {
    case torus_metric_lee8:
      return INT32_MAX / (4 * 128);
    case torus_metric_squared8:
      return INT32_MAX / (4 * 128 * 128);
    case torus_metric_lee4:
      return INT32_MAX / (8 * 8 * 16);  // sixteenths
    case torus_metric_hamming:
      return INT32_MAX / 32;
    case torus_metric_lee16:
      return INT32_MAX / (2 * 32768);
    case torus_metric_squared16:
      return UINT32_MAX / UINT16_MAX;  // halves of 16 bits, each summed in 32
    case torus_metric_table8:
      return UINT32_MAX / 4;  // entries below 2^32, summed in 64
    case torus_metric_chebyshev8:
    case torus_metric_chebyshev16:
      return SIZE_MAX / (TORUS_BLOCK_ROWS * TORUS_GROUP_BYTES);
  }
  return 0;
}

void torus_lay(const uint8_t *rows, size_t count, size_t bytes, uint8_t *block) {
  size_t groups = torus_groups(bytes);
  if (count < TORUS_BLOCK_ROWS || bytes % TORUS_GROUP_BYTES != 0) {
    memset(block, 0, groups * TORUS_BLOCK_ROWS * TORUS_GROUP_BYTES);
  }
  for (size_t row = 0; row < count; row++) {
    const uint8_t *source = rows + row * bytes;
    uint8_t *target = block + row * TORUS_GROUP_BYTES;
    for (size_t whole = bytes / TORUS_GROUP_BYTES; whole > 0; whole--) {
      memcpy(target, source, TORUS_GROUP_BYTES);
      source += TORUS_GROUP_BYTES;
      target += TORUS_BLOCK_ROWS * TORUS_GROUP_BYTES;
    }
    memcpy(target, source, bytes % TORUS_GROUP_BYTES);
  }
}

size_t torus_scan(enum torus_body body, const struct torus_query *query, const uint8_t *blocks,
                  size_t from, size_t count, uint64_t limit, uint64_t *hits, uint64_t *distances) {
  return scan_of(body)(query, blocks, from, count, limit, hits, distances);
}
