// The algorithms, once. A body defines the vector type V of V_BYTES bytes, the operations below on
// it, and SCAN, the name of its one function; then it includes this file.
//
//   v_zero()   v_load(p)   v_group(p): the 4 bytes at p in every 32-bit lane
//   v_repeat(p): the 16 bytes at p, again and again
//   v_sub8 v_sub16           wrapping                  v_abs8 v_abs16: of signed lanes, as unsigned
//   v_max8 v_max16           unsigned                  v_and v_xor
//   v_add32                  wrapping                  v_low16(a): each 16-bit lane & 0x00ff
//   v_shift16(a): each 16-bit lane >> 8, unsigned      v_half32(a), v_high32(a): & 0xffff, >> 16
//   v_nibbles(a): bytes & 15  v_high_nibbles(a): bytes >> 4
//   v_lookup(t, a): entry a of 16 bytes for each byte of a, each below 16
//   v_dot16(s, a): s + sum of squares of the two unsigned 16-bit lanes, each at most 2^15, in each
//       32-bit lane
//   v_sum8(s, a): adds the bytes of a, each at most 128, to a *short* sum s, which has room for
//       SHORT_TERMS such terms; v_widen(s): the 32-bit sum of each lane of a short sum
//   v_within(a, limit): a bit for each 32-bit lane, signed, that is at most limit

#include <string.h>

#define VECTORS (TORUS_BLOCK_ROWS * TORUS_GROUP_BYTES / V_BYTES)
#define EACH for (int i = 0; i < VECTORS; i++)
#define INLINE static inline __attribute__((always_inline))

static const uint8_t high_nibbles[16] = {240, 240, 240, 240, 240, 240, 240, 240,
                                         240, 240, 240, 240, 240, 240, 240, 240};
static const uint8_t sixteenfold_lee[16] = {0,   16,  32, 48, 64, 80, 96, 112,
                                            128, 112, 96, 80, 64, 48, 32, 16};
static const uint8_t bit_counts[16] = {0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4};

/// The bytes of row vector i at group g.
#define ROW(g) v_load(block + ((g)*VECTORS + (size_t)i) * V_BYTES)

/// What a block has within the limit; writes the distances, sums >> shift, only if it has any.
INLINE uint64_t within(const V sums[VECTORS], int shift, uint64_t limit, uint64_t *distances) {
  uint64_t most = limit > (uint64_t)(INT32_MAX >> shift) ? INT32_MAX : ((limit + 1) << shift) - 1;
  uint64_t hits = 0;
  EACH hits |= v_within(sums[i], (int32_t)most) << (i * V_BYTES / 4);
  if (hits != 0) {
    uint32_t lanes[TORUS_BLOCK_ROWS];
    memcpy(lanes, sums, sizeof lanes);
    for (int row = 0; row < TORUS_BLOCK_ROWS; row++) distances[row] = lanes[row] >> shift;
  }
  return hits;
}

/// What a row's group and the query's add to a running value, for each lane.
typedef V v_step(V running, V row, V q);

/// The kernel of a step that adds `terms` terms of bytes to a short sum; sums are of 2^-shift units.
INLINE uint64_t short_sums(v_step *step, size_t terms, int shift, const uint8_t *block,
                           const struct torus_query *query, uint64_t limit, uint64_t *distances) {
  V sums[VECTORS];
  EACH sums[i] = v_zero();
  for (size_t start = 0; start < query->groups;) {
    size_t rest = query->groups - start, most = SHORT_TERMS / terms;
    size_t end = start + (rest < most ? rest : most);
    V brief[VECTORS];
    EACH brief[i] = v_zero();
    for (size_t g = start; g < end; g++) {
      V q = v_group(query->bytes + g * TORUS_GROUP_BYTES);
      EACH brief[i] = step(brief[i], ROW(g), q);
    }
    EACH sums[i] = v_add32(sums[i], v_widen(brief[i]));
    start = end;
  }
  return within(sums, shift, limit, distances);
}

/// The kernel of a step on a running value, which `finish` makes 32-bit lanes.
INLINE uint64_t running_values(v_step *step, V finish(V), const uint8_t *block,
                      const struct torus_query *query, uint64_t limit, uint64_t *distances) {
  V running[VECTORS];
  EACH running[i] = v_zero();
  for (size_t g = 0; g < query->groups; g++) {
    V q = v_group(query->bytes + g * TORUS_GROUP_BYTES);
    EACH running[i] = step(running[i], ROW(g), q);
  }
  EACH running[i] = finish(running[i]);
  return within(running, 0, limit, distances);
}

