"""Terms over bit-vectors: built from IR, printed as SMT-LIB, and evaluated.

A term is hash-consed: equal terms are one object. Building folds constants and undoes what bitcasts
do (an extract of a concatenation), nothing else, so that a query can be read beside its IR. Conditions
are terms of width 0, which SMT-LIB calls Bool.
"""

OPERATORS = {
    "add": "bvadd", "sub": "bvsub", "mul": "bvmul", "and": "bvand", "or": "bvor", "xor": "bvxor",
    "shl": "bvshl", "lshr": "bvlshr", "ashr": "bvashr",
}
COMPARISONS = {
    "eq": "=", "ult": "bvult", "ule": "bvule", "slt": "bvslt", "sle": "bvsle",
}
# ugt is ult the other way round, and so on.
MIRRORED = {"ugt": "ult", "uge": "ule", "sgt": "slt", "sge": "sle"}


class Term:
    """`operation` of `arguments`; `width` in bits, 0 for a condition; `data` is what else it needs."""

    __slots__ = ("operation", "arguments", "width", "data", "key")
    table = {}

    def __new__(cls, operation, arguments, width, data=None):
        key = (operation, tuple(id(a) for a in arguments), width, data)
        found = cls.table.get(key)
        if found is None:
            found = super().__new__(cls)
            found.operation, found.arguments, found.width = operation, tuple(arguments), width
            found.data, found.key = data, key
            cls.table[key] = found
        return found

    def __repr__(self):
        if self.operation == "constant":
            return f"{self.data}:{self.width}"
        return f"{self.data or self.operation}{list(self.arguments) if self.arguments else ''}"


def constant(width, value):
    return Term("constant", (), width, value % (1 << width) if width else bool(value))


def variable(name, width):
    return Term("variable", (), width, name)


def apply(function, arguments, width):
    """An application of a function that the query declares or defines by name."""
    return Term("apply", arguments, width, function)


TRUE, FALSE = constant(0, True), constant(0, False)


def is_constant(*terms):
    return all(t.operation == "constant" for t in terms)


def signed(width, value):
    return value - (1 << width) if value >> (width - 1) else value


def compute(operation, width, x, y):
    """The value of a binary operation on unsigned representatives, by SMT-LIB."""
    if operation in ("shl", "lshr") and y >= width:
        return 0
    if operation == "ashr":
        return signed(width, x) >> min(y, width - 1)
    return {
        "add": lambda: x + y, "sub": lambda: x - y, "mul": lambda: x * y, "and": lambda: x & y,
        "or": lambda: x | y, "xor": lambda: x ^ y, "shl": lambda: x << y, "lshr": lambda: x >> y,
    }[operation]()


def holds(predicate, width, x, y):
    if predicate.startswith("s"):
        x, y = signed(width, x), signed(width, y)
    return {"eq": x == y, "lt": x < y, "le": x <= y}[predicate if predicate == "eq" else predicate[1:]]


def binary(operation, x, y):
    assert x.width == y.width > 0, (operation, x.width, y.width)
    width = x.width
    if is_constant(x, y):
        return constant(width, compute(operation, width, x.data, y.data))
    if operation in ("add", "and", "or", "xor", "mul") and is_constant(x):
        x, y = y, x  # constants stand on the right
    if is_constant(y):
        if y.data == 0 and operation in ("add", "sub", "or", "xor", "shl", "lshr", "ashr"):
            return x
        if y.data == 0 and operation in ("and", "mul"):
            return y
        if y.data == 1 and operation == "mul":
            return x
        if operation == "and" and y.data == (1 << width) - 1:
            return x
        if operation == "sub":
            return binary("add", x, constant(width, -y.data))
        if operation == "add" and x.operation == "add" and is_constant(x.arguments[1]):
            return binary("add", x.arguments[0], constant(width, x.arguments[1].data + y.data))
        if operation in ("and", "lshr", "shl") and x.operation in ("concatenation", "zero_extend"):
            return rearranged(operation, x, y.data)
    return Term(operation, (x, y), width)


