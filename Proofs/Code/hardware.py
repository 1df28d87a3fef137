"""The semantics of the x86 intrinsics in vectors.py against the machine's own, on random vectors.

The terms are written out as C and run beside the instruction, so that 100,000 vectors take a second.
"""

import subprocess

import terms
import vectors
from terms import ordered

VECTORS = 100_000
# Intrinsic in C, the feature it needs, bytes of a vector, lanes (in bits) of its operands, meaning.
CASES = [
    ("_mm256_madd_epi16", "avx2", 32, (16, 16), vectors.pmaddwd),
    ("_mm256_maddubs_epi16", "avx2", 32, (8, 8), vectors.pmaddubsw),
    ("_mm256_shuffle_epi8", "avx2", 32, (8, 8), vectors.pshufb),
    ("_mm512_shuffle_epi8", "avx512f,avx512bw", 64, (8, 8), vectors.pshufb),
    ("_mm512_dpbusd_epi32", "avx512f,avx512bw,avx512vnni", 64, (32, 32, 32), vectors.vpdpbusd),
    ("_mm512_dpwssd_epi32", "avx512f,avx512bw,avx512vnni", 64, (32, 32, 32), vectors.vpdpwssd),
]


def c_text(term, name):
    """One term as a C expression of uint64_t, clean above its width."""
    a = [name[t] for t in term.arguments]
    mask = f"{(1 << term.width) - 1}ull"
    from_width = term.arguments[0].width if term.arguments else 0
    signed = [f"((int64_t)({x} << {64 - from_width}) >> {64 - from_width})" for x in a]
    if term.operation == "constant":
        return f"{int(term.data)}ull"
    if term.operation in ("add", "sub", "mul", "and", "or", "xor"):
        sign = {"add": "+", "sub": "-", "mul": "*", "and": "&", "or": "|", "xor": "^"}
        return f"({a[0]} {sign[term.operation]} {a[1]}) & {mask}"
    if term.operation in ("eq", "ult", "ule"):
        return f"{a[0]} {dict(eq='==', ult='<', ule='<=')[term.operation]} {a[1]}"
    if term.operation in ("slt", "sle"):
        return f"{signed[0]} {dict(slt='<', sle='<=')[term.operation]} {signed[1]}"
    if term.operation == "choose":
        return f"{a[0]} ? {a[1]} : {a[2]}"
    if term.operation == "extract":
        return f"({a[0]} >> {term.data[1]}) & {mask}"
    if term.operation == "zero_extend":
        return a[0]
    assert term.operation == "sign_extend", term.operation
    return f"(uint64_t){signed[0]} & {mask}"


def program(case):
    intrinsic, features, size, widths, meaning = case
    operands = [[terms.variable(f"v{k}[{i}]", w) for i in range(size * 8 // w)]
                for k, w in enumerate(widths)]
    results = meaning(*operands)
    name, lines = {}, []
    for term in ordered(results):
        if term.operation == "variable":
            name[term] = f"(uint64_t){term.data}"
        else:
            name[term] = f"t{len(name)}"
            lines.append(f"  uint64_t {name[term]} = {c_text(term, name)};")
    out = results[0].width
    lines += [f"  r[{i}] = {name[r]};" for i, r in enumerate(results)]
    register = f"__m{size * 8}i"
    inputs = "\n".join(f"  static uint{w}_t v{k}[{size * 8 // w}];" for k, w in enumerate(widths))
    fills = "\n".join(f"    fill(v{k}, {size});" for k in range(len(widths)))
    loads = ", ".join(f"*(const {register}_u *)v{k}" for k in range(len(widths)))
    parameters = ", ".join(f"const uint{w}_t *v{k}" for k, w in enumerate(widths))
    names = ", ".join(f"v{k}" for k in range(len(widths)))
    test = " && ".join(f'__builtin_cpu_supports("{f}")' for f in features.split(","))
    return f"""#include <immintrin.h>
#include <stdint.h>
#include <string.h>
static uint64_t state = 1;
static uint8_t byte(void) {{  // half of the bytes are corners
  state = state * 6364136223846793005u + 1442695040888963407u;
  static const uint8_t corners[] = {{0, 1, 127, 128, 129, 255, 15, 16}};
  uint8_t random = (uint8_t)(state >> 56);
  return state >> 55 & 1 ? random : corners[random & 7];
}}
static void fill(void *p, int n) {{ for (int i = 0; i < n; i++) ((uint8_t *)p)[i] = byte(); }}
static void meaning(uint{out}_t *r, {parameters}) {{
{chr(10).join(lines)}
}}
__attribute__((target("{features}"))) int main(void) {{
  if (!({test})) return 2;
{inputs}
  for (int n = 0; n < {VECTORS}; n++) {{
{fills}
    uint{out}_t said[{len(results)}];
    meaning(said, {names});
    {register} done = {intrinsic}({loads});
    if (memcmp(said, &done, sizeof done) != 0) return 1;
  }}
  return 0;
}}
"""


def compared(case, scratch):
    """What became of one intrinsic: "agrees", or "NOT RUN" where the machine has not got it."""
    source, binary = scratch / f"{case[0]}.c", scratch / case[0]
    source.write_text(program(case))
    subprocess.run(["clang", "-O1", "-w", "-o", binary, source], check=True)
    status = subprocess.run([binary]).returncode
    if status not in (0, 2):
        raise AssertionError(f"{case[0]} does something else than vectors.py says")
    return f"agrees on {VECTORS} random vectors" if status == 0 else "NOT RUN: not on this machine"
