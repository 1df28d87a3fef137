"""The portfolio: z3, Bitwuzla and cvc5, of which two must agree.

Queries are sent to z3 and Bitwuzla at once; cvc5 is asked where one of them has no answer. Answers are
kept by the text of the query, with the versions of the solvers, in a folder that git ignores.
"""

import hashlib
import json
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

PROVED, REFUTED, UNKNOWN = "unsat", "sat", "unknown"


@dataclass
class Verdict:
    answer: str
    by: list = field(default_factory=list)
    seconds: float = 0.0
    kept: bool = False


def run(command, text, limit):
    try:
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=limit + 5)
    except subprocess.TimeoutExpired:
        return [UNKNOWN]
    errors = [line for line in done.stdout.splitlines() if line.startswith("(error")]
    if errors or done.stderr.strip() and "interrupted" not in done.stderr:
        raise RuntimeError(f"{command[0]}: {errors} {done.stderr[:500]}")
    return done.stdout.split() or [UNKNOWN]


def z3(text, limit):
    return run(["z3", "-in", f"-T:{limit}"], text, limit)[0]


def cvc5(text, limit):
    integers = [] if "zero_extend" not in text else []
    return run(["cvc5", "--lang=smt2", f"--tlimit={limit * 1000}", *integers, "-"], text, limit)[0]


def cvc5_integers(text, limit):
    return run(["cvc5", "--lang=smt2", f"--tlimit={limit * 1000}", "--solve-bv-as-int=sum", "-"],
               text, limit)[0]


def bitwuzla(text, limit):
    import sys
    return run([sys.executable, __file__, str(limit)], text, limit)[0]


def bitwuzla_itself(text, limit):
    """Bitwuzla in this process: its package is a library only."""
    import bitwuzla as library
    options = library.Options()
    options.set(library.Option.TIME_LIMIT_PER, limit * 1000)
    manager = library.TermManager()
    parser = library.Parser(manager, options)
    parser.parse(text.replace("(check-sat)\n", ""), True, False)
    return str(parser.bitwuzla().check_sat()).lower()


FIRST = {"z3": z3, "bitwuzla": bitwuzla_itself}
NEXT = {"cvc5": cvc5, "cvc5 in integers": cvc5_integers}


def versions():
    def first_line(*command):
        return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]

    import importlib.metadata
    return [first_line("z3", "--version"), first_line("cvc5", "--version"),
            "bitwuzla " + importlib.metadata.version("bitwuzla")]


class Portfolio:
    def __init__(self, cache, limit=20):
        self.cache, self.limit = cache, limit
        self.versions = versions()
        self.asked = self.kept = 0
        cache.mkdir(parents=True, exist_ok=True)

    def judge(self, text):
        """What two solvers say of a query."""
        key = hashlib.sha256("\n".join([*self.versions, text]).encode()).hexdigest()
        path = self.cache / key
        if path.exists():
            self.kept += 1
            answer, by, seconds = json.loads(path.read_text())
            return Verdict(answer, by, seconds, kept=True)
        self.asked += 1
        start = time.monotonic()
        with ThreadPoolExecutor(1) as other:
            later = other.submit(z3, text, self.limit)
            answers = {"bitwuzla": bitwuzla_itself(text, self.limit), "z3": later.result()}
        for name, ask in NEXT.items():
            if UNKNOWN not in answers.values() or max(
                    list(answers.values()).count(a) for a in (PROVED, REFUTED)) >= 2:
                break
            answers[name] = ask(text, self.limit)
        said = {a for a in answers.values() if a in (PROVED, REFUTED)}
        if len(said) > 1:
            raise RuntimeError(f"solvers disagree: {answers} of\n{text}")
        by = [name for name, answer in answers.items() if answer in said]
        verdict = Verdict(said.pop() if len(by) >= 2 else UNKNOWN, by, time.monotonic() - start)
        if verdict.answer != UNKNOWN:
            temporary = path.with_suffix(f".{os.getpid()}")
            temporary.write_text(json.dumps([verdict.answer, by, verdict.seconds]))
            temporary.replace(path)
        return verdict
