"""The kernels: what a body finds of one block, for every metric.

The function that ships, `torus_scan_BODY`, runs on a block of 64 rows whose bytes are unknown, with an
unknown query and limit. For each row, the distance must be the sum of the printed distances of its
axes, its bit must say whether that is within the limit, and the answer must say whether any bit is set.
"""

import functools
import platform

import compilation
import terms
from execution import Execution, State
from ir import Module, Unsupported
from loops import hide_products
from questions import Part, Question
from terms import binary, compare, concatenation, constant, extend, extract
from values import Cells, Pointer

ROWS, GROUP_BYTES = 64, 4
GROUPS = (0, 1)

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

# Not asked, and counted as not proved. Tried with 8 seconds a query, without a second opinion in time:
# the portable body's lee8 and squared8, which keep vectors in memory and gather the bits in a loop, and
# lee4 of the x86 bodies, which looks nibbles up. Not tried: hamming, table8, the portable rest.
RESIST = {"lee4", "hamming", "table8"}


def coordinates(cells, start, width):
    """The coordinates in the four bytes from `start` on."""
    whole = concatenation([cells.initial(start + k) for k in range(GROUP_BYTES)])
    return [extract(k * width + width - 1, k * width, whole) for k in range(32 // width)]


def distance(definitions, name, width, query, block, row, groups):
    """The distance of one row by the printed definitions, in 64 bits."""
    metric = name.rstrip("0123456789")
    pairs = []
    for g in range(groups):
        at = (g * ROWS + row) * GROUP_BYTES
        pairs += zip(coordinates(query, g * GROUP_BYTES, width), coordinates(block, at, width))
    if metric == "chebyshev":
        greatest = constant(width, 0)
        for a, b in pairs:
            greatest = definitions[f"chebyshev_{width}_{width}"].of(greatest, a, b)
        return extend("zero_extend", 64, greatest)
    total = constant(64, 0)
    for a, b in pairs:
        # In 32 bits: the square of a distance on 2^16 points is at most 2^30.
        one = extend("zero_extend", 32, definitions[f"distance_{width}"].of(a, b))
        one = binary("mul", one, one) if metric == "squared" else one
        total = binary("add", total, extend("zero_extend", 64, one))
    return total


def number(state, object, at, bytes):
    return concatenation([state.memory[(object, at + k)] for k in range(bytes)])


def scan(module, body, metric, groups):
    """Runs the body on one block; yields what is needed to say that it is right."""
    query = Cells("query", 8, groups * GROUP_BYTES)
    block = Cells("block", 8, groups * ROWS * GROUP_BYTES)
    header = Cells("header", 8, 32, writable=True)
    hits, distances = Cells("hits", 8, 8, writable=True), Cells("distances", 8, 8 * ROWS, writable=True)
    given = [(8, groups, 8), (16, metric, 4)]
    memory = {(header, at + k): constant(8, value >> (8 * k))
              for at, value, size in given for k in range(size)}
    memory[(header, "pointer", constant(64, 0))] = Pointer(query)
    limit = terms.variable("limit", 64)
    execution = Execution(module)
    arguments = [Pointer(header), Pointer(block), constant(64, 0), constant(64, 1), limit,
                 Pointer(hits), Pointer(distances)]
    ends = list(execution.run(f"@torus_scan_{body}", arguments, State(memory=memory)))
    return execution, ends, query, block, limit, hits, distances


def hidden_bits(state, stored):
    """The bits of all rows: as stored, or what the path found to be 0 before it stored 0."""
    if not terms.is_constant(stored):
        return stored
    tests = [c.arguments for c in state.path if c.operation == "eq" and c.arguments[0].width == 64]
    found = [x for x, y in tests if terms.is_constant(y) and y.data == 0]
    return found[-1] if found else stored


def question(module, definitions, body, index, row_of_metric):
    name, law, width = row_of_metric
    if name in RESIST or body == "portable":
        raise Unsupported("not asked; kernels.py says why")
    parts = []
    for groups in GROUPS:
        execution, ends, query, block, limit, hits, distances = scan(module, body, index, groups)
        frame = [(c.what, c.term) for c in execution.claims]
        # What was written where rows were found; where none was, the same sums were compared.
        written = [number(state, distances, 8 * row, 8) for state, _ in ends
                   for row in range(ROWS) if (distances, 8 * row) in state.memory][:ROWS]
        rows = [[(f"the distance of row {row}", terms.equal(one, distance(
            definitions, name, width, query, block, row, groups)))]
            for row, one in enumerate(written)]
        if len(rows) != ROWS:
            raise Unsupported("a block without distances")
        for state, found in ends:
            stored = number(state, hits, 0, 8)
            bits = hidden_bits(state, stored)
            frame.append(("the bits", terms.implication(state.path, terms.equal(stored, bits))))
            none = compare("eq", stored, constant(64, 0))
            answer = terms.choose(none, constant(64, 1), constant(64, 0))
            frame.append(("the answer", terms.implication(state.path, terms.equal(found, answer))))
            for row in range(ROWS):
                rows[row].append((f"the bit of row {row}", terms.equal(
                    terms.is_set(extract(row, row, bits)), compare("ule", written[row], limit))))
                if (distances, 8 * row) in state.memory:
                    again = terms.equal(number(state, distances, 8 * row, 8), written[row])
                    rows[row].append((f"the distance of row {row}, as written", again))
        parts.append(Part(frame))
        for row, claims in enumerate(rows):
            aliases = {f"block_{(g * ROWS + row) * GROUP_BYTES + k}": f"row_{g}_{k}"
                       for g in range(groups) for k in range(GROUP_BYTES)}
            parts.append(Part(list(dict.fromkeys(claims)), aliases=aliases))
    used = [d for d in definitions.values()
            if d.name in (f"distance_{width}", f"chebyshev_{width}_{width}")]
    made = Question(
        subject=f"{name}_{body}", law=law, width=width, count=body, parts=parts,
        preamble=tuple(d.text for d in used))
    return with_bounded_squares(made, width) if name.startswith("squared") else made


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
        part.premises = tuple(bound(s.arguments[0], s) for s in squares)
    question.parts.append(lemma)
    return question


def questions(scratch, definitions, say):
    if platform.machine() != "x86_64":
        say("  the bodies for x86 are not compiled here: NOT proved")
        return

    @functools.cache
    def module(body):
        shared = compilation.kernel_module(scratch, "scalar")
        own = compilation.kernel_module(scratch, body)
        return Module(own.text + shared.text)

    for index, row in enumerate(METRICS):
        for body in compilation.BODIES:
            def build(i=index, r=row, b=body):
                return question(module(b), definitions, b, i, r)
            build.name = f"{row[0]}_{body}"
            yield build
