#ifndef C_PORT_BOUND_H
#define C_PORT_BOUND_H

#include <stdint.h>

/// Does the arithmetic of the Lee distance of `bytes` bytes on registers, without a load, with the
/// widest instructions that the machine has; returns a number that depends on all of it.
uint64_t port_bound(uint64_t bytes);

#endif
