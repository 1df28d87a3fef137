// What no body does faster than a loop: the end of 64-bit sums, and tables.

#include "bodies.h"

uint64_t torus_within64(const uint64_t *sums, uint64_t limit, uint64_t *distances) {
  uint64_t hits = 0;
  for (int row = 0; row < TORUS_BLOCK_ROWS; row++) {
    hits |= (uint64_t)(sums[row] <= limit) << row;
    distances[row] = sums[row];
  }
  return hits;
}

uint64_t torus_table8(const uint8_t *block, const struct torus_query *query, uint64_t limit,
                      uint64_t *distances) {
  uint64_t sums[TORUS_BLOCK_ROWS] = {0};
  for (size_t g = 0; g < query->groups; g++) {
    const uint8_t *q = query->bytes + g * TORUS_GROUP_BYTES;
    const uint8_t *rows = block + g * TORUS_BLOCK_ROWS * TORUS_GROUP_BYTES;
    for (int row = 0; row < TORUS_BLOCK_ROWS; row++) {
      for (int byte = 0; byte < TORUS_GROUP_BYTES; byte++) {
        uint8_t forward = (uint8_t)(rows[row * TORUS_GROUP_BYTES + byte] - q[byte]);
        sums[row] += query->table[forward <= 128 ? forward : 256 - forward];
      }
    }
  }
  return torus_within64(sums, limit, distances);
}
