#ifndef C_TORUS_KERNELS_H
#define C_TORUS_KERNELS_H

// Distances of one query to 64 rows at a time, over bytes.
//
// Rows lie in *blocks* of 64: the first four bytes of row 0, of row 1, … of row 63, then the next
// four bytes of each, and so on. A 32-bit lane of a register so belongs to one row, and sums never
// cross lanes. `torus_lay` makes blocks; bytes past the end of a row and rows past the end of a table
// are zero, as are the query's, and add nothing to any distance.
//
// Each metric is one algorithm (kernels.h), compiled once for each body.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Rows in a block.
#define TORUS_BLOCK_ROWS 64

/// Bytes of a row that lie together in a block.
#define TORUS_GROUP_BYTES 4

/// The instructions that a kernel is compiled to.
enum torus_body {
  torus_body_portable,
  torus_body_neon,
  torus_body_avx2,
  torus_body_avx512,
};

/// What is summed (or, for Chebyshev, maximized) over the axes.
enum torus_metric {
  /// |a − b| on the circle of 256 codes.
  torus_metric_lee8,
  /// Its square.
  torus_metric_squared8,
  /// The largest of it.
  torus_metric_chebyshev8,
  /// |a − b| on the circle of 16 codes, two codes a byte, in either order of them.
  torus_metric_lee4,
  /// Bits that differ.
  torus_metric_hamming,
  /// An entry of a table, at |a − b| on the circle of 256 codes.
  torus_metric_table8,
  /// |a − b| on the circle of 65,536 codes, two little-endian bytes a code.
  torus_metric_lee16,
  /// The square of that.
  torus_metric_squared16,
  /// The largest of that.
  torus_metric_chebyshev16,
};

/// Whether this machine runs the body.
bool torus_body_runs(enum torus_body body);

/// Four-byte groups in a row of this many bytes.
static inline size_t torus_groups(size_t bytes) {
  return bytes / TORUS_GROUP_BYTES + (bytes % TORUS_GROUP_BYTES != 0);
}

/// The most groups for which no sum of the metric overflows.
///
/// With a table, its entries must be below 2^32.
size_t torus_most_groups(enum torus_metric metric);

/// Lays `count` ≤ 64 rows of `bytes` bytes, which lie one after the other, as one block of
/// `torus_groups(bytes)` · 256 bytes.
void torus_lay(const uint8_t *rows, size_t count, size_t bytes, uint8_t *block);

/// One query and how it is compared.
struct torus_query {
  /// `groups` · 4 bytes, zero past the end of the query.
  const uint8_t *bytes;
  size_t groups;
  enum torus_metric metric;
  /// 129 entries for `torus_metric_table8`, the first of them 0; else unused.
  const uint32_t *table;
};

/// The first block at or after `from` that has a row at distance `limit` or less; `count` if none has.
///
/// Of the block found, bit i of `hits` says whether row i is within the limit, and `distances`, of 64
/// numbers, holds the distances of all its rows.
///
/// The body must run on this machine, and the groups be at most `torus_most_groups`.
size_t torus_scan(enum torus_body body, const struct torus_query *query, const uint8_t *blocks,
                  size_t from, size_t count, uint64_t limit, uint64_t *hits,
                  uint64_t *distances);

#endif
