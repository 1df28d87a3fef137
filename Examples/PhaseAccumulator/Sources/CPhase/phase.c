#include "phase.h"

uint32_t phase_after(uint32_t phase, uint32_t step, uint64_t ticks) {
  return phase + step * (uint32_t)ticks;
}

double phase_turns(uint32_t phase) { return phase / 4294967296.0; }

float phase_turns_float(uint32_t phase) { return (phase >> 8) / 16777216.0f; }

uint32_t phase_distance(uint32_t a, uint32_t b) {
  uint32_t way = b - a;
  return way <= UINT32_C(1) << 31 ? way : -way;
}
