// The shipping generic functions at the machine's integers, under names that a prover can find.
//
// Compiled in one module with all of Sources/ToroidalArithmetic, so that `DistanceSums` is in reach
// and the optimizer sees what it sees in a whole-module release build. A name is
// `code_OPERATION_TYPE`. Nothing is computed here: each function calls one operation and gives its
// answer a C type.