// The wrapping difference is the displacement on the circle, and its magnitude the distance: |-128|
// is 128, as an unsigned byte.
INLINE V gap8(V row, V q) { return v_abs8(v_sub8(row, q)); }
INLINE V gap16(V row, V q) { return v_abs16(v_sub16(row, q)); }

INLINE V lee8_step(V sum, V row, V q) { return v_sum8(sum, gap8(row, q)); }

// Codes in the high nibbles are bytes of 16 times their value, on the circle of 256; those in the low
// nibbles are looked up as such. So sums are of sixteenths, and each term is at most 128.
INLINE V lee4_step(V sum, V row, V q) {
  V mask = v_repeat(high_nibbles);
  V low = v_lookup(v_repeat(sixteenfold_lee), v_nibbles(v_sub8(row, q)));
  return v_sum8(v_sum8(sum, low), gap8(v_and(row, mask), v_and(q, mask)));
}

INLINE V hamming_step(V sum, V row, V q) {
  V differing = v_xor(row, q), counts = v_repeat(bit_counts);
  return v_sum8(v_sum8(sum, v_lookup(counts, v_nibbles(differing))),
                v_lookup(counts, v_high_nibbles(differing)));
}

INLINE V squared8_step(V sum, V row, V q) {
  V gap = gap8(row, q);
  return v_dot16(v_dot16(sum, v_low16(gap)), v_shift16(gap));
}

INLINE V lee16_step(V sum, V row, V q) {
  V gap = gap16(row, q);
  return v_add32(sum, v_add32(v_half32(gap), v_high32(gap)));
}

INLINE V chebyshev8_step(V most, V row, V q) { return v_max8(most, gap8(row, q)); }
INLINE V chebyshev16_step(V most, V row, V q) { return v_max16(most, gap16(row, q)); }
INLINE V same(V a) { return a; }
INLINE V most_of_2(V a) { return v_max16(v_half32(a), v_high32(a)); }
INLINE V most_of_4(V a) { return most_of_2(v_max16(v_low16(a), v_shift16(a))); }

// Two squares are at most 2^31, unsigned; their halves are summed apart.
INLINE uint64_t squared16(const uint8_t *block, const struct torus_query *query, uint64_t limit,
                          uint64_t *distances) {
  V low[VECTORS], high[VECTORS];
  EACH low[i] = high[i] = v_zero();
  for (size_t g = 0; g < query->groups; g++) {
    V q = v_group(query->bytes + g * TORUS_GROUP_BYTES);
    EACH {
      V squares = v_dot16(v_zero(), gap16(ROW(g), q));
      low[i] = v_add32(low[i], v_half32(squares));
      high[i] = v_add32(high[i], v_high32(squares));
    }
  }
  uint32_t lows[TORUS_BLOCK_ROWS], highs[TORUS_BLOCK_ROWS];
  memcpy(lows, low, sizeof lows);
  memcpy(highs, high, sizeof highs);
  uint64_t sums[TORUS_BLOCK_ROWS];
  for (int row = 0; row < TORUS_BLOCK_ROWS; row++)
    sums[row] = ((uint64_t)highs[row] << 16) + lows[row];
  return torus_within64(sums, limit, distances);
}

/// One block by the query's metric.
INLINE uint64_t scan_block(enum torus_metric metric, const uint8_t *block,
                           const struct torus_query *query, uint64_t limit, uint64_t *distances) {
  switch (metric) {
    case torus_metric_lee8:
      return short_sums(lee8_step, 1, 0, block, query, limit, distances);
    case torus_metric_lee4:
      return short_sums(lee4_step, 2, 4, block, query, limit, distances);
    case torus_metric_hamming:
      return short_sums(hamming_step, 2, 0, block, query, limit, distances);
    case torus_metric_squared8:
      return running_values(squared8_step, same, block, query, limit, distances);
    case torus_metric_chebyshev8:
      return running_values(chebyshev8_step, most_of_4, block, query, limit, distances);
    case torus_metric_lee16:
      return running_values(lee16_step, same, block, query, limit, distances);
    case torus_metric_chebyshev16:
      return running_values(chebyshev16_step, most_of_2, block, query, limit, distances);
    case torus_metric_squared16:
      return squared16(block, query, limit, distances);
    case torus_metric_table8:
      return torus_table8(block, query, limit, distances);
  }
  return 0;
}

size_t SCAN(const struct torus_query *query, const uint8_t *blocks, size_t from, size_t count,
            uint64_t limit, uint64_t *hits, uint64_t *distances) {
  size_t bytes = query->groups * TORUS_BLOCK_ROWS * TORUS_GROUP_BYTES;
  for (; from < count; from++) {
    *hits = scan_block(query->metric, blocks + from * bytes, query, limit, distances);
    if (*hits != 0) return from;
  }
  *hits = 0;
  return count;
}
