// Judges the kernels by the definitions of their metrics, for machines that only an emulator runs:
// every body, every metric, rows of many lengths, far, near and random points, every kind of limit.
// Prints what it judged, and ends with status 1 if anything is wrong.

#include <stdio.h>
#include <stdlib.h>

#include "CTorusKernels.h"

#define ROWS 150
#define METRICS (torus_metric_chebyshev16 + 1)

static uint64_t state = 88172645463325252u;

// Marsaglia's xorshift64.
static uint64_t drawn(void) {
  state ^= state << 13;
  state ^= state >> 7;
  return state ^= state << 17;
}

static uint64_t gap(uint32_t a, uint32_t b, uint32_t turn) {
  uint32_t forward = (turn + a - b) % turn;
  return forward < turn - forward ? forward : turn - forward;
}

static uint64_t bits(uint8_t a) {
  uint64_t count = 0;
  for (; a != 0; a >>= 1) count += a & 1;
  return count;
}

static uint64_t distance(enum torus_metric metric, const uint8_t *a, const uint8_t *b,
                         size_t bytes, const uint32_t *table) {
  uint64_t sum = 0, most = 0;
  int wide = metric >= torus_metric_lee16;
  for (size_t i = 0; i < bytes; i += wide ? 2 : 1) {
    uint64_t g = wide ? gap(a[i] | a[i + 1] << 8, b[i] | b[i + 1] << 8, 65536)
                      : gap(a[i], b[i], 256);
    if (g > most) most = g;
    switch (metric) {
      case torus_metric_squared8:
      case torus_metric_squared16:
        sum += g * g;
        break;
      case torus_metric_lee4:
        sum += gap(a[i] & 15, b[i] & 15, 16) + gap(a[i] >> 4, b[i] >> 4, 16);
        break;
      case torus_metric_hamming:
        sum += bits(a[i] ^ b[i]);
        break;
      case torus_metric_table8:
        sum += table[g];
        break;
      default:
        sum += g;
    }
  }
  return metric == torus_metric_chebyshev8 || metric == torus_metric_chebyshev16 ? most : sum;
}

// A row of one kind: random, the query's antipode, or beside that.
static void draw_row(uint8_t *row, const uint8_t *query, size_t bytes, int wide, int kind) {
  for (size_t i = 0; i < bytes; i++) {
    uint8_t half = wide && i % 2 == 0 ? 0 : 128;
    row[i] = kind == 0 ? (uint8_t)drawn() : (uint8_t)(query[i] + half + (kind == 2 ? drawn() % 3 - 1 : 0));
  }
}

static long judge(enum torus_body body, enum torus_metric metric, size_t bytes, int kind,
                  const uint32_t *table) {
  size_t groups = torus_groups(bytes), block = groups * TORUS_BLOCK_ROWS * TORUS_GROUP_BYTES;
  size_t blocks = (ROWS + TORUS_BLOCK_ROWS - 1) / TORUS_BLOCK_ROWS;
  uint8_t *rows = malloc(ROWS * bytes), *laid = malloc(blocks * block);
  uint8_t *query = calloc(groups, TORUS_GROUP_BYTES);
  for (size_t i = 0; i < bytes; i++) query[i] = (uint8_t)drawn();
  for (size_t row = 0; row < ROWS; row++)
    draw_row(rows + row * bytes, query, bytes, metric >= torus_metric_lee16, kind);
  for (size_t i = 0; i < blocks; i++) {
    size_t first = i * TORUS_BLOCK_ROWS, rest = ROWS - first;
    torus_lay(rows + first * bytes, rest < TORUS_BLOCK_ROWS ? rest : TORUS_BLOCK_ROWS, bytes,
              laid + i * block);
  }
  struct torus_query asked = {query, groups, metric, table};
  uint64_t middle = distance(metric, rows, query, bytes, table);
  uint64_t limits[] = {UINT64_MAX, INT32_MAX, middle, middle == 0 ? 0 : middle - 1, 0};
  long wrong = 0;
  for (int l = 0; l < 5; l++) {
    for (size_t i = 0; i < blocks; i++) {
      uint64_t hits, found[TORUS_BLOCK_ROWS];
      torus_scan(body, &asked, laid, i, i + 1, limits[l], &hits, found);
      for (size_t row = i * TORUS_BLOCK_ROWS; row < ROWS && row / TORUS_BLOCK_ROWS == i; row++) {
        uint64_t wanted = distance(metric, rows + row * bytes, query, bytes, table);
        size_t lane = row % TORUS_BLOCK_ROWS;
        wrong += (hits >> lane & 1) != (wanted <= limits[l]);
        wrong += hits != 0 && found[lane] != wanted;
      }
    }
  }
  free(rows);
  free(laid);
  free(query);
  return wrong;
}

int main(void) {
  static const char *names[] = {"portable", "neon", "avx2", "avx512"};
  static const size_t lengths[] = {2, 4, 6, 8, 14, 32, 34, 66, 128, 510, 1024, 1536, 4100};
  uint32_t table[129] = {0};
  for (int i = 1; i <= 128; i++) table[i] = (uint32_t)drawn();
  long all = 0;
  for (int body = torus_body_portable; body <= torus_body_avx512; body++) {
    if (!torus_body_runs(body)) continue;
    long wrong = 0, cases = 0;
    for (int metric = 0; metric < METRICS; metric++) {
      for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        // Words have an even number of bytes; the others any.
        size_t bytes = metric >= torus_metric_lee16 ? lengths[i] : lengths[i] - 1;
        for (int kind = 0; kind < 3; kind++, cases++)
          wrong += judge(body, metric, bytes, kind, table);
      }
    }
    printf("%s: %ld tables, %ld wrong\n", names[body], cases, wrong);
    all += wrong;
  }
  return all != 0;
}
