"""LLVM IR of the sources that ship, made anew by every check."""

import functools
import subprocess
from pathlib import Path

from ir import Module

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
WIDTHS = (8, 16, 32, 64)
TYPES = [f"{sign}Int{width}" for width in WIDTHS for sign in ("", "U")]
BODIES = ("portable", "avx2", "avx512")


def width(type):
    return int(type.split("Int")[1])


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(str(c) for c in command[:3])} …:\n{done.stdout}{done.stderr}")
    return done.stdout


def specialisations():
    """Specialisations.swift with what stands below its mark once for each type."""
    head, mark, body = (HERE / "Specialisations.swift").read_text().partition("// MARK: Int8\n")
    assert mark
    return head + "".join(body.replace("Int8", type) for type in TYPES)


def swift_module(scratch, sources=ROOT / "Sources/ToroidalArithmetic"):
    """The IR of the arithmetic and its specialisations, one module, as a release build has it."""
    written = scratch / "Specialisations.swift"
    written.write_text(specialisations())
    result = scratch / "ToroidalArithmetic.ll"
    run("swiftc", "-O", "-whole-module-optimization", "-parse-as-library",
        "-module-name", "ToroidalArithmetic", "-emit-ir", "-o", result,
        *sorted(sources.rglob("*.swift")), written)
    return Module(result.read_text())


class KernelModules:
    """The IR of the kernels with the options of a release build, file by file."""

    def __init__(self, scratch, sources=ROOT / "Sources/CTorusKernels"):
        scratch.mkdir(exist_ok=True)
        self.scratch, self.sources = scratch, sources

    @functools.cache
    def of(self, *names):
        """One module of the files with these names."""
        texts = []
        for name in names:
            result = self.scratch / f"{name}.ll"
            run("clang", "-O2", "-emit-llvm", "-S", f"-I{self.sources / 'include'}", "-o", result,
                self.sources / f"{name}.c")
            texts.append(result.read_text())
        return Module("".join(texts))
