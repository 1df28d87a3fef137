"""Distances of the first axes, for the induction: what a path has read, and what that makes.

A claim of the induction says that registers hold partial(t), the distance of the first t axes. It is
taken apart here into what solvers decide at once: that t is where the path has got to, and that the
registers hold what the path has read since its last cut, added to what they held there.
"""

import terms
from operations import extremum
from terms import binary, compare, constant


def is_partial(term):
    return term.operation == "apply" and term.data == "partial"


def mentions_partial(term):
    return any(is_partial(t) for t in terms.ordered([term]))


def is_lane_bound(term, width):
    """Whether a condition only says that a lane is at most half the ring."""
    return term.operation == "ule" and term.arguments[1] is constant(width, 1 << (width - 1))


def sides(equation):
    """(value, index) of an equation value = partial(index), or None."""
    if equation.operation == "eq":
        for one, other in (equation.arguments, equation.arguments[::-1]):
            if is_partial(one):
                return other, one.arguments[0]
    return None


def progress(state, step, rows, bits):
    """(index, partial(index)) where the path has got to, by the steps it has read."""
    known = {constant(64, 0): constant(bits, 0)}
    for condition in state.path:
        found = sides(condition)
        if found:
            value, index = found
            known = {index: value}  # what the latest cut assumes
    for index in dict.fromkeys(state.read):
        if index in known:
            after = binary("add", index, constant(64, 1))
            known[after] = step.of(known[index], *(r.cell(index) for r in rows))
    return list(known.items())[-1]


# The greatest of many, in whatever order compiled code takes them. Solvers that know only bits cannot
# see that order does not matter. So they are asked once that max(x, y) <= u exactly if x <= u and
# y <= u, from which it follows for any two ways to take the greatest of the same numbers: they have
# the same upper bounds, and so are one number. Below, it is enough to compare the numbers.

def is_greatest(term):
    """Whether a term is max(x, y) as the translation writes it."""
    if term.operation != "choose":
        return False
    condition, high, low = term.arguments
    return condition.operation == "ult" and condition.arguments == (low, high)


def greatest_of(term, step, distance):
    """The numbers that a nest of maxima takes the greatest of."""
    result, stack = {}, [term]
    while stack:
        one = stack.pop()
        if is_greatest(one):
            stack += [one.arguments[2], one.arguments[1]]
        elif one.operation == "apply" and one.data == step.name:
            stack += [one.arguments[0], distance.of(*one.arguments[1:])]
        else:
            result[one] = None
    return list(result)


def leafwise(condition, step, distance):
    """A bound of the greatest as bounds of all the numbers."""
    if condition.operation not in ("ult", "ule") or not is_greatest(condition.arguments[0]) \
            or not terms.is_constant(condition.arguments[1]):
        return condition
    term, bound = condition.arguments
    return terms.conjunction([compare(condition.operation, one, bound)
                              for one in greatest_of(term, step, distance)])


def bounds_lemma(step, distance):
    """Why comparing the numbers is enough; for solvers to prove at this width."""
    width = step.width
    x, y, bound = (terms.variable(n, width) for n in ("x", "y", "bound"))
    a, b = (terms.variable(n, distance.width) for n in "ab")

    def same_bounds(whole, *parts):
        inside = terms.conjunction([compare("ule", p, bound) for p in parts])
        return terms.equal(compare("ule", whole, bound), inside)

    yield "bounds of the greater", same_bounds(extremum("umax", x, y), x, y)
    yield "bounds of a step", same_bounds(step.of(x, a, b), x, distance.of(a, b))


def same_greatest(value, expected, step, distance):
    """Conditions under which both are the greatest of the same numbers; 0 adds nothing."""
    found = greatest_of(value, step, distance)
    wanted = greatest_of(expected, step, distance)
    zero = constant(value.width, 0)
    rest = [f for f in found if f not in wanted and f is not zero]
    missing = [w for w in wanted if w not in found and w is not zero]
    reads = {}
    for one in rest:
        reads.setdefault(cells_of(one), []).append(one)
    for one in missing:
        matching = reads.pop(cells_of(one), None)
        yield terms.conjunction([terms.equal(m, one) for m in matching]) if matching else terms.FALSE
    if reads:
        yield terms.FALSE


def cells_of(term):
    """The memory that a number comes from."""
    return frozenset(t for t in terms.ordered([term]) if t.operation == "variable"
                     or t.operation == "apply" and t.data in ("first", "second"))
