"""The loops over axes: a fixed number of them, and any number by induction.

Of a loop the reader sees here what is guessed of it: which registers count and which accumulate. The
guess is trusted by nobody: it only proposes an invariant, which the solvers must prove on arrival and
after every turn.
"""

from dataclasses import dataclass

import operations
import partial
import terms
from compilation import TYPES, width
from cycles import back_edges
from execution import Execution
from ir import Unsupported
from questions import Part, Question
from terms import binary, compare, constant
from values import Cells, Pointer, Rows

# Function, law, definition of one step, width of the accumulator (the scalar's own for None).
LOOPS = [
    ("lee64", "metric.lee.agrees-with-oracle", "lee", 64),
    ("lee128", "metric.lee.agrees-with-oracle", "lee", 128),
    ("squared64", "metric.squared.agrees-with-oracle", "squared", 64),
    ("squared128", "metric.squared.agrees-with-oracle", "squared", 128),
    ("chebyshev", "metric.chebyshev.agrees-with-oracle", "chebyshev", None),
]


@dataclass
class Loop:
    """A loop that counts upward to a limit and accumulates."""

    header: str
    phis: list  # of (name, type)
    counters: list  # names of phis that grow by `step` each turn
    step: int
    limit: tuple  # what the counter is compared with


def loops(function):
    defined = {i.result: i for block in function.blocks.values() for i in block if i.result}
    result = []
    for source, header in back_edges(function):
        phis = [i for i in function.blocks[header] if i.operation == "phi"]
        counters, step, limit = [], None, None
        for phi in phis:
            kind, name = dict(phi.data)[source]
            grown = defined.get(name) if kind == "local" else None
            if grown is None or grown.operation != "add" or phi.type != ("int", 64):
                continue
            left, right = (value for _, value in grown.operands)
            if left != ("local", phi.result) or right[0] != "constant":
                continue
            counters.append(phi.result)
            step = right[1]
            for test in defined.values():
                if test.operation == "icmp" and test.data == "eq":
                    values = [v for _, v in test.operands]
                    if ("local", name) in values:
                        limit = values[1 - values.index(("local", name))]
        if limit is None or step & (step - 1):
            raise Unsupported(f"the loop at {header} of {function.name}")
        result.append(Loop(header, [(p.result, p.type) for p in phis], counters, step, limit))
    return result


def folded(metric, values):
    result = values[0]
    for value in values[1:]:
        result = operations.extremum("umax", result, value) if metric == "chebyshev" \
            else binary("add", result, value)
    return result


class Cut:
    """The invariant at a header: the lanes together are the distance of the axes counted so far."""

    def __init__(self, loop, metric, so_far, count):
        self.loop, self.metric, self.so_far, self.count = loop, metric, so_far, count

    def claimed(self, arrived, state):
        first = arrived[self.loop.counters[0]]
        kind, name = self.loop.limit
        limit = state.environment[name] if kind == "local" else constant(64, name)
        step = constant(64, self.loop.step - 1)
        lanes = []
        for name, type in self.loop.phis:
            if name not in self.loop.counters:
                value = arrived[name]
                lanes += value if type[0] == "vector" else [value]
        yield "the lanes hold the axes so far", terms.equal(
            folded(self.metric, lanes), self.so_far(first))
        yield "the counter is below its limit", compare("ult", first, limit)
        yield "the limit is at most the count", compare("ule", limit, self.count)
        yield "whole turns are left", compare(
            "eq", binary("and", binary("sub", limit, first), step), constant(64, 0))
        if self.metric == "chebyshev":
            half = constant(lanes[0].width, 1 << (lanes[0].width - 1))
            for lane in lanes:
                yield "a lane is at most half the ring", compare("ule", lane, half)
        for other in self.loop.counters[1:]:
            yield "the counters agree", terms.equal(arrived[other], first)

    assumed = claimed

    def anything(self, arrived, new):
        """New unknowns for the registers that a turn changes."""
        result = {}
        for name, type in self.loop.phis:
            if type[0] == "vector":
                result[name] = [new("lane", type[2][1]) for _ in range(type[1])]
            else:
                result[name] = new("turn", type[1])
        return result


