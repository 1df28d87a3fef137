"""The kernels' loops over groups of four bytes, for any number of groups.

Of a loop is guessed which register counts and which words add up to the distance of which row: the body
is run once, and the rows that a word depends on are read off. The guess is trusted by nobody: it only
proposes an invariant, which the solvers must prove on arrival and after every turn.
"""

import itertools

import terms
from cycles import back_edges, blocks_of, limits
from execution import Execution
from ir import Unsupported
from operations import extremum
from terms import binary, compare, concatenation, constant, extend, extract
from values import POISON, Rows, bits, of_bits
from vectors import total

ROWS, GROUP_BYTES = 64, 4
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
    return index.arguments[1].data if index.operation == "add" else 0


def is_cell(term):
    return term.operation == "apply" and term.data in ("block", "query")


def is_distance(term):
    return term.operation == "apply" and term.data.startswith("so_far_")


class Distances:
    """The printed distance of each row after so many groups: so_far_R(0) is 0, and so on by the step."""

    def __init__(self, definitions, body, metric, width, groups):
        self.body, self.metric, self.width = body, metric.rstrip("0123456789"), width
        self.query = Rows("query", 8, binary("shl", groups, constant(64, 2)))
        self.block = Rows("block", 8, binary("shl", groups, constant(64, 8)))
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

    def so_far(self, row, index):
        return terms.apply(f"so_far_{row}", [index], self.bits)

    def coordinates(self, object, group, stride, offset):
        first = binary("shl", group, constant(64, stride))
        cells = [object.cell(binary("add", first, constant(64, offset + k))) for k in range(GROUP_BYTES)]
        return fields(concatenation(cells), self.width)

    def step(self, value, row, group):
        """The distance with one more group."""
        coordinates = zip(self.coordinates(self.query, group, 2, 0),
                          self.coordinates(self.block, group, 8, row * GROUP_BYTES), strict=True)
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

    def progress(self, state, cuts):
        """How many groups the path has taken, and the distance of each row over these."""
        index, values = constant(64, 0), [constant(self.bits, 0)] * ROWS
        if state.inside:
            _, index = self.latest(state, cuts)
            values = [self.so_far(row, index) for row in range(ROWS)]
        while binary("shl", index, constant(64, 8)) in state.read:
            values = [self.step(v, row, index) for row, v in enumerate(values)]
            index = binary("add", index, constant(64, 1))
        return index, values

    def latest(self, state, cuts):
        """The cut that the path is past, and its counter there."""
        if not state.inside:
            return None, None
        place, (arrived, _) = list(state.inside.items())[-1]
        return cuts[place], arrived[cuts[place].counter]

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


class Watch:
    """A cut that claims nothing and sees what arrives."""

    def __init__(self):
        self.seen = []  # of (registers, state), the first of them from before the loop

    def claimed(self, arrived, state):
        self.seen.append((arrived, state))
        return ()

    def assumed(self, arrived, state):
        return ()

    def anything(self, arrived, new):
        self.made = {name: anything(value, new) for name, value in arrived.items()}
        return self.made


