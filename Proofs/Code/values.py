"""What an IR register holds: a term, a list of lanes, a tuple of fields, a pointer, or poison."""

from dataclasses import dataclass

import terms
from ir import Unsupported, size_in_bits


class Poison:
    """LLVM's poison, and undef, which may be less: what is wrong of poison is not used of undef."""

    def __repr__(self):
        return "poison"


POISON = Poison()


@dataclass(frozen=True)
class Pointer:
    """A place in an object: `constant` plus the sum of coefficient · term, in bytes modulo 2^64."""

    object: object
    constant: int = 0
    symbolic: tuple = ()  # of (term of 64 bits, coefficient)

    def moved(self, index, size):
        """The place `index` (a term of 64 bits) times `size` bytes further."""
        if index.operation == "add" and terms.is_constant(index.arguments[1]):
            return self.moved(index.arguments[1], size).moved(index.arguments[0], size)
        if terms.is_constant(index):
            step = terms.signed(64, index.data) * size
            return Pointer(self.object, self.constant + step, self.symbolic)
        coefficients = dict(self.symbolic)
        coefficients[index] = coefficients.get(index, 0) + size
        return Pointer(self.object, self.constant, tuple(coefficients.items()))

    def index(self, size):
        """The place in units of `size` bytes, as a term."""
        if self.constant % size or any(c % size for _, c in self.symbolic):
            raise Unsupported(f"a place that is no multiple of {size} bytes")
        result = terms.constant(64, 0)
        for term, coefficient in self.symbolic:
            factor = terms.constant(64, coefficient // size)
            scaled = term if coefficient == size else terms.binary("mul", term, factor)
            result = terms.binary("add", scaled, result)
        return terms.binary("add", result, terms.constant(64, self.constant // size))


@dataclass(frozen=True)
class Callee:
    """A pointer to a function: the compiler merges functions that differ in what they call."""

    name: str


class Rows:
    """Read-only memory of `count` integers, any number of them: integer k is the term name(k)."""

    def __init__(self, name, width, count):
        self.name, self.width, self.count = name, width, count

    def cell(self, index):
        return terms.apply(self.name, [index], self.width)


class Cells:
    """Memory of a known number of cells of `width` bits; cell k is at first the variable name_k.

    With `contents`, it is what they say.
    """

    def __init__(self, name, width, count, writable=False, contents=None):
        self.name, self.width, self.count, self.writable = name, width, count, writable
        self.contents = contents

    def initial(self, index):
        return self.contents[index] if self.contents else terms.variable(f"{self.name}_{index}", self.width)


def lanes(value):
    return value if isinstance(value, list) else [value]


def lift(type, function, *values):
    """The function lane by lane; poison in a lane makes a lane of poison."""
    def one(*arguments):
        return POISON if any(a is POISON for a in arguments) else function(*arguments)

    if type[0] == "vector":
        wide = [[POISON] * type[1] if v is POISON else v for v in values]
        return [one(*arguments) for arguments in zip(*wide, strict=True)]
    return one(*values)


def literal(type, value):
    """The value of a constant of the IR."""
    if value[0] == "poison":
        return [POISON] * type[1] if type[0] == "vector" else POISON
    if value[0] == "list":
        return [literal(type[2], one) for one in value[1]]
    if value[0] == "zero":
        if type[0] == "vector":
            return [literal(type[2], value)] * type[1]
        if type[0] == "struct":
            return tuple(literal(one, value) for one in type[1])
        if type[0] == "int":
            return terms.constant(type[1], 0)
    if value[0] == "constant" and type[0] == "int":
        return terms.constant(type[1], value[1])
    raise Unsupported(f"constant {value} of type {type}")


def bits(value):
    """All bits of a value in one term, the first lane lowest; poison if any lane is."""
    parts = lanes(value)
    return POISON if any(p is POISON for p in parts) else terms.concatenation(parts)


def of_bits(type, term):
    """The value of this type that has these bits."""
    if type[0] == "int":
        return POISON if term is POISON else term
    if type[0] == "vector" and type[2][0] == "int":
        if term is POISON:
            return [POISON] * type[1]
        width = type[2][1]
        return [terms.extract(i * width + width - 1, i * width, term) for i in range(type[1])]
    raise Unsupported(f"bits of type {type}")


def reshaped(type, value):
    """A bitcast; lane by lane where it can, so that poison stays in its lane."""
    source = lanes(value)
    count = type[1] if type[0] == "vector" else 1
    if count and len(source) % count == 0:
        group = len(source) // count
        made = [bits(source[i * group:(i + 1) * group]) for i in range(count)]
        return made if type[0] == "vector" else made[0]
    made = []
    element = type[2][1]
    for lane in source:
        per = count // len(source)
        made += [POISON] * per if lane is POISON else \
            [terms.extract(i * element + element - 1, i * element, lane) for i in range(per)]
    if len(made) != count:
        raise Unsupported(f"a bitcast to {type}")
    return made


def byte_size(type):
    size = size_in_bits(type)
    if size % 8:
        raise Unsupported(f"{type} in memory")
    return size // 8
