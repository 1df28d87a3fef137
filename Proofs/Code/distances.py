"""The printed distance of a query to each row, group after group, and what kernels' words hold of it."""

import terms
from operations import extremum
from terms import binary, compare, concatenation, constant, extend, extract
from values import Rows
from vectors import total

ROWS, GROUP_BYTES = 64, 4
BLOCK_GROUP_BYTES = ROWS * GROUP_BYTES
MOST_GROUPS = (1 << 64) // BLOCK_GROUP_BYTES - 1  # of which a block has less than 2^64 bytes
SHORT = {"avx2": 16, "avx512": 32, "portable": 16}  # bits of a lane of a short sum


def product(x, factor):
    return binary("mul", x, constant(x.width, factor))


def in_64(x):
    return extend("zero_extend", 64, x)


def fields(word, width):
    return [extract(k + width - 1, k, word) for k in range(0, word.width, width)]


def offset(cell):
    """Of a cell of the query or the block, how far it is into its group."""
    index = cell.arguments[0]
    is_beyond = index.operation == "add" and terms.is_constant(index.arguments[1])
    return index.arguments[1].data if is_beyond else 0


def is_cell(term):
    return term.operation == "apply" and term.data in ("block", "query")


def is_distance(term):
    return term.operation == "apply" and term.data.startswith("so_far_")


class Distances:
    """The printed distance of each row after so many groups: so_far_R(0) is 0, and so on by the step."""

    def __init__(self, definitions, body, metric, width, groups, count):
        self.body, self.metric, self.width = body, metric.rstrip("0123456789"), width
        self.groups, self.size = groups, binary("shl", groups, constant(64, 8))  # of a block
        self.query = Rows("query", 8, binary("shl", groups, constant(64, 2)))
        self.block = Rows("block", 8, self.start(count))
        self.table = Rows("table", 32, constant(64, 129))
        self.is_greatest = self.metric == "chebyshev"
        self.bits = width if self.is_greatest else 64
        self.distance = definitions[f"distance_{width}"]
        self.greatest = definitions.get(f"chebyshev_{width}_{width}")
        half = 1 << (width - 1)
        self.most = half * half if self.metric == "squared" else half  # of a coordinate
        self.most_of_group = 32 // width * self.most
        self.per_piece = max(1, 8 // width)
        self.pieces = {}  # what a byte of a group, or a pair of bytes, adds to a distance
        self.scale = 16 if self.metric == "lee" and width == 4 else 1  # sums are of sixteenths
        self.terms = 2 if width < 8 else 1  # that a byte adds to a short sum, each at most 128

    def preamble(self):
        """What questions declare and define."""
        used = [self.distance, self.greatest] if self.is_greatest else [self.distance]
        return ("(declare-fun table ((_ BitVec 64)) (_ BitVec 32))", *(d.text for d in used))

    def start(self, block):
        """Where a block starts."""
        return binary("mul", self.size, block)

    def so_far(self, row, index):
        return terms.apply(f"so_far_{row}", [index], self.bits)

    def group(self, group, block):
        """Where a group of a block starts."""
        return binary("add", binary("shl", group, constant(64, 8)), self.start(block))

    def given(self, block):
        """That a block lies in memory: it ends where the last one does, or before."""
        end = self.block.count
        return [compare("ule", self.size, end),
                compare("ule", self.start(block), binary("sub", end, self.size))]

    def within(self, group, block, offset):
        """That a byte of a group of a block is in memory."""
        return compare("ult", binary("add", self.group(group, block), offset), self.block.count)

    def lies(self):
        """(claim, premises): that all bytes are, if the block is, and has less than 2^64 of them."""
        group, block, offset = (terms.variable(n, 64) for n in ("group", "block", "offset"))
        return self.within(group, block, offset), [
            compare("ule", self.groups, constant(64, MOST_GROUPS)), compare("ult", group, self.groups),
            compare("ult", offset, constant(64, BLOCK_GROUP_BYTES)), *self.given(block)]

    def is_within(self, condition, state, group, block):
        """Whether a condition says of a byte of this group that it is in memory, or not beyond the end."""
        needed = [compare("ult", group, self.groups), *self.given(block)]
        if not set(needed) <= set(state.path) or condition.operation not in ("ult", "ule"):
            return False
        place, first = condition.arguments[0], self.group(group, block)
        offset = constant(64, 0)
        if place is not first and place.operation == "add":
            place, offset = place.arguments
        return place is first and condition.arguments[1] is self.block.count \
            and terms.is_constant(offset) and offset.data < BLOCK_GROUP_BYTES

    def coordinates(self, object, first, offset):
        cells = [object.cell(binary("add", first, constant(64, offset + k))) for k in range(GROUP_BYTES)]
        return fields(concatenation(cells), self.width)

    def step(self, value, row, group, block):
        """The distance with one more group."""
        coordinates = zip(
            self.coordinates(self.query, binary("shl", group, constant(64, 2)), 0),
            self.coordinates(self.block, self.group(group, block), row * GROUP_BYTES), strict=True)
        if self.is_greatest:
            for a, b in coordinates:
                value = self.greatest.of(value, a, b)
            return value
        added = [self.addend(a, b) for a, b in coordinates]
        for k in range(0, len(added), self.per_piece):
            piece = total(added[k:k + self.per_piece])
            self.pieces[piece] = None
            value = binary("add", value, piece)
        return value

    def addend(self, a, b):
        one = self.distance.of(a, b)
        if self.metric == "table":
            one = self.table.cell(in_64(one))
        elif self.metric == "squared":
            one = extend("zero_extend", 32, one)  # at most 2^30, the square of 2^15
            one = binary("mul", one, one)
        return in_64(one)

    def piece_of(self, cell):
        """Which byte of the group, or pair of bytes, a cell of the query or the block belongs to."""
        return offset(cell) % GROUP_BYTES * 8 // max(8, self.width)

    def lanes(self, own, outer):
        """What adds up in a word, in 64 bits; short sums are the loop's within a loop."""
        return [in_64(f) for f in fields(own[0], SHORT[self.body] if outer else own[0].width)]

    def claims(self, own, outer, value, index, start):
        """What words hold of a row: of this loop, and of the loop around it, which began at `start`."""
        if self.is_greatest:
            result, *rest = fields(own[0], self.width)
            for one in rest:
                result = extremum("umax", result, one)
            yield "the greatest so far", terms.equal(result, value)
            return
        if self.metric == "squared" and self.width == 16:
            low, high = own
            yield "low halves", compare("ule", in_64(low), product(index, 0xffff))
            yield "high halves", compare("ule", in_64(high), product(index, 1 << 15))
            parts = [in_64(low), binary("shl", in_64(high), constant(64, 16))]
        else:
            parts = self.lanes(own, outer)
            if outer:
                room = product(binary("sub", index, start), self.terms * SHORT[self.body] // 8 * 128)
                for part in parts:
                    yield "a short sum has room", compare("ule", part, room)
                parts += map(in_64, outer)
        yield "the sum so far", terms.equal(total(parts), product(value, self.scale))
        if self.metric != "table":
            yield "the sum is bounded", compare("ule", value, product(index, self.most_of_group))