def rearranged(operation, x, by):
    """A concatenation masked, or moved by a number of bits: pieces of it, and zeros."""
    width = x.width
    if operation == "lshr":
        return extend("zero_extend", width, extract(width - 1, by, x)) if by < width else constant(width, 0)
    if operation == "shl":
        return concatenation([constant(by, 0), extract(width - 1 - by, 0, x)]) \
            if by < width else constant(width, 0)
    parts, start = [], 0
    for end in range(1, width + 1):
        if end == width or (by >> end & 1) != (by >> start & 1):
            parts.append(extract(end - 1, start, x) if by >> start & 1 else constant(end - start, 0))
            start = end
    return concatenation(parts)


def compare(predicate, x, y):
    assert x.width == y.width > 0, (predicate, x.width, y.width)
    if predicate == "ne":
        return negation(compare("eq", x, y))
    if predicate in MIRRORED:
        return compare(MIRRORED[predicate], y, x)
    if is_constant(x, y):
        return constant(0, holds(predicate, x.width, x.data, y.data))
    if x is y:
        return constant(0, predicate in ("eq", "ule", "sle"))
    return Term(predicate, (x, y), 0)


def equal(x, y):
    if x.width == 0:
        return x if y is TRUE else y if x is TRUE else Term("eq", (x, y), 0)
    return compare("eq", x, y)


def negation(x):
    if is_constant(x):
        return constant(0, not x.data)
    return x.arguments[0] if x.operation == "not" else Term("not", (x,), 0)


def conjunction(terms):
    kept = [t for t in dict.fromkeys(terms) if t is not TRUE]
    if FALSE in kept:
        return FALSE
    return TRUE if not kept else kept[0] if len(kept) == 1 else Term("conjunction", kept, 0)


def implication(premises, conclusion):
    premise = conjunction(premises)
    if premise is FALSE or conclusion is TRUE:
        return TRUE
    return conclusion if premise is TRUE else Term("implication", (premise, conclusion), 0)


def choose(condition, x, y):
    assert condition.width == 0 and x.width == y.width
    if is_constant(condition):
        return x if condition.data else y
    return x if x is y else Term("choose", (condition, x, y), x.width)


def extract(high, low, x):
    """Bits high…low of x, both included."""
    width = high - low + 1
    if width == x.width:
        return x
    if is_constant(x):
        return constant(width, x.data >> low)
    if x.operation == "extract":
        return extract(high + x.data[1], low + x.data[1], x.arguments[0])
    if x.operation == "concatenation":
        parts, start = [], 0
        for part in reversed(x.arguments):  # the last argument is lowest
            end = start + part.width - 1
            if start <= high and low <= end:
                parts.append(extract(min(high, end) - start, max(low, start) - start, part))
            start = end + 1
        return concatenation(parts)
    if x.operation in ("and", "or", "xor"):
        return binary(x.operation, *(extract(high, low, a) for a in x.arguments))
    if x.operation == "choose" and is_constant(*x.arguments[1:]):
        return choose(x.arguments[0], *(extract(high, low, a) for a in x.arguments[1:]))
    if x.operation in ("shl", "lshr") and is_constant(x.arguments[1]):
        inner, by = x.arguments[0], x.arguments[1].data
        if x.operation == "shl" and low >= by:
            return extract(high - by, low - by, inner)
        if x.operation == "shl" and high < by:
            return constant(width, 0)
        if x.operation == "lshr" and high + by < x.width:
            return extract(high + by, low + by, inner)
    if x.operation == "zero_extend":
        inner = x.arguments[0]
        if low >= inner.width:
            return constant(width, 0)
        if high < inner.width:
            return extract(high, low, inner)
        return extend("zero_extend", width, extract(inner.width - 1, low, inner))
    return Term("extract", (x,), width, (high, low))