def step_definition(definitions, metric, type, bits):
    return definitions[f"{metric}_{width(type)}_{bits or width(type)}"]


def body_of(module, name):
    """The function with the loop: C-named functions may hand on their arguments to it."""
    function = module.function(name)
    calls = [i for b in function.blocks.values() for i in b if i.operation == "call"
             and i.data[0][1] in module.starts]
    return body_of(module, calls[0].data[0][1]) if calls else function


def block_of(module, name):
    """The most axes that one turn of a loop takes."""
    return max(loop.step for loop in loops(body_of(module, name)))


def abstracted(term, bits, seen):
    """The term with products of `bits` bits by a function of which nothing is known.

    What holds of any function holds of multiplication. Where the compiler squares a difference
    without its sign, the magnitude is squared here: (-x)(-x) = xx, which is asked besides.
    """
    for one in terms.ordered([term]):
        arguments = [seen[a] for a in one.arguments]
        if one.operation == "mul" and one.width == bits:
            if arguments[0] is arguments[1] and arguments[0].operation in (
                    "sub", "sign_extend"):
                arguments = [operations.absolute(arguments[0])] * 2
            seen[one] = terms.apply("product", arguments, bits)
        else:
            seen[one] = terms.Term(one.operation, arguments, one.width, one.data)
    return seen[term]


def sorts(*widths):
    return " ".join(f"(_ BitVec {w})" for w in widths)


def hide_products(question, bits):
    """Takes the products out of a question."""
    seen = {}
    for part in question.parts:
        part.claims = [(what, abstracted(c, bits, seen)) for what, c in part.claims]
        part.premises = tuple(abstracted(p, bits, seen) for p in part.premises)
    declared = f"(declare-fun product ({sorts(bits, bits)}) {sorts(bits)})"
    question.preamble = (declared,) + tuple(t.replace("bvmul", "product") for t in question.preamble)
    x = terms.variable("x", bits)
    opposite = operations.minus(x)
    even = terms.equal(binary("mul", opposite, opposite), binary("mul", x, x))
    question.parts.append(Part([("a square has no sign", even)]))
    return question


def equalities(metric, value, expected, definitions, step, w):
    """Conditions under which a compiled distance is the expected one."""
    if metric != "chebyshev":
        return [terms.equal(value, expected)]
    return list(partial.same_greatest(value, expected, step, definitions[f"distance_{w}"]))


def simplified(metric, condition, definitions, step, w):
    return partial.leafwise(condition, step, definitions[f"distance_{w}"]) \
        if metric == "chebyshev" else condition


def lemmas(metric, definitions, step, w):
    if metric == "chebyshev":
        return list(partial.bounds_lemma(step, definitions[f"distance_{w}"]))
    return []


def texts(metric, definitions, step, w):
    return ((definitions[f"distance_{w}"].text,) if metric == "chebyshev" else ()) + (step.text,)


def in_lots(claims, premises=(), size=16):
    """Many small claims, some at a time."""
    return [Part(claims[i:i + size], premises) for i in range(0, len(claims), size)]


