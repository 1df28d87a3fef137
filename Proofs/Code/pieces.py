"""Claims about a row, taken apart into questions that solvers decide at once.

What a byte of a group adds to a distance, or a pair of bytes, is compared as compiled and as printed by
itself; in the sums both are then unknowns, of which is known what was asked. And what a turn leaves in a
row's words is claimed at its end, by what held at its beginning and not by where it goes on; where these
words are used next they are unknowns for which that holds. That loads stay in memory is asked once, of any
byte.
"""

import itertools

import terms
from distances import in_64, is_cell, is_distance, product
from groups import latest, number
from questions import Part
from terms import binary, compare, constant, extend
from vectors import total


def alike(claims, premises):
    """The part with names that count up, so that what is asked of all rows is one text.

    Cells of memory, distances and where blocks start become unknowns, of which nothing is known but the
    premises.
    """
    names, counts = {}, itertools.count()

    def name(term):
        is_start = term.operation == "mul" and term.width == 64 and not terms.is_constant(term.arguments[1])
        if term.operation == "variable" or is_cell(term) or is_distance(term) or is_start:
            if term not in names:
                names[term] = terms.variable(f"x{next(counts)}", term.width)
            return names[term]
        return None

    made = terms.replaced([*premises, *(c for _, c in claims)], name)
    count = len(premises)
    return Part(list(zip((what for what, _ in claims), made[count:])), tuple(made[:count]))


class Pieces(terms.Sources):
    """The pieces of a group that a term comes from, and None where it is from anything else."""

    def __init__(self, distances):
        super().__init__(self.pieces)
        self.distances = distances

    def pieces(self, term):
        if is_cell(term):
            return frozenset({self.distances.piece_of(term)})
        return frozenset({None}) if is_distance(term) or term.operation == "variable" else None

    def hidden(self, roots):
        """(roots, lemmas, equations): with unknowns for what pieces add, of which the lemmas are asked."""
        if self.distances.is_greatest:
            return roots, [], []
        printed, compiled = {}, {}

        def hide(term):
            whose = self.of(term)
            if not term.width or len(whose) != 1 or None in whose:
                return None
            [piece] = whose
            if term in self.distances.pieces:
                printed[piece] = (term, terms.variable(f"printed_{piece}", term.width))
                return printed[piece][1]
            inner = term
            while inner.operation == "zero_extend":
                inner = inner.arguments[0]
            if inner not in compiled:
                compiled[inner] = (piece, terms.variable(f"compiled_{len(compiled)}", inner.width))
            return extend("zero_extend", term.width, compiled[inner][1])

        made = terms.replaced(roots, hide)
        lemmas, known = [], []
        for piece, (term, unknown) in printed.items():
            own = [(c, v) for c, (p, v) in compiled.items() if p == piece]
            lemmas.append(list(self.adds(piece, [c for c, _ in own], term)))
            known += [condition for _, condition in self.adds(piece, [v for _, v in own], unknown)]
        return made, lemmas, known

    def adds(self, piece, compiled, printed):
        """What a piece adds as compiled, in terms of what it adds as printed, and how much that is."""
        if not compiled:
            return
        distances = self.distances
        yield f"what piece {piece} adds", terms.equal(
            total(list(map(in_64, compiled))), product(printed, distances.scale))
        if distances.metric != "table":
            yield f"piece {piece} is bounded", compare(
                "ule", printed, constant(64, distances.most * distances.per_piece))
            for one in compiled:
                bound = constant(64, max(128, distances.most))
                yield f"a term of piece {piece} is bounded", compare("ule", in_64(one), bound)


def sides(equations):
    """For each equation, what may be replaced by what."""
    return {e.arguments[1]: e.arguments[0] for e in equations
            if e.operation == "eq" and not terms.is_constant(e.arguments[1])}


def spread(term):
    """A multiple of a sum as a sum of multiples."""
    if term.operation == "mul" and terms.is_constant(term.arguments[1]) \
            and term.arguments[0].operation == "add":
        return binary("add", *(binary("mul", a, term.arguments[1]) for a in term.arguments[0].arguments))
    return None


class Parts:
    """The claims of an execution, as parts of a question; `bound` is a premise of all."""

    def __init__(self, distances, subjects, cuts, bound):
        self.distances, self.subjects, self.cuts, self.bound = distances, subjects, cuts, bound
        self.pieces, self.made = Pieces(distances), {}

    def add(self, claims, premises=()):
        part = alike(claims, (self.bound, *premises))
        self.made[(part.premises, tuple(c for _, c in part.claims))] = part

    def take(self, claims):
        """Sorts claims: of one row, by what its turn does or has done; of loads; and others."""
        together, frames = {}, {}
        for claim in claims:
            about = self.subjects.of(claim.condition)
            together.setdefault((id(claim.state), about), []).append(claim)
        for (_, about), some in together.items():
            state = some[0].state
            premises = [c for c in state.path if self.subjects.of(c) <= about]
            claims = [(c.what, c.condition) for c in some]
            cut, counter = latest(state, self.cuts)
            turn = cut.turns.get(counter) if cut else None
            if not turn or len(about) != 1:
                if cut:
                    block = number(state, self.cuts)
                    claims = [c for c in claims
                              if not self.distances.is_within(c[1], state, counter, block)]
                frames.setdefault(tuple(premises), []).extend(claims)
                continue
            [row] = about
            if state is turn.state:
                premises = [c for c in premises if c in cut.entries[counter]]
                self.turn(claims, premises, turn, counter, row)
            else:
                unknowns, known = turn.left(row)
                made = terms.replaced([c for _, c in claims], unknowns.get)
                premises = [p for p in premises if p not in cut.believed[counter][row]]
                self.add(list(zip((what for what, _ in claims), made)), [*premises, *known])
        for premises, claims in frames.items():
            for claim in claims:
                self.add([claim], premises)
        claim, premises = self.distances.lies()
        self.add([("a byte of a group is in memory", claim)], premises)

    def turn(self, claims, premises, turn, counter, row):
        """What a turn does to a row: what pieces add, what lanes become, and the claims of these."""
        distances, outer = self.distances, turn.outer[row]
        before, after = turn.cut.before[counter][row], turn.words[row]
        lanes = distances.lanes(before, outer), distances.lanes(after, outer)
        made, lemmas, known = self.pieces.hidden([*(c for _, c in claims), *lanes[1]])
        for lemma in lemmas:
            self.add(lemma)
        becomes = {}
        if lemmas and len(after) == 1:
            for was, is_now in zip(lanes[0], made[len(claims):], strict=True):
                added = [t for t in terms.ordered([is_now])
                         if t.operation == "variable" and t.data.startswith("compiled")]
                becomes[is_now] = total([was, *map(in_64, added)])
                self.add([("what a lane becomes", terms.equal(is_now, becomes[is_now]))],
                         [*premises, *known])
            becomes |= sides([*known, *turn.cut.believed[counter][row]])
        for what, condition in zip((what for what, _ in claims), made):
            seen = None
            while condition is not seen:
                seen = condition
                [condition] = terms.replaced([seen], lambda t: becomes.get(t) or spread(t))
            self.add([(what, condition)], [*premises, *known])
