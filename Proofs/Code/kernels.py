"""The kernels: what a body finds of one block, for every metric.

The function that ships, `torus_scan_BODY`, runs on a block of 64 rows of any number of groups that the
metric admits, whose bytes are unknown, with an unknown query and limit. For each row, the distance must be
the sum of the printed distances of its axes, its bit must say whether that is within the limit, and the
answer must say whether any bit is set.
"""

import platform

import compilation
import terms
from execution import Execution, State
from groups import ROWS, Distances, Subjects, cuts_of
from ir import Unsupported
from loops import hide_products
from pieces import Parts
from questions import Part, Question
from terms import binary, compare, constant, extend, extract
from values import Cells, Pointer

# As torus_metric counts them: name, law, width of a coordinate.
METRICS = [
    ("lee8", "metric.lee.agrees-with-oracle", 8),
    ("squared8", "metric.squared.agrees-with-oracle", 8),
    ("chebyshev8", "metric.chebyshev.agrees-with-oracle", 8),
    ("lee4", "metric.lee.agrees-with-oracle", 4),
    ("hamming", "metric.lee.agrees-with-oracle", 1),
    ("table8", "quantizer.cosine.similarity-is-of-the-circle", 8),
    ("lee16", "metric.lee.agrees-with-oracle", 16),
    ("squared16", "metric.squared.agrees-with-oracle", 16),
    ("chebyshev16", "metric.chebyshev.agrees-with-oracle", 16),
]


def number(state, object, at, bytes):
    return terms.concatenation([state.memory[(object, at + k)] for k in range(bytes)])


class Scan:
    """The body on one block of any number of groups, with an unknown query and limit."""

    def __init__(self, module, body, metric, distances, groups):
        self.name, self.limit = f"@torus_scan_{body}", terms.variable("limit", 64)
        header = Cells("header", 8, 32)
        self.hits = Cells("hits", 8, 8, writable=True)
        self.distances = Cells("distances", 8, 8 * ROWS, writable=True)
        memory = {(header, 16 + k): constant(8, metric >> (8 * k)) for k in range(4)}
        memory |= {(header, 8 + k): extract(8 * k + 7, 8 * k, groups) for k in range(8)}
        memory[(header, "pointer", constant(64, 0))] = Pointer(distances.query)
        memory[(header, "pointer", constant(64, 3))] = Pointer(distances.table)
        self.state = State(memory=memory)
        self.arguments = [Pointer(header), Pointer(distances.block), constant(64, 0), constant(64, 1),
                          self.limit, Pointer(self.hits), Pointer(self.distances)]

    def ends(self, execution):
        return list(execution.run(self.name, self.arguments, self.state))


def most_groups(dispatch, metric):
    """What torus_most_groups, compiled, returns."""
    [(_, most)] = Execution(dispatch).run("@torus_most_groups", [constant(32, metric)])
    return most


def asked(state):
    """What the path has last compared with 0, the bits of all rows, and whether it was that."""
    for condition in reversed(state.path):
        is_none = condition.operation != "not"
        equation = condition if is_none else condition.arguments[0]
        if equation.operation == "eq" and equation.arguments[1] is constant(64, 0):
            return equation.arguments[0], is_none
    raise Unsupported("a scan that does not ask whether a row is within the limit")


def question(modules, definitions, body, index):
    module = modules.of(body, "scalar")
    name, law, width = METRICS[index]
    groups, most = terms.variable("groups", 64), most_groups(modules.of("dispatch"), index)
    distances = Distances(definitions, body, name, width, groups)
    subjects = Subjects(distances.block)
    scan = Scan(module, body, index, distances, groups)
    functions = [f for f in (scan.name, "@torus_table8", "@torus_within64") if f in module.starts]
    cuts = cuts_of(module, functions, distances, subjects, scan.ends)
    execution = Execution(module, cuts)
    for state, answer in scan.ends(execution):
        taken, values = distances.progress(state, cuts)
        bits, is_none = asked(state)
        stored = constant(64, 0) if is_none else bits
        execution.claim(state, "all groups are taken", terms.equal(taken, groups))
        execution.claim(state, "the answer", terms.equal(answer, constant(64, int(is_none))))
        for row, value in enumerate(values):
            value = extend("zero_extend", 64, value)
            execution.claim(state, f"the bit of row {row}", terms.equal(
                terms.is_set(extract(row, row, bits)), compare("ule", value, scan.limit)))
            execution.claim(state, f"the bit of row {row}, as stored", terms.equal(
                extract(row, row, number(state, scan.hits, 0, 8)), extract(row, row, stored)))
            if not is_none:
                execution.claim(state, f"the distance of row {row}", terms.equal(
                    number(state, scan.distances, 8 * row, 8), value))
    parts = Parts(distances, subjects, cuts, compare("ule", groups, most))
    parts.take(execution.claims)
    made = Question(
        subject=f"{name}_{body}", law=law, width=width, count=body, parts=list(parts.made.values()),
        preamble=distances.preamble())
    return with_bounded_squares(made, width) if distances.metric == "squared" else made


def with_bounded_squares(question, width):
    """The question with squares hidden, but for their bound; that it holds is asked besides."""
    def bound(x, square):
        half = 1 << (width - 1)
        return terms.implication([compare("ule", x, constant(32, half))],
                                 compare("ule", square, constant(32, half * half)))

    x = terms.variable("x", 32)
    lemma = Part([("the square of a distance is bounded", bound(x, binary("mul", x, x)))])
    question = hide_products(question, 32)
    for part in question.parts:
        squares = [t for t in terms.ordered([c for _, c in part.claims])
                   if t.operation == "apply" and t.data == "product"]
        part.premises += tuple(bound(s.arguments[0], s) for s in squares)
    question.parts.append(lemma)
    return question


def questions(scratch, definitions, say):
    if platform.machine() != "x86_64":
        say("  the bodies for x86 are not compiled here: NOT proved")
        return

    modules = compilation.KernelModules(scratch)
    for index, row in enumerate(METRICS):
        for body in compilation.BODIES:
            def build(i=index, b=body):
                return question(modules, definitions, b, i)
            build.name = f"{row[0]}_{body}"
            yield build
