#ifndef TORUS_BODIES_H
#define TORUS_BODIES_H

#include "CTorusKernels.h"

typedef size_t torus_scan_body(const struct torus_query *query, const uint8_t *blocks, size_t from,
                               size_t count, uint64_t limit, uint64_t *hits, uint64_t *distances);

torus_scan_body torus_scan_portable;

/// What a block has within the limit, of sums in 64 bits, which are the distances.
uint64_t torus_within64(const uint64_t *sums, uint64_t limit, uint64_t *distances);

/// What a block has within the limit by `torus_metric_table8`.
uint64_t torus_table8(const uint8_t *block, const struct torus_query *query, uint64_t limit,
                      uint64_t *distances);

#if defined(__x86_64__)
torus_scan_body torus_scan_avx2;
torus_scan_body torus_scan_avx512;
#endif

#if defined(__aarch64__)
torus_scan_body torus_scan_neon;
#endif

#endif
