#!/usr/bin/env python3
"""Asks torus verify and the checker extracted from Rocq for their verdicts, and compares.

    compare.py TORUS CHECKER [--changes N] [--seed S]

The certificates, and what is changed in them, are those of Scripts/attack: small tables full of ties,
files changed with and without new digests. One change is made here: the certificate of other tables that
differ in a number or two, with the digests of these. All of it fits together, and most of it is false. Of
certificates that the checker does not cover it must say so, with exit code 2.

Different exit codes are a failure, and both answers are printed; so is an exit code that is no verdict, and a run in
which one of the four verdicts never occurs.
"""
import argparse
import collections
import functools
import importlib.machinery
import importlib.util
import json
import pathlib
import random
import signal
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "Scripts"), str(ROOT / "Documentation")]
loader = importlib.machinery.SourceFileLoader("attack", str(ROOT / "Scripts" / "attack"))
attack = importlib.util.module_from_spec(importlib.util.spec_from_loader("attack", loader))
loader.exec_module(attack)
import attack_changes as changes
import attack_tables as tables
import plain_certificate as plain

VERDICTS = {0: "verified", 1: "refuted", 2: "malformed", 3: "conditional"}
# Changes of each certificate, and certificates of other tables besides.
EACH, OTHERS = 25, 2


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


def of_other_tables(base, choices):
    """The files of the base, with the certificate of tables that differ a little; None where there is none."""
    files = dict(base.files)
    names = [name for name in ("e.npy", "q.npy", "f.npy", "g.npy", "l.npy") if name in files]
    for name in choices.choices(names, k=choices.randint(1, 2)):
        files[name] = tables.save(changes.other_number(choices, changes.load(files[name])))
    _, others = changes.parts(changes.resealed(files))
    _, inputs = changes.parts(base.files)
    try:
        made = plain.certificate(others, base.k, base.metric)
    except plain.NoCertificate:
        return None
    return changes.resealed(inputs | {f"C/{name}": data for name, data in made.items()})


def cases(torus, arguments):
    """Kind, note, base, files, options: lies made by hand, then true certificates and changes of them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, base, files in attack.lies.all_lies(functools.partial(attack.Base, torus), folder):
            yield "a lie", name, base, files, base.arguments
    for number in range(-(-arguments.changes // EACH)):
        choices = random.Random(f"{arguments.seed}/{number}")
        with tempfile.TemporaryDirectory() as folder:
            base = attack.Base(None, folder, tables.drawn(choices, kind="grid", metric="lee"))
            without = changes.without_points(base.arguments)
            yield "as made", "with embeddings", base, base.files, base.arguments
            yield "as made", "without", base, base.files, without
            for _ in range(OTHERS):
                files = of_other_tables(base, choices)
                if files is not None:
                    for with_points, options in (("with", base.arguments), ("without", without)):
                        yield "the tables it is of", with_points, base, files, options
            for _ in range(min(EACH, arguments.changes - EACH * number)):
                kind, sealing, files, note = changes.change(base, choices)
                has_points = kind == "embeddings" or choices.random() < 0.75
                yield kind, f"{sealing}: {note}", base, files, (
                    base.arguments if has_points else without)


def is_covered(base, files):
    """Whether the checker judges this: Lee distance between points of a grid, by the certificate if not in truth."""
    if base.metric == "lee" and json.loads(base.files["q.json"])["method"] == "grid":
        return True
    claimed = changes.parsed(files.get(changes.JSON, b""))
    setting = claimed.get("setting") if isinstance(claimed, dict) else None
    return isinstance(setting, dict) and (setting.get("metric"), setting.get("points")) == ("lee", "grid")


def stop(*_):
    raise KeyboardInterrupt


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("torus")
    parser.add_argument("checker")
    parser.add_argument("--changes", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torus = str(pathlib.Path(arguments.torus).resolve())
    checker = Checker(str(pathlib.Path(arguments.checker).resolve()))
    counted, failures = collections.defaultdict(collections.Counter), 0
    signal.signal(signal.SIGTERM, stop)
    try:
        for kind, note, base, files, options in cases(torus, arguments):
            words = [base.certificate, *options]
            with base.changed(files):
                code, answer = torus_verdict(torus, words)
                other, words_of_other = checker.judge(words)
            if not is_covered(base, files):
                # Malformed for the checker, whatever it is; what must not be is a yes.
                kind, code = "not covered", 2
            counted[kind].update([VERDICTS.get(code, "no verdict")])
            if code != other or code not in VERDICTS:
                failures += 1
                print(f"{kind}: {note}\n  torus {code}: {answer}\n  checker {other}: {words_of_other}",
                      file=sys.stderr)
                if failures > 20:
                    sys.exit("compare: that is enough")
    except KeyboardInterrupt:
        print("Stopped before the end; so far:")
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