def for_every_count(module, definitions, function, law, metric, bits, type):
    """The induction: any number of axes that memory can hold.

    partial(k) is the distance of the first k axes: 0 at first, and a printed step from k to k + 1.
    """
    w = width(type)
    step = step_definition(definitions, metric, type, bits)
    bits = bits or w
    count = terms.variable("count", 64)
    rows = [Rows(name, w, count) for name in ("first", "second")]

    def so_far(index):
        return terms.apply("partial", [index], bits)

    name = f"@{function}_{type}"
    body = body_of(module, name)
    cuts = {(body.name, loop.header): Cut(loop, metric, so_far, count) for loop in loops(body)}
    execution = Execution(module, cuts)
    # The rows lie in memory: their size in bytes is below 2^63.
    bound = compare("ule", count, constant(64, (1 << 63) // (w // 8) - 1))
    frame, lanes, sums = [], [], lemmas(metric, definitions, step, w)
    for state, value in execution.run(name, [Pointer(rows[0]), Pointer(rows[1]), count]):
        execution.claim(state, "the result", terms.equal(value, so_far(count)))
    for claim in execution.claims:
        condition = claim.condition
        about_lanes = "half the ring" in claim.what or "in its range" in claim.what
        silent = [p for p in claim.state.path if not partial.mentions_partial(p)
                  and partial.is_lane_bound(p, w) == about_lanes]
        if partial.mentions_partial(condition):
            value, index = partial.sides(condition)
            here, expected = partial.progress(claim.state, step, rows, bits)
            sums += [(claim.what, c)
                     for c in equalities(metric, value, expected, definitions, step, w)]
            condition = terms.equal(index, here)
        condition = simplified(metric, condition, definitions, step, w)
        (lanes if about_lanes else frame).append((claim.what, terms.implication(silent, condition)))
    declared = tuple(f"(declare-fun {r.name} ({sorts(64)}) {sorts(w)})" for r in rows)
    question = Question(
        subject=f"{function}_{type}", law=law, width=w, count="every",
        parts=[*in_lots(frame, (bound,)), *in_lots(lanes), *in_lots(sums, size=64)],
        preamble=declared + texts(metric, definitions, step, w))
    return hide_products(question, bits) if metric == "squared" else question


def for_counts(module, definitions, function, law, metric, bits, type, counts, plainly=False):
    """Some numbers of axes, each run from beginning to end.

    `plainly` asks for equality itself also of greatest distances, so that a refutation is one of them.
    """
    w = width(type)
    step = step_definition(definitions, metric, type, bits)
    bits = bits or w
    if plainly:
        metric = "plain"
    claims = lemmas(metric, definitions, step, w)
    for count in counts:
        rows = [Cells(name, w, count) for name in ("a", "b")]
        expected = constant(bits, 0)
        for k in range(count):
            expected = step.of(expected, rows[0].initial(k), rows[1].initial(k))
        execution = Execution(module)
        arguments = [Pointer(rows[0]), Pointer(rows[1]), constant(64, count)]
        for state, value in execution.run(f"@{function}_{type}", arguments):
            claims += [(f"the result of {count}", terms.implication(state.path, right))
                       for right in equalities(metric, value, expected, definitions, step, w)]
        for claim in execution.claims:
            condition = simplified(metric, claim.condition, definitions, step, w)
            claims.append((f"{claim.what} of {count}",
                           terms.implication(claim.state.path, condition)))
    claims = list({condition: (what, condition) for what, condition in claims}.values())
    most = max(counts)
    shown = f"{min(counts)}-{most}" if most > min(counts) else str(most)
    return Question(
        subject=f"{function}_{type}", law=law, width=w, count=shown, parts=in_lots(claims, size=64),
        preamble=texts(metric, definitions, step, w),
        definitions={d: definitions[d] for d in (step.name, f"distance_{w}")},
        inputs=[(f"{name}_{k}", w) for name in "ab" for k in range(most)])


def questions(module, definitions):
    for type in TYPES:
        for row in LOOPS:
            def build(r=row, t=type):
                return for_every_count(module, definitions, *r, t)
            build.name = f"{row[0]}_{type}"
            yield build
    for type in TYPES:
        for function, law, metric, bits in LOOPS:
            def fixed(f=function, l=law, m=metric, b=bits, t=type):
                most = 2 * block_of(module, f"@{f}_{t}") + 1
                question = for_counts(module, definitions, f, l, m, b, t, range(most + 1))
                return hide_products(question, b) if m == "squared" else question
            fixed.name = f"{function}_{type}"
            yield fixed
