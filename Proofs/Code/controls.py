"""Faults in the sources, in copies of them: a named proof must fail."""

import shutil
import subprocess

import compilation
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
    module = compilation.swift_module(scratch / "changed", sources)
    row = next(r for r in scalars.OPERATIONS if r[0] == "displacement")
    question = scalars.question(module, definitions, *row, "Int8")
    answer = judged(question, portfolio).answer
    assert answer == REFUTED, f"{question.subject} survives the other sign: {answer}"
    return f"{question.subject} is refuted"


CONTROLS = [sign_convention]
