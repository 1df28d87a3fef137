// GMP's functions arrive in Swift under their linker names (`__gmpz_add`, …).
#include <gmp.h>
