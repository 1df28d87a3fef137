"""Faults in the sources, in copies of them: a named proof must fail."""

import ctypes
import platform
import random
import shutil
import subprocess
import tempfile

import compilation
import kernels
import scalars
from questions import judged
from solvers import REFUTED


def with_change(scratch, folder, file, old, new):
    """A copy of a folder of sources with one change."""
    copy = scratch / f"changed-{folder.name}"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    path = copy / file
    text = path.read_text()
    assert text.count(old) == 1, f"{file} has not one {old!r} any more: choose another control"
    path.write_text(text.replace(old, new))
    return copy


def sign_convention(scratch, definitions, portfolio):
    """the displacement's sign, turned round in a copy of Displacement.swift"""
    sources = with_change(
        scratch, compilation.ROOT / "Sources/ToroidalArithmetic", "Circle/Displacement.swift",
        "Displacement(residue: other &- self)", "Displacement(residue: self &- other)")
    place = scratch / "changed"
    place.mkdir(exist_ok=True)
    module = compilation.swift_module(place, sources)
    row = next(r for r in scalars.OPERATIONS if r[0] == "displacement")
    question = scalars.question(module, definitions, *row, "Int8")
    answer = judged(question, portfolio).answer
    assert answer == REFUTED, f"{question.subject} survives the other sign: {answer}"
    return f"{question.subject} is refuted"


# Change of the kernels: what it does; file, old text, new; body and metric whose proof must fail; and
# whether machine code shows the fault on few groups.
KERNELS = [
    ("the absolute value, left out of avx2.c", "avx2.c", "_mm256_abs_epi8(a)", "a", "avx2", 0, True),
    ("a short sum of avx2.c with one term too many", "avx2.c", "SHORT_TERMS ((size_t)127)",
     "SHORT_TERMS ((size_t)128)", "avx2", 0, True),
    ("a short sum of portable.c with one term too many", "portable.c", "SHORT_TERMS ((size_t)255)",
     "SHORT_TERMS ((size_t)256)", "portable", 3, True),
    ("nibbles of avx512.c from a bit too low", "avx512.c", "_mm512_srli_epi16(a, 4)",
     "_mm512_srli_epi16(a, 3)", "avx512", 4, True),
    ("an entry of the table beside the right one", "scalar.c", "256 - forward", "255 - forward",
     "portable", 5, True),
    ("every other block, left out by kernels.h", "kernels.h", "for (; from < count; from++) {",
     "for (; from < count; from += 2) {", "avx2", 6, False),
    ("groups admitted until sums are negative", "dispatch.c", "INT32_MAX / (4 * 128);",
     "INT32_MAX / (2 * 128);", "avx512", 0, False),
]


def changed_kernel(scratch, definitions, portfolio, file, old, new, body, metric, is_seen):
    """A change of a copy of the kernels: a proof fails, and the machine code finds other distances."""
    shipped = compilation.ROOT / "Sources/CTorusKernels"
    sources = with_change(scratch, shipped, file, old, new)
    modules = compilation.KernelModules(scratch / "changed", sources)
    question = kernels.question(modules, definitions, body, metric)
    answer = judged(question, portfolio).answer
    assert answer == REFUTED, f"{question.subject} survives a change of {file}: {answer}"
    if not is_seen:
        return f"{question.subject} is refuted"
    runs = [scanned(folder, scratch / "changed", body, metric) for folder in (shipped, sources)]
    if None in runs:
        return f"{question.subject} is refuted; NOT RUN: not on this machine"
    row = next((row for row, (right, wrong) in enumerate(zip(*runs)) if right != wrong), None)
    assert row is not None, f"{question.subject} is refuted, and finds what the shipping code finds"
    return f"{question.subject} is refuted; it finds {runs[1][row]}, the shipping code {runs[0][row]}"


class Query(ctypes.Structure):
    _fields_ = [("bytes", ctypes.c_void_p), ("groups", ctypes.c_size_t), ("metric", ctypes.c_int),
                ("table", ctypes.c_void_p)]


def scanned(sources, scratch, body, metric):
    """The distances of 64 rows, the greatest and random ones, by machine code; None where it cannot run."""
    library = tempfile.mktemp(".so", dir=scratch)  # another each time: what is loaded stays
    subprocess.run(["clang", "-O2", "-shared", "-fPIC", f"-I{sources / 'include'}", "-o", library,
                    *sorted(sources.glob("*.c"))], check=True)
    loaded, groups = ctypes.CDLL(library), 300
    number = ["portable", "neon", "avx2", "avx512"].index(body)
    if not loaded.torus_body_runs(number):
        return None
    draws = random.Random(1)
    far = {1: b"\xff", 4: b"\x88", 8: b"\x80", 16: b"\x00\x80"}[kernels.METRICS[metric][2]]
    rows = [far * (4 * groups // len(far)), *(draws.randbytes(4 * groups) for _ in range(63))]
    block = b"".join(row[4 * g:4 * g + 4] for g in range(groups) for row in rows)
    table = (ctypes.c_uint32 * 129)(*range(0, 129 * 3, 3))
    zeros = ctypes.create_string_buffer(4 * groups)
    query = Query(ctypes.addressof(zeros), groups, metric, ctypes.addressof(table))
    hits, distances = ctypes.c_uint64(), (ctypes.c_uint64 * 64)()
    sixty_four = ctypes.c_uint64
    loaded.torus_scan(number, ctypes.byref(query), block, sixty_four(0), sixty_four(1),
                      sixty_four((1 << 64) - 1), ctypes.byref(hits), distances)
    return list(distances)


def kernel_control(row):
    def control(scratch, definitions, portfolio):
        return changed_kernel(scratch, definitions, portfolio, *row[1:])
    control.__doc__ = row[0]
    return control


CONTROLS = [sign_convention]
if platform.machine() == "x86_64":
    CONTROLS += map(kernel_control, KERNELS)