def concatenation(parts):
    """The parts side by side, the *first lowest*, as lanes and bytes lie in memory."""
    joined = []
    for part in parts:
        last = joined[-1] if joined else None
        if last is not None and is_constant(part, last):
            joined[-1] = constant(last.width + part.width, last.data | part.data << last.width)
        elif (last is not None and last.operation == part.operation == "extract"
              and last.arguments == part.arguments and part.data[1] == last.data[0] + 1):
            joined[-1] = extract(part.data[0], last.data[1], part.arguments[0])
        else:
            joined.append(part)
    if len(joined) == 1:
        return joined[0]
    if is_constant(joined[-1]) and joined[-1].data == 0:
        return extend("zero_extend", sum(p.width for p in joined), concatenation(joined[:-1]))
    return Term("concatenation", tuple(reversed(joined)), sum(p.width for p in joined))


def extend(kind, width, x):
    """x in `width` bits; `kind` is zero_extend or sign_extend."""
    assert width >= x.width
    if width == x.width:
        return x
    if is_constant(x):
        return constant(width, signed(x.width, x.data) if kind == "sign_extend" else x.data)
    if x.operation == "zero_extend":  # its top bit is 0
        return extend("zero_extend", width, x.arguments[0])
    return Term(kind, (x,), width, width - x.width)


def possible(x):
    """The bits of x that can be 1, as its form shows."""
    a, all = x.arguments, (1 << x.width) - 1
    if x.operation == "constant":
        return x.data
    if x.operation == "zero_extend":
        return possible(a[0])
    if x.operation == "concatenation":
        result = 0
        for part in a:
            result = result << part.width | possible(part)
        return result
    if x.operation == "choose":
        return possible(a[1]) | possible(a[2])
    if x.operation == "and":
        return possible(a[0]) & possible(a[1])
    if x.operation in ("or", "xor"):
        return possible(a[0]) | possible(a[1])
    if x.operation == "shl" and is_constant(a[1]):
        return possible(a[0]) << a[1].data & all
    if x.operation == "lshr" and is_constant(a[1]):
        return possible(a[0]) >> a[1].data
    return all


def bit(condition):
    """A condition as one bit."""
    if condition.operation == "eq" and condition.arguments[0].width == 1 \
            and condition.arguments[1] is constant(1, 1):
        return condition.arguments[0]
    return choose(condition, constant(1, 1), constant(1, 0))


def is_set(x):
    """One bit as a condition."""
    if x.operation == "choose" and x.arguments[1:] == (constant(1, 1), constant(1, 0)):
        return x.arguments[0]
    return compare("eq", x, constant(1, 1))


def ordered(roots):
    """All terms below the roots, each after its arguments."""
    seen, result, stack = set(), [], [(r, False) for r in reversed(roots)]
    while stack:
        term, ready = stack.pop()
        if ready:
            result.append(term)
        elif id(term) not in seen:
            seen.add(id(term))
            stack.append((term, True))
            stack.extend((a, False) for a in reversed(term.arguments))
    return result


class Sources:
    """What a term comes from: the union of what `named` says of terms below, None where it looks on."""

    def __init__(self, named):
        self.named, self.known = named, {}

    def of(self, term):
        stack = [] if term in self.known else [term]
        while stack:
            one = stack.pop()
            if one in self.known:
                continue
            found = self.named(one)
            if found is None and all(a in self.known for a in one.arguments):
                found = frozenset().union(*(self.known[a] for a in one.arguments))
            if found is not None:
                self.known[one] = found
            else:
                stack += [one, *one.arguments]
        return self.known[term]


def replaced(roots, replacement):
    """The roots with what `replacement` gives for a term, where that is not None, in place of it."""
    made, stack = {}, [(r, False) for r in reversed(roots)]
    while stack:
        term, ready = stack.pop()
        if term in made:
            continue
        if ready:
            made[term] = Term(term.operation, [made[a] for a in term.arguments], term.width, term.data)
            continue
        found = replacement(term)
        if found is not None or not term.arguments:
            made[term] = term if found is None else found
        else:
            stack.append((term, True))
            stack.extend((a, False) for a in reversed(term.arguments))
    return [made[r] for r in roots]
