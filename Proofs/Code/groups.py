"""The kernels' loops over groups of four bytes, for any number of groups.

Of a loop is guessed which register counts and which words add up to the distance of which row: the body
is run once, and the rows that a word depends on are read off. The guess is trusted by nobody: it only
proposes an invariant, which the solvers must prove on arrival and after every turn.
"""

import itertools

import terms
from cycles import back_edges, blocks_of, limits
from distances import GROUP_BYTES, ROWS, fields, is_cell, is_distance, offset
from execution import Execution
from ir import Unsupported
from terms import binary, compare, concatenation, constant, extract
from values import POISON, bits, of_bits


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
        self.limit = next((v for v in limits(function, header) if v is not None), None)
        if self.limit is None:
            raise Unsupported(f"nothing limits the loop at {header} of {function.name}")
        phis = [i for i in function.blocks[header] if i.operation == "phi"]
        counters = [i.result for i in phis if i.type == ("int", 64)]
        if len(counters) != 1:
            raise Unsupported(f"{len(counters)} counters at {header} of {function.name}")
        self.counter = counters[0]
        self.registers = [i.result for i in phis if i.result != self.counter]
        around = [c for (f, h), c in cuts.items() if isinstance(c, Cut)
                  and f == function.name and header in blocks_of(function, h)]
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
            if any(len(rows) != 1 for rows in about):
                raise Unsupported(f"{name} has words of no row, or of many")
            self.rows[name] = [row for [row] in about]
            for row, word in zip(self.rows[name], fields(bits(watch.made[name]), 32), strict=True):
                subjects.learn(word, row)
        after, state = later[-1]
        words = self.words(after, state.memory)
        if len({len(some) for some in words}) != 1 or not words[0]:
            raise Unsupported("rows that have not as many words as others")
        first, *rest = words[0]
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
        index, values = progress(self.distances, state, self.cuts)
        yield "the groups so far", terms.equal(arrived[self.counter], index)
        frame, rows = self.invariant(arrived, state, index, values)
        yield from frame
        for claims in rows:
            yield from claims
        cut, counter = latest(state, self.cuts)
        if cut is self:
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
        frame = [("a group is left", compare("ult", index, limit)),
                 ("it is of the block", compare("ult", index, self.distances.groups))]
        start, outer = None, [()] * ROWS
        if self.around:
            start = state.environment[self.around.counter]
            outer = self.around.words(state.environment, state.memory)
            frame.append(("not before the start", compare("ule", start, index)))
        words = self.words(arrived, state.memory)
        return frame, [list(self.distances.claims(own, others, value, index, start))
                       for own, others, value in zip(words, outer, values, strict=True)]


def number(state, cuts):
    """The block that the path is in."""
    for place, cut in cuts.items():
        if not isinstance(cut, Cut) and place in state.inside:
            return state.inside[place][0][cut.counter]
    raise Unsupported("groups that are of no block")


def latest(state, cuts):
    """The loop over groups that the path has entered last, and its counter there."""
    for place, (arrived, _) in reversed(state.inside.items()):
        if isinstance(cuts[place], Cut):
            return cuts[place], arrived[cuts[place].counter]
    return None, None


def progress(distances, state, cuts):
    """How many groups the path has taken, and the distance of each row over these."""
    block = number(state, cuts)
    cut, index = latest(state, cuts)
    if cut:
        values = [distances.so_far(row, index) for row in range(ROWS)]
    else:
        index, values = constant(64, 0), [constant(distances.bits, 0)] * ROWS
    while distances.group(index, block) in state.read:
        values = [distances.step(v, row, index, block) for row, v in enumerate(values)]
        index = binary("add", index, constant(64, 1))
    return index, values


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


def cuts_of(module, names, distances, subjects, over_blocks, run):
    """The cuts of what `run` comes by, innermost last; `run` takes an execution.

    What an argument limits is the loop over blocks.
    """
    watches, cuts = {}, {}
    for name in names:
        function = module.function(name)
        arguments = {("local", parameter) for _, parameter in function.parameters}
        for _, header in back_edges(function):
            found = limits(function, header)
            if any(v is None or v[0] != "constant" for v in found):
                watches[(name, header)] = Watch()
                if arguments & set(found):
                    cuts[(name, header)] = over_blocks
    run(Execution(module, watches))
    met = sorted((place for place, w in watches.items() if w.seen and place not in cuts),
                 key=lambda place: len(watches[place].seen[0][1].inside))
    for name, header in met:
        cuts[(name, header)] = Cut(distances, subjects, cuts, module.function(name), header)
    seen = Subjects(distances.block)
    for place in reversed(met):
        cuts[place].guess(watches[place], seen)
    return cuts
