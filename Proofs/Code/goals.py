"""The definitions that Rocq prints: as text for the solvers, and as functions to compute with.

The text goes into queries as it is. The functions are for replaying counterexamples only.
"""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import printing
import terms

HERE = Path(__file__).parent
THEORY = HERE.parent / "Rocq"


@dataclass
class Definition:
    name: str
    text: str
    parameters: list  # of (name, width)
    width: int  # of the result, 0 for a condition
    body: object

    def __call__(self, *values):
        inputs = dict(zip((n for n, _ in self.parameters), values, strict=True))
        return printing.evaluate([self.body], inputs)[0]

    def of(self, *arguments):
        """The application as a term."""
        assert [a.width for a in arguments] == [w for _, w in self.parameters], self.name
        return terms.apply(self.name, arguments, self.width)


def tokens(text):
    return re.findall(r"[()]|[^\s()]+", text)


def parsed(words):
    """The next expression of a list of tokens, which it shortens."""
    word = words.pop(0)
    if word != "(":
        return word
    result = []
    while words[0] != ")":
        result.append(parsed(words))
    words.pop(0)
    return result


SMT = {v: k for k, v in {**terms.OPERATORS, **terms.COMPARISONS}.items()}


def width_of(sort):
    return 0 if sort == "Bool" else int(sort[2])


def term_of(tree, scope):
    """A term from its S-expression."""
    if isinstance(tree, str):
        return scope[tree]
    if tree[0] == "_":
        return terms.constant(int(tree[2]), int(tree[1][2:]))
    arguments = [term_of(t, scope) for t in tree[1:]]
    head = tree[0]
    if isinstance(head, list):
        assert head[:2] == ["_", "zero_extend"], head
        return terms.extend("zero_extend", arguments[0].width + int(head[2]), *arguments)
    if head == "ite":
        return terms.choose(*arguments)
    if head == "not":
        return terms.negation(*arguments)
    if head == "and":
        return terms.conjunction(arguments)
    if head == "bvneg":
        return terms.binary("sub", terms.constant(arguments[0].width, 0), arguments[0])
    if head == "=":
        return terms.equal(*arguments)
    operation = SMT[head]
    make = terms.compare if head in terms.COMPARISONS.values() else terms.binary
    return make(operation, *arguments)


def definition(text):
    keyword, name, parameters, sort, body = parsed(tokens(text))
    assert keyword == "define-fun"
    parameters = [(n, width_of(s)) for n, s in parameters]
    scope = {n: terms.variable(n, w) for n, w in parameters}
    return Definition(name, text, parameters, width_of(sort), term_of(body, scope))


def printed_by_rocq(scratch):
    """Compiles the theory as far as the goals need it, and returns the definitions by name."""
    for target in (["Makefile.coq"], ["-f", "Makefile.coq", "Theorems/BitTerms.vo"]):
        made = subprocess.run(["make", "--silent", "-C", THEORY, *target],
                              capture_output=True, text=True)
        if made.returncode != 0:
            raise SystemExit(f"the theory does not compile:\n{made.stdout}{made.stderr}")
    out = subprocess.run(
        ["coqc", "-Q", ".", "Torus", "-o", scratch / "Goals.vo", HERE / "Goals.v"],
        cwd=THEORY, capture_output=True, text=True)
    if out.returncode != 0:
        raise SystemExit(f"Rocq prints no goals:\n{out.stdout}{out.stderr}")
    return {d.name: d for d in map(definition, re.findall(r'"(\(define-fun [^"]*)"', out.stdout))}
