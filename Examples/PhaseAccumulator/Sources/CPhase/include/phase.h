// The phase of an oscillator as a fraction of a turn in 32 bits: it wraps where the turn is full.
#ifndef PHASE_H
#define PHASE_H

#include <stdint.h>

// The phase so many ticks after `phase`, at `step` a tick.
uint32_t phase_after(uint32_t phase, uint32_t step, uint64_t ticks);

// The phase in turns, exactly: phase / 2^32.
double phase_turns(uint32_t phase);

// The phase in turns, in [0, 1): rounded down to 24 bits.
float phase_turns_float(uint32_t phase);

// The shorter arc between two phases, in [0, 2^31].
uint32_t phase_distance(uint32_t a, uint32_t b);

#endif
