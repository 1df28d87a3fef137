#include "broken_phase.h"

double broken_phase_turns(uint32_t phase) { return phase / 4294967295.0; }

float broken_phase_turns_float(uint32_t phase) { return (float)phase / 4294967296.0f; }

uint32_t broken_phase_distance(uint32_t a, uint32_t b) {
  int32_t way = (int32_t)(b - a);
  return way == INT32_MIN ? INT32_MAX : way < 0 ? -way : way;
}

uint32_t broken_phase_after(uint32_t phase, uint32_t step, uint64_t ticks) {
  double sum = phase + (double)step * (double)ticks;
  double turns = (double)(uint64_t)(sum / 4294967296.0 / 4294967296.0);
  uint64_t rest = (uint64_t)(sum - turns * 4294967296.0 * 4294967296.0);
  return (uint32_t)rest;
}
