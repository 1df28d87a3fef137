"""Faults in the sources, in copies of them: a named proof must fail."""

import platform
import shutil

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


def kernel_magnitude(scratch, definitions, portfolio):
    """the absolute value, left out of a copy of avx2.c"""
    sources = with_change(scratch, compilation.ROOT / "Sources/CTorusKernels", "avx2.c",
                          "_mm256_abs_epi8(a)", "a")
    place = scratch / "changed"
    place.mkdir(exist_ok=True)
    own = compilation.kernel_module(place, "avx2", sources)
    question = kernels.question(own, definitions, "avx2", 0, kernels.METRICS[0])
    answer = judged(question, portfolio).answer
    assert answer == REFUTED, f"{question.subject} survives without absolute values: {answer}"
    return f"{question.subject} is refuted"


CONTROLS = [sign_convention] + ([kernel_magnitude] if platform.machine() == "x86_64" else [])
