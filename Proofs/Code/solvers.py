"""The portfolio: Bitwuzla, z3, and cvc5 in integer arithmetic, of which two must agree.

Bitwuzla runs in this process; its package is a library only. The other two race for the second
opinion: z3 bit-blasts and wins on short questions, cvc5 on 64-bit sums. Answers are kept by the text of
the query and the versions of the solvers, in a folder that git ignores.
"""

import hashlib
import importlib.metadata
import json
import os
import subprocess
import time
from dataclasses import dataclass, field

import bitwuzla

PROVED, REFUTED, UNKNOWN = "unsat", "sat", "unknown"
COMMANDS = {
    "z3": ["z3", "-in"],
    "cvc5": ["cvc5", "--lang=smt2", "--solve-bv-as-int=sum", "-"],
}
HEAD_START = 0.3  # seconds that z3 has for itself


@dataclass
class Verdict:
    answer: str
    by: list = field(default_factory=list)
    seconds: float = 0.0


class Racer:
    """A solver in a process of its own."""

    def __init__(self, name, text):
        self.name, self.answer = name, None
        self.process = subprocess.Popen(
            COMMANDS[name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True)
        self.process.stdin.write(text)
        self.process.stdin.close()

    def poll(self, seconds):
        """The answer, or None if there is none within that time."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        out, errors = self.process.stdout.read(), self.process.stderr.read()
        self.answer = out.strip() if out.strip() in (PROVED, REFUTED) else UNKNOWN
        if "(error" in out:
            raise RuntimeError(f"{self.name}: {out}{errors}")
        return self.answer

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def ask_bitwuzla(text, limit, wanted=()):
    """Its answer, and where it is a refutation, the values of the variables `wanted`."""
    options = bitwuzla.Options()
    options.set(bitwuzla.Option.TIME_LIMIT_PER, limit * 1000)
    options.set(bitwuzla.Option.PRODUCE_MODELS, True)
    parser = bitwuzla.Parser(bitwuzla.TermManager(), options)
    parser.parse(text.replace("(check-sat)\n", ""), True, False)
    solver = parser.bitwuzla()
    answer = str(solver.check_sat()).lower()
    if answer != REFUTED:
        return answer, {}
    values = {}
    for declared in parser.get_declared_funs():
        name = declared.symbol()
        if name in wanted:
            values[name] = int(solver.get_value(declared).value(10))
    return answer, values


def first_line(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]


class Portfolio:
    def __init__(self, cache, limit=20):
        self.cache, self.limit = cache, limit
        self.versions = [first_line("z3", "--version"), first_line("cvc5", "--version"),
                         "bitwuzla " + importlib.metadata.version("bitwuzla")]
        self.asked = self.kept = 0
        cache.mkdir(parents=True, exist_ok=True)

    def judge(self, text):
        """What two solvers say of a query."""
        key = hashlib.sha256("\n".join([*self.versions, text]).encode()).hexdigest()
        path = self.cache / key
        if path.exists():
            self.kept += 1
            return Verdict(*json.loads(path.read_text()))
        self.asked += 1
        start = time.monotonic()
        answers = self.answers(text, start)
        said = {a for a in answers.values() if a != UNKNOWN}
        if len(said) > 1:
            raise RuntimeError(f"solvers disagree: {answers} of\n{text}")
        by = [name for name, answer in answers.items() if answer != UNKNOWN]
        verdict = Verdict(said.pop() if len(by) >= 2 else UNKNOWN, by, time.monotonic() - start)
        if verdict.answer != UNKNOWN:
            temporary = path.with_suffix(f".{os.getpid()}")
            temporary.write_text(json.dumps([verdict.answer, by, verdict.seconds]))
            temporary.replace(path)
        return verdict

    def answers(self, text, start):
        racers = [Racer("z3", text)]
        try:
            answers = {"bitwuzla": ask_bitwuzla(text, self.limit)[0]}
            first = racers[0].poll(HEAD_START)
            if first is None:
                racers.append(Racer("cvc5", text))
            while time.monotonic() < start + self.limit:
                answers.update({r.name: r.answer for r in racers if r.answer or r.poll(0.02)})
                known = [a for a in answers.values() if a != UNKNOWN]
                if len(known) >= 2 or len(answers) == 1 + len(racers) == 3:
                    break
                if len(answers) == 1 + len(racers):
                    racers.append(Racer("cvc5", text))
            return answers
        finally:
            for racer in racers:
                racer.stop()