def anything(value, new):
    """An unknown in place of a value of a register, 32 bits a term."""
    if not isinstance(value, list):
        return new("group", value.width)
    width = value[0].width
    words = [new("word", 32) for _ in range(len(value) * width // 32)]
    return of_bits(("vector", len(value), ("int", width)), concatenation(words))


class Subjects(terms.Sources):
    """Which rows a term is about: by the memory it comes from, and by the words of which that is known."""

    def __init__(self, block):
        super().__init__(self.rows)
        self.block, self.learnt = block, {}

    def rows(self, term):
        if is_cell(term) and term.data == self.block.name:
            return frozenset({offset(term) // GROUP_BYTES % ROWS})
        if is_distance(term):
            return frozenset({int(term.data.rpartition("_")[2])})
        return self.learnt.get(term)

    def learn(self, word, row):
        if word.operation == "variable":
            self.learnt[word] = frozenset({row})
            self.known.clear()


class Cut:
    """The invariant at a header: its words, and those around it, are the distances so far."""

    def __init__(self, distances, subjects, cuts, function, header):
        self.distances, self.subjects, self.cuts = distances, subjects, cuts
        self.limit = next(v for v in limits(function, header) if v is not None)
        phis = [i for i in function.blocks[header] if i.operation == "phi"]
        counters = [i.result for i in phis if i.type == ("int", 64)]
        if len(counters) != 1:
            raise Unsupported(f"{len(counters)} counters at {header} of {function.name}")
        self.counter = counters[0]
        self.registers = [i.result for i in phis if i.result != self.counter]
        around = [c for (f, h), c in cuts.items()
                  if f == function.name and header in blocks_of(function, h)]
        self.around = around[-1] if around else None
        self.rows, self.objects, self.is_reversed = {}, [], False
        # By the counter, on each way in: all that holds there, what is assumed of each row, the turn's end.
        self.entries, self.before, self.believed, self.turns = {}, {}, {}, {}

    def guess(self, watch, subjects):
        """Reads off what the words of this loop are about, from arrivals at its header."""
        (_, before), *later = watch.seen
        cells = {}
        for key, cell in before.memory.items():
            if len(key) == 2 and key[0].writable:
                cells.setdefault(key[0], []).append(cell)
        self.objects = [o.name for o, all in cells.items()
                        if o.count in (4 * ROWS, 8 * ROWS) and set(all) == {constant(8, 0)}]
        for name in self.registers:
            turns = zip(*(fields(bits(after[name]), 32) for after, _ in later))
            about = [frozenset().union(*map(subjects.of, words)) for words in turns]
            self.rows[name] = [row for rows in about for row in rows]
            for row, word in zip(self.rows[name], fields(bits(watch.made[name]), 32), strict=True):
                subjects.learn(word, row)
        after, state = later[-1]
        first, *rest = self.words(after, state.memory)[0]
        self.is_reversed = bool(rest) and any(a.operation == "lshr" for a in first.arguments)

    def words(self, registers, memory):
        """The words that this loop accumulates, by rows."""
        result = [[] for _ in range(ROWS)]
        for name in self.registers:
            whole = bits(registers[name])
            if whole is POISON:
                raise Unsupported("poison in a sum")
            for row, word in zip(self.rows[name], fields(whole, 32), strict=True):
                result[row].append(word)
        objects = {key[0].name: key[0] for key in memory}
        for name in self.objects:
            size = objects[name].count // ROWS
            for row in range(ROWS):
                cells = [memory[(objects[name], row * size + k)] for k in range(size)]
                if POISON in cells:
                    raise Unsupported("poison in a sum")
                result[row].append(concatenation(cells))
        return [words[::-1] if self.is_reversed else words for words in result]

    def claimed(self, arrived, state):
        index, values = self.distances.progress(state, self.cuts)
        yield "the groups so far", terms.equal(arrived[self.counter], index)
        frame, rows = self.invariant(arrived, state, index, values)
        yield from frame
        for claims in rows:
            yield from claims
        latest, counter = self.distances.latest(state, self.cuts)
        if latest is self:
            self.turns[counter] = Turn(self, arrived, state, index, values)

    def assumed(self, arrived, state):
        index = arrived[self.counter]
        values = [self.distances.so_far(row, index) for row in range(ROWS)]
        words = self.words(arrived, state.memory)
        for row, some in enumerate(words):
            for word in some:
                for part in terms.ordered([word]):
                    self.subjects.learn(part, row)
        frame, rows = self.invariant(arrived, state, index, values)
        self.believed[index] = [[condition for _, condition in claims] for claims in rows]
        self.before[index] = words
        self.entries[index] = {*state.path, *(condition for _, condition in frame),
                               *itertools.chain(*self.believed[index])}
        return [*frame, *(claim for claims in rows for claim in claims)]

    def anything(self, arrived, new):
        return {name: anything(value, new) for name, value in arrived.items()}

    def invariant(self, arrived, state, index, values):
        """What holds of the counters, and of each row."""
        kind, name = self.limit
        limit = state.environment[name] if kind == "local" else constant(64, name)
        frame = [("a group is left", compare("ult", index, limit))]
        start, outer = None, [()] * ROWS
        if self.around:
            start = state.environment[self.around.counter]
            outer = self.around.words(state.environment, state.memory)
            frame.append(("not before the start", compare("ule", start, index)))
        words = self.words(arrived, state.memory)
        return frame, [list(self.distances.claims(own, others, value, index, start))
                       for own, others, value in zip(words, outer, values, strict=True)]


class Turn:
    """The end of a turn: what it leaves is claimed there, and unknown but for that wherever it is used."""

    def __init__(self, cut, arrived, state, index, values):
        self.cut, self.state, self.index, self.values = cut, state, index, values
        self.words = cut.words(arrived, state.memory)
        self.start, self.outer = None, [()] * ROWS
        if cut.around:
            self.start = state.environment[cut.around.counter]
            self.outer = cut.around.words(state.environment, state.memory)

    def left(self, row):
        """The words and the distance as unknowns, lane by lane, and what is known of them."""
        words = [terms.variable(f"left_{k}", w.width) for k, w in enumerate(self.words[row])]
        value = terms.variable("left", self.values[row].width)
        unknowns = {self.values[row]: value}
        for word, unknown in zip(self.words[row], words, strict=True):
            unknowns[word] = unknown
            lanes, start = word.arguments if word.operation == "concatenation" else (), 0
            for lane in reversed(lanes):
                unknowns[lane] = extract(start + lane.width - 1, start, unknown)
                start += lane.width
        known = self.cut.distances.claims(words, self.outer[row], value, self.index, self.start)
        return unknowns, [condition for _, condition in known]


def cuts_of(module, names, distances, subjects, run):
    """The cuts of what `run` comes by, innermost last; `run` takes an execution."""
    watches = {}
    for name in names:
        function = module.function(name)
        known = {("local", parameter) for _, parameter in function.parameters}
        for _, header in back_edges(function):
            if any(v not in known and (v is None or v[0] != "constant")
                   for v in limits(function, header)):
                watches[(name, header)] = Watch()
    run(Execution(module, watches))
    met = sorted((place for place, w in watches.items() if w.seen),
                 key=lambda place: len(watches[place].seen[0][1].inside))
    cuts = {}
    for name, header in met:
        cuts[(name, header)] = Cut(distances, subjects, cuts, module.function(name), header)
    seen = Subjects(distances.block)
    for place in reversed(met):
        cuts[place].guess(watches[place], seen)
    return cuts
