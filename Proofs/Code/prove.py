"""Proves everything, prints what became of it, and compares with what proved.tsv promises."""

import collections
import platform
import sys
import time
from pathlib import Path

import compilation
import controls
import goals
import hardware
import kernels
import loops
import mutants
import scalars
from ir import Unsupported
from questions import judged
from solvers import PROVED, REFUTED, Portfolio

HERE = Path(__file__).parent
SCRATCH = HERE / ".build"
WORDS = {PROVED: "proved", REFUTED: "REFUTED"}


def say(*words):
    print(*words, flush=True)


def rows_of(path):
    lines = path.read_text().splitlines()
    return [tuple(line.split("\t")) for line in lines[1:] if line]


class Results:
    def __init__(self, portfolio):
        self.portfolio = portfolio
        self.proved, self.failed = [], []

    def judge(self, section, questions):
        """Asks every question; prints a line for each function, its types side by side."""
        say(f"\n{section}")
        lines = collections.OrderedDict()
        for build in questions:
            start = time.monotonic()
            question, reason = None, ""
            try:
                question = build()
                answer = judged(question, self.portfolio).answer
            except Unsupported as error:
                answer, reason = "", f"not proved: {error}"
            name, type = (question.subject if question else build.name).rsplit("_", 1)
            word = reason or WORDS.get(answer, "not proved")
            count = question.count if question and question.count not in compilation.BODIES else ""
            key = (name, count, word)
            lines.setdefault(key, []).append((type, time.monotonic() - start))
            (self.proved if answer == PROVED else self.failed).append(question or build.name)
        for (name, count, word), all in lines.items():
            axes = f"n = {count}" if count else ""
            types = " ".join(type for type, _ in all)
            say(f"  {name:24}{axes:12}{word:12}{sum(s for _, s in all):6.1f} s  {types}")

    def covers(self, law, widths, counts):
        """Whether every question about a law at these widths and counts is proved, and there is one."""
        for width in map(int, widths.split()):
            for count in counts.split(",") if counts != "-" else [""]:
                def about(q):
                    return not isinstance(q, str) and q.law == law and q.width == width and (
                        q.count == count or count.endswith("block") and q.count.startswith("0-"))
                if not any(map(about, self.proved)) or any(map(about, self.failed)):
                    return False
        return True


def main():
    start = time.monotonic()
    portfolio = Portfolio(SCRATCH / "answers")
    definitions = goals.printed_by_rocq(SCRATCH)
    say(f"{len(definitions)} definitions printed by Rocq, after {time.monotonic() - start:.0f} s")
    module = compilation.swift_module(SCRATCH)
    say(f"ToroidalArithmetic compiled, after {time.monotonic() - start:.0f} s;",
        ", ".join(portfolio.versions))

    results = Results(portfolio)
    results.judge("Scalar operations, all inputs", scalars.questions(module, definitions))
    results.judge("Loops over axes", loops.questions(module, definitions))
    portfolio.limit = 30  # what is proved of kernels takes a second or two; machines differ
    results.judge("Kernels, any number of blocks of 64 rows and of groups of four bytes",
                  kernels.questions(SCRATCH, definitions, say))

    say("\nPlanted faults")
    killed = 0
    problems = []
    for number, mutant in enumerate(mutants.MUTANTS):
        label = f"mutant{number}"
        try:
            why = mutants.refuted(module, definitions, mutant, SCRATCH, label)
            killed += 1
            say(f"  {mutant.subject:24}{mutant.fault}: {why}")
        except (AssertionError, RuntimeError, Unsupported) as error:
            problems.append(str(error))

    say("\nIntrinsics, as vectors.py writes them down")
    for case in hardware.CASES if platform.machine() == "x86_64" else ():
        try:
            say(f"  {case[0]:24}{hardware.compared(case, SCRATCH)}")
        except AssertionError as error:
            problems.append(str(error))

    say("\nNegative controls")
    for control in controls.CONTROLS:
        try:
            say(f"  {control.__doc__}: {control(SCRATCH, definitions, portfolio)}")
        except AssertionError as error:
            problems.append(str(error))

    for law, widths, counts in rows_of(HERE / "proved.tsv"):
        if counts in compilation.BODIES and platform.machine() != "x86_64":
            say(f"NOT proved on this machine: {law} of {counts}")
        elif not results.covers(law, widths, counts):
            problems.append(f"proved.tsv promises {law} at {widths} ({counts}), and it is not proved")
    for problem in problems:
        say(f"FAILED: {problem}")
    say(f"{portfolio.asked} queries asked, {portfolio.kept} answered before")
    say(f"{len(results.proved)} code proofs, {len(results.failed)} not proved, {killed} mutants refuted, "
        f"{time.monotonic() - start:.0f} s")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
