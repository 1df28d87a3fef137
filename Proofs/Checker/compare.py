#!/usr/bin/env python3
"""Asks torus verify and the checker extracted from Rocq for their verdicts, and compares.

    compare.py TORUS CHECKER [--changes N] [--seed S]

The certificates, and what is changed in them, are those of Scripts/attack: small tables full of ties,
files changed with and without new digests. One change is made here: the certificate of other tables that
differ in a number or two, with the digests of these. All of it fits together, and most of it is false.

Different exit codes are a failure, and both answers are printed; so is an exit code that is no verdict, and a run in
which one of the four verdicts never occurs.
"""
import argparse
import collections
import contextlib
import importlib.machinery
import importlib.util
import json
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


def of_other_tables(torus, base, choices):
    """The files of the base, with the certificate of tables that differ a little; None where there is none."""
    files = dict(base.files)
    names = [name for name in ("e.npy", "f.npy", "l.npy") if name in files]
    for name in choices.choices(names, k=choices.randint(1, 2)):
        files[name] = attack.changes.save(
            attack.changes.other_number(choices, attack.changes.load(files[name])))
    sidecar = json.loads(files["q.json"])
    layout = ["--bits", str(sidecar["bits"]), "--period", str(2 ** sidecar["period_log2"])]
    if sidecar["refinement_bits"]:
        layout += ["--refinement-bits", str(sidecar["refinement_bits"])]
    if sidecar["bit_order"] != "unpacked":
        layout += ["--packed"]
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(subprocess.CalledProcessError):
        def run(*words):
            subprocess.run([torus, *words], check=True, capture_output=True)

        folder = pathlib.Path(folder)
        for name in names:
            (folder / name).write_bytes(files[name])
        for e, q, r in ("eqr", "fgs"):
            if f"{e}.npy" in files:
                run("quantize", f"{folder}/{e}.npy", *layout, "--output", f"{folder}/{q}.npy",
                    *(["--refinement", f"{folder}/{r}.npy"] if f"{r}.npy" in files else []))
        run("certify", *[word.replace(str(base.folder), str(folder)) for word in base.arguments],
            "--neighbors", str(base.k), "--quiet", "--output", f"{folder}/C")
        lie = {f"C/{path.name}": path.read_bytes() for path in (folder / "C").iterdir()}
        found = attack.changes.resealed(
            {name: data for name, data in base.files.items() if not name.startswith("C/")} | lie)
        return found if found != base.files else None
    return None


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
            for _ in range(OTHERS):
                files = of_other_tables(torus, base, choices)
                if files is not None:
                    for with_points, options in (("with", base.arguments), ("without", without)):
                        yield "the tables it is of", with_points, base, files, options
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
