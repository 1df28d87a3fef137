/* The 128-bit operations that the compiler leaves to its run-time library, which the toolchain
   has none of for WebAssembly. They follow the definitions, in halves of 64 bits. */

#include <stdint.h>

typedef unsigned __int128 wide;
typedef __int128 signed_wide;

typedef union {
  wide whole;
  struct {
    uint64_t low, high;
  } half;
} halves;

static wide join(uint64_t high, uint64_t low) {
  const halves joined = {.half = {low, high}};
  return joined.whole;
}

/* left * right in full, by the school's method in base 2^32. */
static wide multiply_words(uint64_t left, uint64_t right) {
  const uint64_t a = left >> 32, b = left & UINT32_MAX;
  const uint64_t c = right >> 32, d = right & UINT32_MAX;
  const uint64_t low = b * d;
  const uint64_t middle = a * d + (low >> 32);
  const uint64_t carried = b * c + (middle & UINT32_MAX);
  const uint64_t high = a * c + (middle >> 32) + (carried >> 32);
  return join(high, carried << 32 | (low & UINT32_MAX));
}

wide __multi3(wide left, wide right) {
  const halves a = {.whole = left}, b = {.whole = right};
  halves product = {.whole = multiply_words(a.half.low, b.half.low)};
  product.half.high += a.half.high * b.half.low + a.half.low * b.half.high;
  return product.whole;
}

wide __ashlti3(wide value, int count) {
  const halves a = {.whole = value};
  if (count == 0) return value;
  if (count >= 64) return join(a.half.low << (count - 64), 0);
  return join(a.half.high << count | a.half.low >> (64 - count), a.half.low << count);
}

wide __lshrti3(wide value, int count) {
  const halves a = {.whole = value};
  if (count == 0) return value;
  if (count >= 64) return join(0, a.half.high >> (count - 64));
  return join(a.half.high >> count, a.half.low >> count | a.half.high << (64 - count));
}

signed_wide __ashrti3(signed_wide value, int count) {
  const wide sign = value < 0 ? ~(wide)0 : 0;
  return (signed_wide)(__lshrti3((wide)value ^ sign, count) ^ sign);
}

/* Quotient and remainder, one bit of the quotient at a time. */
static wide divide(wide dividend, wide divisor, wide *remainder) {
  halves quotient = {.whole = 0};
  wide rest = 0;
  const halves bits = {.whole = dividend};
  for (int place = 127; place >= 0; place--) {
    const uint64_t word = place >= 64 ? bits.half.high : bits.half.low;
    const halves before = {.whole = rest};
    const int carry = (int)(before.half.high >> 63);
    rest = rest + rest + ((word >> (place & 63)) & 1);
    if (carry || rest >= divisor) {
      rest -= divisor;
      if (place >= 64) quotient.half.high |= (uint64_t)1 << (place & 63);
      else quotient.half.low |= (uint64_t)1 << place;
    }
  }
  *remainder = rest;
  return quotient.whole;
}

wide __udivti3(wide dividend, wide divisor) {
  wide remainder;
  return divide(dividend, divisor, &remainder);
}

wide __umodti3(wide dividend, wide divisor) {
  wide remainder;
  divide(dividend, divisor, &remainder);
  return remainder;
}

static wide magnitude(signed_wide value) { return value < 0 ? 0 - (wide)value : (wide)value; }

signed_wide __divti3(signed_wide dividend, signed_wide divisor) {
  const wide quotient = __udivti3(magnitude(dividend), magnitude(divisor));
  return (signed_wide)((dividend < 0) == (divisor < 0) ? quotient : 0 - quotient);
}

signed_wide __modti3(signed_wide dividend, signed_wide divisor) {
  const wide remainder = __umodti3(magnitude(dividend), magnitude(divisor));
  return (signed_wide)(dividend < 0 ? 0 - remainder : remainder);
}
