// The same functions as they have shipped elsewhere.
#ifndef BROKEN_PHASE_H
#define BROKEN_PHASE_H

#include <stdint.h>

// The kind of case A11: divided by 2^32 - 1, so that half a turn is not a half.
double broken_phase_turns(uint32_t phase);

// The kind of case H02: the float nearest to a phase just below a full turn is 1.
float broken_phase_turns_float(uint32_t phase);

// The kind of case W01: the magnitude of the least integer, which does not fit, is one too small.
uint32_t broken_phase_distance(uint32_t a, uint32_t b);

// The product of step and ticks is taken in double, as if 53 bits were enough.
uint32_t broken_phase_after(uint32_t phase, uint32_t step, uint64_t ticks);

#endif
