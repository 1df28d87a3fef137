#!/usr/bin/env python3
"""Asks torus verify and the checker extracted from Rocq for their verdicts, and compares.

    compare.py TORUS CHECKER [--changes N] [--seed S]

The certificates, and what is changed in them, are those of Scripts/attack: small tables full of ties,
files changed with and without new digests. Another exit code of one of the two, or an exit code that is no verdict,
is a failure, and both answers are printed. So is a run in which one of the four verdicts never occurs.
"""
import argparse
import collections
import importlib.machinery
import importlib.util
import pathlib
import random
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "Scripts"), str(ROOT / "Documentation")]
loader = importlib.machinery.SourceFileLoader("attack", str(ROOT / "Scripts" / "attack"))
attack = importlib.util.module_from_spec(importlib.util.spec_from_loader("attack", loader))
loader.exec_module(attack)

VERDICTS = {0: "verified", 1: "refuted", 2: "malformed", 3: "conditional"}
EACH = 25


class Checker:
    """The checker as one process that judges one line after the other."""

    def __init__(self, path):
        self.process = subprocess.Popen(
            [path, "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def judge(self, words):
        self.process.stdin.write("\t".join(words) + "\n")
        self.process.stdin.flush()
        code, _, answer = self.process.stdout.readline().partition("\t")
        return int(code or -1), answer.strip()


def torus_verdict(torus, words):
    run = subprocess.run(
        [torus, "verify", *words, "--threads", "1"], capture_output=True, text=True, timeout=60)
    return run.returncode, (run.stdout + run.stderr).strip()


def cases(torus, arguments):
    """Kind, base, files, words: hand-made lies first, then true certificates and changes of them."""
    with tempfile.TemporaryDirectory() as folder:
        base = attack.lies.base(attack.Base, torus, folder)
        for name, files in attack.lies.about(base):
            yield "a lie", name, base, files, base.arguments
    for number in range(-(-arguments.changes // EACH)):
        choices = random.Random(f"{arguments.seed}/{number}")
        with tempfile.TemporaryDirectory() as folder:
            base = attack.Base(torus, folder, choices)
            without = attack.changes.without_points(base.arguments)
            yield "as made", "with embeddings", base, base.files, base.arguments
            yield "as made", "without", base, base.files, without
            for _ in range(min(EACH, arguments.changes - EACH * number)):
                kind, sealing, files, note = attack.changes.change(base, choices)
                has_points = kind == "embeddings" or choices.random() < 0.75
                yield kind, f"{sealing}: {note}", base, files, (
                    base.arguments if has_points else without)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("torus")
    parser.add_argument("checker")
    parser.add_argument("--changes", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torus = str(pathlib.Path(arguments.torus).resolve())
    checker = Checker(str(pathlib.Path(arguments.checker).resolve()))
    counted, failures = collections.defaultdict(collections.Counter), 0
    for kind, note, base, files, options in cases(torus, arguments):
        words = [base.certificate, *options]
        with base.changed(files):
            code, answer = torus_verdict(torus, words)
            other, words_of_other = checker.judge(words)
        counted[kind].update([VERDICTS.get(code, "no verdict")])
        if code != other or code not in VERDICTS:
            failures += 1
            print(f"{kind}: {note}\n  torus {code}: {answer}\n  checker {other}: {words_of_other}",
                  file=sys.stderr)
            if failures > 20:
                sys.exit("compare: that is enough")
    print("| what was changed | cases | " + " | ".join(VERDICTS.values()) + " |")
    print("|---|---|" + "---|" * len(VERDICTS))
    total = collections.Counter()
    for kind, counts in counted.items():
        total.update(counts)
        print(f"| {kind} | {sum(counts.values())} | "
              + " | ".join(str(counts[name]) for name in VERDICTS.values()) + " |")
    missing = [name for name in VERDICTS.values() if not total[name]]
    if missing:
        print(f"compare: no case was {' or '.join(missing)}", file=sys.stderr)
    print(f"{sum(total.values())} verdicts, seed {arguments.seed}: {failures} disagreements.")
    return 1 if failures or missing else 0


if __name__ == "__main__":
    sys.exit(main())
