"""The kernels: what a body finds, for every metric.

The function that ships, `torus_scan_BODY`, runs on any number of blocks of 64 rows, of any number of groups
that the metric admits, whose bytes are unknown, with an unknown query and limit. Block after block, for each
row, its bit must say whether the sum of the printed distances of its axes is within the limit. The scan must
go on to the next block where no row is, and answer with this one and all its distances where a row is.
"""

import platform

import compilation
import terms
from distances import ROWS, Distances
from execution import Execution, State
from groups import Subjects, cuts_of, progress
from ir import Unsupported
from loops import hide_products
from pieces import Parts
from questions import Part, Question
from terms import binary, compare, constant, extend, extract
from values import POISON, Cells, Pointer

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


def number(state, object, at):
    """The 64 bits at a place that must have been written."""
    cells = [state.memory.get((object, at + k), POISON) for k in range(8)]
    if POISON in cells:
        raise Unsupported(f"nobody wrote byte {at + cells.index(POISON)} of the {object.name}")
    return terms.concatenation(cells)


class Scan:
    """The body on any number of blocks of any number of groups, with an unknown query and limit.

    It is the cut at the loop over blocks, too: no block before has a row within the limit.
    """

    counter = None  # the loop's, once it is met

    def __init__(self, body, metric, distances, groups, count):
        self.name, self.rows, self.groups = f"@torus_scan_{body}", distances, groups
        self.first, self.count = terms.variable("first", 64), count
        self.limit = terms.variable("limit", 64)
        header = Cells("header", 8, 32)
        self.hits = Cells("hits", 8, 8, writable=True)
        self.distances = Cells("distances", 8, 8 * ROWS, writable=True)
        memory = {(header, 16 + k): constant(8, metric >> (8 * k)) for k in range(4)}
        memory |= {(header, 8 + k): extract(8 * k + 7, 8 * k, groups) for k in range(8)}
        memory[(header, "pointer", constant(64, 0))] = Pointer(distances.query)
        memory[(header, "pointer", constant(64, 3))] = Pointer(distances.table)
        self.state = State(memory=memory)
        self.arguments = [Pointer(header), Pointer(distances.block), self.first, self.count,
                          self.limit, Pointer(self.hits), Pointer(self.distances)]
        self.cuts = {}

    def ends(self, execution):
        return list(execution.run(self.name, self.arguments, self.state))

    def block(self, state):
        """The block that the path is in, if it has come to one."""
        return next((state.inside[place][0][self.counter] for place, cut in self.cuts.items()
                     if cut is self and place in state.inside), None)

    def anything(self, arrived, new):
        [self.counter] = arrived
        return {self.counter: new("block", 64)}

    def claimed(self, arrived, state):
        [index] = arrived.values()
        block = self.block(state)
        yield "a block is left", compare("ult", index, self.count)
        if block is None:
            yield "the first block", terms.equal(index, self.first)
        else:
            yield "the next block", terms.equal(index, binary("add", block, constant(64, 1)))
            yield from self.found(state, False)

    def assumed(self, arrived, state):
        """Also that the block lies in memory: this is given."""
        [index] = arrived.values()
        yield "a block is left", compare("ult", index, self.count)
        for condition in self.rows.given(index):
            yield "the block lies in memory", condition

    def found(self, state, is_any):
        """What must hold of a block at its end, where a row is within the limit, or none is."""
        taken, values = progress(self.rows, state, self.cuts)
        bits = asked(state, is_any)
        if bits is None:
            raise Unsupported("a block is done, and whether a row is within the limit was not asked")
        yield "all groups are taken", terms.equal(taken, self.groups)
        for row, value in enumerate(values):
            value = extend("zero_extend", 64, value)
            yield f"the bit of row {row}", terms.equal(
                terms.is_set(extract(row, row, bits)), compare("ule", value, self.limit))
            if is_any:
                yield f"the bit of row {row}, as stored", terms.equal(
                    extract(row, row, number(state, self.hits, 0)), extract(row, row, bits))
                yield f"the distance of row {row}", terms.equal(
                    number(state, self.distances, 8 * row), value)

    def answered(self, state, answer):
        """What must hold where the scan returns: of the block found, or else of the last."""
        block = self.block(state)
        is_any = block is not None and asked(state, True) is not None
        yield "the answer", terms.equal(answer, block if is_any else self.count)
        if not is_any:
            yield "no bits", terms.equal(number(state, self.hits, 0), constant(64, 0))
            if block is not None:
                yield "no block is left", terms.equal(binary("add", block, constant(64, 1)), self.count)
        if block is not None:
            yield from self.found(state, is_any)


def most_groups(dispatch, metric):
    """What torus_most_groups, compiled, returns."""
    [(_, most)] = Execution(dispatch).run("@torus_most_groups", [constant(32, metric)])
    return most


def asked(state, is_any):
    """What the path has last compared with 0, the bits of all rows, if it found some, or none."""
    for condition in reversed(state.path):
        equation = condition.arguments[0] if condition.operation == "not" else condition
        if equation.operation == "eq" and equation.arguments[1] is constant(64, 0):
            return equation.arguments[0] if is_any == (condition is not equation) else None
    return None


def question(modules, definitions, body, index):
    module = modules.of(body, "scalar")
    name, law, width = METRICS[index]
    groups, count = (terms.variable(n, 64) for n in ("groups", "count"))
    distances = Distances(definitions, body, name, width, groups, count)
    subjects = Subjects(distances.block)
    scan = Scan(body, index, distances, groups, count)
    functions = [f for f in (scan.name, "@torus_table8", "@torus_within64") if f in module.starts]
    scan.cuts = cuts_of(module, functions, distances, subjects, scan, scan.ends)
    execution = Execution(module, scan.cuts)
    for state, answer in scan.ends(execution):
        for what, condition in scan.answered(state, answer):
            execution.claim(state, what, condition)
    most = most_groups(modules.of("dispatch"), index)
    parts = Parts(distances, subjects, scan.cuts, compare("ule", groups, most))
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
